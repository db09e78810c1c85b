// What a speaker and a screen reader are told of the time: at 5, 2, 1 and 0 minutes left, once each, and what it looks like between.
import type { Reading } from "./rundown";

export type Level = "plain" | "five" | "two" | "one" | "over";
export type Milestone = Exclude<Level, "plain">;

const marks: readonly (readonly [Milestone, number])[] = [["over", 0], ["one", 60_000], ["two", 120_000], ["five", 300_000]];

/** How urgent the time left is. A cue that was never longer than a mark is not urgent for that: a minute's welcome does not begin in red. */
export function levelOf(reading: Reading): Level {
  if (!reading.cue || reading.movesIn > 0 || reading.film) return "plain";
  if (reading.over > 0) return "over";
  const whole = reading.elapsed + reading.remaining;
  return marks.find(([, least]) => reading.remaining <= least && whole > least)?.[0] ?? "plain";
}

export class Milestones {
  private cue: string | undefined;
  private left = Number.POSITIVE_INFINITY;

  /** The mark that was passed since the last look; null when none was, also after a jump to another cue or time given back. */
  passed(reading: Reading): Milestone | null {
    const left = reading.over > 0 ? -reading.over : reading.remaining;
    const before = reading.cue?.id === this.cue && reading.state === "running" ? this.left : Number.NaN;
    this.cue = reading.cue?.id;
    this.left = left;
    if (reading.film || reading.movesIn > 0) return null;
    return marks.find(([, least]) => before > least && left <= least)?.[0] ?? null;
  }
}
