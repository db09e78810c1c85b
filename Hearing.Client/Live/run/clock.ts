// Estimates the server's clock on the monotonic clock, so that a stepped wall clock changes nothing.
// Each direction by itself: the least forward and the least backward difference in a sliding window bound the offset.

export interface TimeAnswer { received: string; sent: string; }

interface Sample { at: number; forward: number; backward: number; }

const windowMilliseconds = 120_000;
const gapMilliseconds = 2_000;

export class Clock {
  private samples: Sample[] = [];
  private offset: number;
  private lastTick = performance.now();

  /** Starts from the wall clock's guess until the first answer of the server. */
  constructor(private readonly ask: () => Promise<TimeAnswer>) {
    this.offset = Date.now() - performance.now();
  }

  /** Whether no sample is in the window: the page says that it is checking its clock. */
  get isChecking(): boolean { return this.samples.length === 0; }

  /** Half the gap between the bounds, in milliseconds: what constant asymmetry can hide. */
  get uncertainty(): number {
    if (this.isChecking) return Number.POSITIVE_INFINITY;
    return (this.least("forward") - this.most("backward")) / 2;
  }

  /** The server's time now, in milliseconds since 1970. */
  now(): number { return performance.now() + this.offset; }

  /** Asks five times at once, and then every ten seconds for ever. */
  start(): void {
    void (async () => {
      for (let i = 0; i < 5; i++) await this.sample();
    })();
    setInterval(() => void this.sample(), 10_000);
    setInterval(() => this.tick(), 500);
  }

  /** A timer that comes late by over two seconds means that the device slept: the window is worth nothing. */
  private tick(): void {
    const now = performance.now();
    if (now - this.lastTick > 500 + gapMilliseconds) {
      this.samples = [];
      void this.sample();
    }
    this.lastTick = now;
  }

  private async sample(): Promise<void> {
    const before = performance.now();
    try {
      const answer = await this.ask();
      this.add(before, Date.parse(answer.received), Date.parse(answer.sent), performance.now());
    } catch {
      // The server is away: the last estimate holds.
    }
  }

  /** Takes four stamps in; public for the tests' vectors. */
  add(before: number, received: number, sent: number, after: number): void {
    const sample = { at: after, forward: received - before, backward: sent - after };
    const last = this.samples.at(-1);
    if (last && (sample.forward < last.backward - gapMilliseconds || sample.backward > last.forward + gapMilliseconds)) {
      this.samples = [];
    }
    this.samples.push(sample);
    this.samples = this.samples.filter((s) => after - s.at <= windowMilliseconds);
    this.offset = (this.least("forward") + this.most("backward")) / 2;
  }

  private least(side: "forward" | "backward"): number { return Math.min(...this.samples.map((s) => s[side])); }
  private most(side: "forward" | "backward"): number { return Math.max(...this.samples.map((s) => s[side])); }
}
