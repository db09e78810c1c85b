// Estimates the server's clock on the monotonic clock, so that a stepped wall clock changes nothing.
// Each direction by itself: no way there is shorter than none, so the least forward and the greatest backward difference bound the
// offset from both sides, also when the two clocks drift apart by a steady rate. ServerClock in C# does the same.

export interface TimeAnswer { received: string; sent: string; }

interface Sample { at: number; forward: number; backward: number; }
interface Estimate { offset: number; rate: number; at: number; gap: number; }

const mostSamples = 120;
/** So many in quick succession after the start and after a gap, then one each thirty seconds. */
const quickSamples = 60;
const quickEvery = 1_000;
const slowEvery = 30_000;
const tickEvery = 500;
/** So many one after the other when the page begins: a film may be on stage already, and one answer alone is off by half of what its way varies. */
const firstAnswers = 6;
/** A timer later than this means that the device slept. */
const gapMilliseconds = 2_000;
/** By so much the two bounds may contradict each other before the samples are taken for those of two clocks. */
const contradiction = 40;
/** A drift is looked for after a while, or when nothing else explains what is seen: sooner, delays that vary would feign one. */
const driftAfter = 600_000;
const mostDrift = 300e-6;
/** How much tighter, as a part of the window's length, the bounds must become for each unit of drift that is assumed. */
const driftPrice = 0.1;

export class Clock {
  private samples: Sample[] = [];
  private estimate: Estimate;
  private quick = quickSamples;
  private asked = Number.NEGATIVE_INFINITY;
  private lastTick: number;
  private lastWall: number;

  /** Starts from the wall clock's guess until the first answer of the server. */
  constructor(
    private readonly ask: () => Promise<TimeAnswer>,
    private readonly monotonic: () => number = () => performance.now(),
    private readonly wall: () => number = () => Date.now(),
  ) {
    this.lastTick = monotonic();
    this.lastWall = wall();
    this.estimate = { offset: this.lastWall - this.lastTick, rate: 0, at: this.lastTick, gap: Number.POSITIVE_INFINITY };
  }

  /** Whether no sample is in the window: the page says that it is checking its clock. */
  get isChecking(): boolean { return this.samples.length === 0; }

  /** Asks each second for so many more answers: around a film, what is known of a clock that drifts must be fresh. */
  attend(answers: number): void { this.quick = Math.max(this.quick, answers); }

  /** The server's time now, in milliseconds since 1970. */
  now(): number { return this.timeAt(this.monotonic()); }

  /** Looks twice a second, for ever, whether to ask. */
  start(): void {
    void this.begin();
    setInterval(() => void this.tick(), tickEvery);
  }

  private async begin(): Promise<void> {
    for (let i = 0; i < firstAnswers; i++) {
      this.asked = Number.NEGATIVE_INFINITY;
      await this.tick();
    }
  }

  /** Notices gaps, and asks when it is time to; public for the tests. */
  async tick(): Promise<void> {
    const now = this.monotonic();
    const wall = this.wall();
    const slept = now - this.lastTick > tickEvery + gapMilliseconds;
    // Where the monotonic clock stands still in sleep only the wall clock tells; where somebody set it, one more sample does no harm.
    const jumped = Math.abs(wall - this.lastWall - (now - this.lastTick)) > tickEvery;
    this.lastTick = now;
    this.lastWall = wall;
    if (slept) this.forget();
    if (slept || jumped) this.quick = quickSamples;
    if (!slept && !jumped && now - this.asked < (this.quick > 0 ? quickEvery : slowEvery)) return;
    this.asked = now;
    try {
      const answer = await this.ask();
      const [received, sent] = [Date.parse(answer.received), Date.parse(answer.sent)];
      // A server in trouble may answer with words instead of a time.
      if (Number.isNaN(received + sent)) return;
      this.add(now, received, sent, this.monotonic());
      this.quick = Math.max(0, this.quick - 1);
    } catch {
      // The server is away: the last estimate holds.
    }
  }

  /** Takes four stamps in; public for the tests' vectors. */
  add(before: number, received: number, sent: number, after: number): void {
    const sample = { at: after, forward: received - before, backward: sent - after };
    this.samples.push(sample);
    if (this.samples.length > mostSamples) this.samples.shift();
    this.estimate = this.fit();
    if (this.estimate.gap >= -contradiction) return;
    // Two clocks: this device slept, or another node answers. What was before says nothing of what is now.
    this.forget();
    this.samples.push(sample);
    this.estimate = this.fit();
  }

  private forget(): void {
    this.samples = [];
    this.quick = quickSamples;
  }

  /** The server's time at an instant of this page's monotonic clock, such as when a frame is shown. */
  timeAt(at: number): number { return at + this.estimate.offset + this.estimate.rate * (at - this.estimate.at); }

  private fit(): Estimate {
    const first = this.samples[0]!.at;
    const last = this.samples.at(-1)!.at;
    const steady = this.bounds(0, last);
    if (last - first < driftAfter && steady.gap >= 0) return steady;
    const worth = (rate: number): number => this.bounds(rate, last).gap - driftPrice * Math.abs(rate) * (last - first);
    // The gap between the bounds has one maximum over the rate, because both bounds are bent one way.
    let [low, high] = [-mostDrift, mostDrift];
    for (let i = 0; i < 32; i++) {
      const third = (high - low) / 3;
      if (worth(low + third) < worth(high - third)) low += third;
      else high -= third;
    }
    return this.bounds((low + high) / 2, last);
  }

  /** The offset at an instant, midway between both bounds, if the clocks drift apart at that rate. */
  private bounds(rate: number, at: number): Estimate {
    let [upper, lower] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const sample of this.samples) {
      const drifted = rate * (sample.at - at);
      upper = Math.min(upper, sample.forward - drifted);
      lower = Math.max(lower, sample.backward - drifted);
    }
    return { offset: (upper + lower) / 2, rate, at, gap: upper - lower };
  }
}
