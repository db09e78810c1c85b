// What a rundown says at an instant: a look-up by time and one sum, no rules of its own.
// Held to the same vectors as RundownReader in C#.

export type SegmentState = "slate" | "running" | "held";

export interface InstantPiece { from: string; value: string; slope: number; }
export interface LengthPiece { from: string; milliseconds: number; slope: number; }
export interface RundownCue {
  id: string;
  sessionId: string | null;
  candidateId: string | null;
  sessionTitle: string;
  kind: string;
  title: string;
  candidate: string | null;
  plannedStart: string | null;
  lengthMilliseconds: number;
  film: { filmId: string; version: number; lengthMilliseconds: number } | null;
  skipped: boolean;
  /** Whether the room is recorded while it moves; left out when not. */
  isRecorded?: boolean;
  forecast: InstantPiece[];
}

/** What a cue is within its session; nothing when both are called alike. */
export const partOf = (cue: RundownCue): string => cue.title === cue.sessionTitle ? "" : cue.title;

export interface Segment {
  cueId: string;
  state: SegmentState;
  from: string;
  until: string | null;
  positionMilliseconds: number;
  lengthMilliseconds: number;
  film: { filmId: string; offsetMilliseconds: number; lengthMilliseconds: number } | null;
  /** How long it had moved before it was postponed from the stage; left out when not at all. */
  usedMilliseconds?: number;
  /** Why it is held; left out when that was not said. */
  reason?: "presenterLost" | "teamAbsent" | "filmFails" | "technical" | "other";
}
export interface Rundown {
  revision: number;
  status: "notStarted" | "running" | "finished";
  cues: RundownCue[];
  segments: Segment[];
  late: LengthPiece[];
  message: string | null;
}

/** What a rundown says at an instant; lengths in milliseconds, late is positive. */
export interface Reading {
  cue: RundownCue | undefined;
  state: SegmentState | undefined;
  /** What is left of the slate. */
  movesIn: number;
  elapsed: number;
  remaining: number;
  over: number;
  film: { filmId: string; position: number; length: number; moves: boolean } | null;
  coming: RundownCue[];
  late: number;
}

const at = (text: string): number => Date.parse(text);

/** The newest piece that has begun; the first one before that. */
function pieceAt<T extends { from: string }>(pieces: readonly T[], now: number): T | undefined {
  return pieces.findLast((piece) => at(piece.from) <= now) ?? pieces[0];
}

const moved = (piece: { from: string; slope: number }, now: number): number => (piece.slope === 0 ? 0 : now - at(piece.from));

export function readAt(rundown: Rundown, now: number): Reading {
  const latest = rundown.segments.findLast((s) => at(s.from) <= now);
  const segment = latest?.until && at(latest.until) <= now ? undefined : latest;
  const position = segment ? segment.positionMilliseconds + (segment.state === "held" ? 0 : now - at(segment.from)) : 0;
  const elapsed = (segment?.usedMilliseconds ?? 0) + Math.max(0, position);
  const length = segment?.lengthMilliseconds ?? 0;
  const late = pieceAt(rundown.late, now);
  return {
    cue: rundown.cues.find((c) => c.id === segment?.cueId),
    state: segment?.state,
    movesIn: Math.max(0, -position),
    elapsed,
    remaining: Math.max(0, length - elapsed),
    over: Math.max(0, elapsed - length),
    film: segment ? filmAt(segment, now) : null,
    coming: rundown.cues.filter((c) => c.forecast.length > 0 && !hasCome(rundown, c, now)),
    late: late ? late.milliseconds + moved(late, now) : 0,
  };
}

/** Whether a cue with a forecast has come on by itself since the newest fact. */
const hasCome = (rundown: Rundown, cue: RundownCue, now: number): boolean =>
  rundown.segments.some((s) => s.cueId === cue.id && at(s.from) <= now && at(s.from) >= at(cue.forecast[0]!.value));

function filmAt(segment: Segment, now: number): Reading["film"] {
  const film = segment.film;
  if (!film) return null;
  const running = segment.state === "running";
  const position = running ? Math.min(film.offsetMilliseconds + now - at(segment.from), film.lengthMilliseconds) : film.offsetMilliseconds;
  return { filmId: film.filmId, position, length: film.lengthMilliseconds, moves: running && position < film.lengthMilliseconds };
}

/** When a coming cue is expected on stage; undefined when it has been there or is left out. */
export function forecastOf(cue: RundownCue, now: number): number | undefined {
  const piece = pieceAt(cue.forecast, now);
  return piece && at(piece.value) + moved(piece, now);
}
