// What of a turn is news to somebody who listens, and what of it still holds when it is old.
import { fill } from "./words";

export interface Turn { state: string; expected: string | null; reason: string; text: string; because: string | null; }

/** A forecast that moves by less is no news: it may move each minute. */
const noticed = 3 * 60_000;
const marks: readonly number[] = [15, 5];

/** Tells what is worth saying aloud: another time, another reason, on stage or over, and when fifteen and five minutes are left. */
export class TurnNews {
  private told: Turn | undefined;
  private left = Number.POSITIVE_INFINITY;

  /** Whether this turn is news; the first is not, since the page says it. */
  isNew(turn: Turn, now: number): boolean {
    const left = turn.expected ? Math.ceil((Date.parse(turn.expected) - now) / 60_000) : Number.POSITIVE_INFINITY;
    const before = this.left;
    this.left = left;
    const isFirst = !this.told;
    const isOther = !this.told || this.told.state !== turn.state || this.told.reason !== turn.reason || this.hasMoved(this.told, turn);
    const isNear = marks.some((mark) => before > mark && left <= mark);
    if (!isOther && !isNear) return false;
    this.told = turn;
    return !isFirst;
  }

  private hasMoved(from: Turn, to: Turn): boolean {
    return from.expected !== null && to.expected !== null && Math.abs(Date.parse(to.expected) - Date.parse(from.expected)) >= noticed;
  }
}

/** A turn's sentence without how long it is to wait: "You are on in 12 minutes, at 10:47." is "You are on at 10:47." */
export function withoutWait(text: string, wait: string, on: string): string {
  const [before = "", after = ""] = wait.split("{0}");
  const rest = text.indexOf(`${after}, `, before.length);
  return before && text.startsWith(before) && rest > 0 ? fill(on, text.slice(rest + after.length + 2).replace(/\.$/, "")) : text;
}
