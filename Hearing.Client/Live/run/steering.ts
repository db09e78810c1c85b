// Brings what is played into step: errors in (played minus wanted, milliseconds), a rate out. It knows no page and no clock.

/** Corrections begin beyond the one and go on until the other: with what the beat of a screen hides, below 3 ms is left. */
const beginBeyond = 2;
const goOnUntil = 0.5;
/** Within so many milliseconds an error is to be gone, as far as the rate allows. */
const settle = 1_500;
export const mostRate = 0.02;
/** Chromium moves its clock at each rate but the sound only beyond about 0.1 %: nearer to 1, picture and sound would part. */
export const leastRate = 0.002;
/** A rate changes by so much at a time, so that no step is heard. */
export const mostStep = 0.004;
const updateEvery = 200;
/** Frames come at the screen's beat: only over a second of them is a few milliseconds anything. */
const frameWindow = 1_000;
const fewestFrames = 5;

interface Sample { at: number; error: number; }

export class Steering {
  private samples: Sample[] = [];
  private correction = 0;
  private corrected: number | null = null;
  private updated = Number.NEGATIVE_INFINITY;
  private steering = false;
  private shift = 0;

  /** What to play at. */
  get rate(): number { return 1 + this.shift; }

  /** Takes in how far off a frame was; instants are of a monotonic clock. What was corrected by then is taken out, so that frames before and after a correction are of one kind. */
  add(at: number, error: number): void {
    this.advance(at);
    this.samples.push({ at, error: error - this.correction });
    while (at - this.samples[0]!.at > frameWindow) this.samples.shift();
  }

  /** How far off it is now; null before that can be said. */
  error(): number | null {
    if (this.samples.length < fewestFrames) return null;
    const sorted = this.samples.map((s) => s.error).sort((a, b) => a - b);
    // The mean of the middle half: a frame that came late says nothing, and a median alone would jump by what the screen's beat adds.
    const middle = sorted.slice(Math.floor(sorted.length / 4), Math.ceil((sorted.length * 3) / 4));
    return middle.reduce((sum, error) => sum + error, 0) / middle.length + this.correction;
  }

  /** The rate from now on; it changes at most five times a second. */
  update(at: number): number {
    this.advance(at);
    const error = this.error();
    if (error === null || at - this.updated < updateEvery) return this.rate;
    this.updated = at;
    this.steering = Math.abs(error) > (this.steering ? goOnUntil : beginBeyond);
    const size = Math.min(mostRate, Math.max(leastRate, Math.abs(error) / settle));
    const wanted = this.steering ? -Math.sign(error) * size : 0;
    this.shift += Math.max(-mostStep, Math.min(mostStep, wanted - this.shift));
    return this.rate;
  }

  /** Begins anew, as after a start or a seek. */
  reset(): void {
    this.samples = [];
    this.steering = false;
    [this.shift, this.correction, this.corrected] = [0, 0, null];
  }

  private advance(at: number): void {
    if (this.corrected !== null) this.correction += this.shift * Math.max(0, at - this.corrected);
    this.corrected = Math.max(at, this.corrected ?? at);
  }
}
