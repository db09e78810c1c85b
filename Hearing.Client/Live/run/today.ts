// What of a run is still of the day that it is now: a hearing may go on tomorrow, and a screen must not count that as today's.
import { forecastOf, type Reading, type Rundown } from "./rundown";
import type { Times } from "./words";

/** When what is on stage gives way to another session; undefined when that is on another day or not known. */
export function endsAt(reading: Reading, now: number, times: Times): number | undefined {
  const next = reading.cue && reading.coming.find((cue) => cue.sessionId !== reading.cue?.sessionId);
  const at = next && forecastOf(next, now);
  return at !== undefined && times.isSameDay(at, now) ? at : undefined;
}

/** Whether a run under way has nothing more to come today. */
export function isLastToday(rundown: Rundown, reading: Reading, now: number, times: Times): boolean {
  const next = reading.coming[0] && forecastOf(reading.coming[0], now);
  return rundown.status === "running" && !(next !== undefined && times.isSameDay(next, now));
}

/** What is on stage, or why nothing is. */
export function titleOf(rundown: Rundown, reading: Reading, now: number, times: Times, words: { finished?: string; notStarted?: string; nothing?: string }): string {
  if (reading.cue) return reading.cue.sessionTitle;
  return (rundown.status === "finished" ? words.finished : isLastToday(rundown, reading, now, times) ? words.nothing : words.notStarted) ?? "";
}
