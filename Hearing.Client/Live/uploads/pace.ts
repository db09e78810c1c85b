// How fast bytes go, over the last seconds, and how long the rest takes.
const WINDOW = 8_000;

export class Pace {
  private seen: { at: number; bytes: number }[] = [];

  /** So many bytes of the file are there at this instant. */
  note(bytes: number, at: number): void {
    this.seen.push({ at, bytes });
    while (this.seen.length > 2 && this.seen[1]!.at <= at - WINDOW) this.seen.shift();
  }

  /** What was before an interruption says nothing of what comes. */
  forget(): void {
    this.seen = [];
  }

  /** Bytes a second; null while too little is known. */
  get speed(): number | null {
    const [first, last] = [this.seen[0], this.seen.at(-1)];
    return first && last && last.at > first.at ? ((last.bytes - first.bytes) / (last.at - first.at)) * 1000 : null;
  }

  /** Seconds until all is there; null while nobody knows. */
  left(total: number): number | null {
    const [speed, last] = [this.speed, this.seen.at(-1)];
    return speed && last ? (total - last.bytes) / speed : null;
  }
}

/** Waits longer after each failure in a row, half a minute at most, and never gives up. */
export function pauseAfter(failures: number): number {
  return Math.min(30_000, 1000 * 2 ** Math.min(failures, 10));
}

export type Trouble = "again" | "full" | "stop";

/** What to do about an answer: 0 is none at all. What the server will not take however often it is sent ends the upload. */
export function troubleOf(status: number, isBegun: boolean): Trouble {
  if (status === 507) return isBegun ? "full" : "stop";
  // Gone while under way: asked for again, it is begun anew.
  if (status === 404 || status === 410) return isBegun ? "again" : "stop";
  return status === 0 || status === 408 || status === 409 || status === 423 || status === 460 || status >= 500 ? "again" : "stop";
}
