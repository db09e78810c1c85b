// Keeps a video where the run says: parks it before a start, lets it go at the instant, steers it while it plays.
import { Steering } from "./steering";

export interface ServerTime {
  now(): number;
  /** The server's time at an instant of performance.now(). */
  timeAt(at: number): number;
  attend(answers: number): void;
}

/** Two beginnings nearer than this are one. */
const sameOrigin = 5;
/** So far off a film that plays or could play at once is steered; beyond, it arrives anew. */
const steerable = 80;
const lost = 1_000;
const lostAfterSleep = 200;
const gap = 2_000;
/** A seek in steady state would be seen by everybody here: at most one so often, whatever goes wrong. */
const arriveEvery = 5_000;
/** Without a frame for so long the tab is hidden, or the browser does not tell of frames: then the video's own position is what there is. */
const frameless = 1_000;
const learnAfter = 300;
const keptLatency = "hearing-start-latency";

export const tellsOfFrames = (): boolean => "requestVideoFrameCallback" in HTMLVideoElement.prototype;

const sleep = (milliseconds: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, milliseconds));
const within = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));

export class InStep {
  private readonly steering = new Steering();
  private phase: "standing" | "arriving" | "playing" = "standing";
  private origin: number | null = null;
  private errand = 0;
  private arrived = Number.NEGATIVE_INFINITY;
  private framed = Number.NEGATIVE_INFINITY;
  private ticked = performance.now();
  private learning = false;
  private latency = within(Number(localStorage.getItem(keptLatency) ?? 60), 0, 400);
  private seekTakes = 150;

  constructor(private readonly video: HTMLVideoElement, private readonly time: ServerTime, private readonly play: () => void) {
    video.preservesPitch = true;
    if (tellsOfFrames()) this.watch();
  }

  /** The film stands there, as before its start and while it is held. */
  stand(position: number): void {
    if (this.phase !== "standing") this.leave();
    if (!this.video.paused) this.video.pause();
    if (!this.video.seeking && !this.video.ended && Math.abs(this.video.currentTime * 1000 - position) > 1) this.video.currentTime = position / 1000;
  }

  /** The film runs, its beginning at that instant of the server, which may be to come. Called several times a second. */
  run(origin: number): void {
    const now = performance.now();
    const slept = now - this.ticked > gap;
    this.ticked = now;
    const isNew = this.origin === null || Math.abs(origin - this.origin) > sameOrigin;
    this.origin = origin;
    if (isNew || (this.phase === "playing" && this.isLost(now, slept))) {
      void this.arrive(origin);
      return;
    }
    if (this.phase !== "playing") return;
    if (now - this.framed > frameless) this.steering.add(now, this.off(origin));
    const rate = this.steering.update(now);
    if (this.video.playbackRate !== rate) this.video.playbackRate = rate;
  }

  /** Nothing of before holds any more. */
  leave(): void {
    this.errand++;
    [this.phase, this.origin] = ["standing", null];
    this.steering.reset();
    this.video.playbackRate = 1;
  }

  private off(origin: number): number { return this.video.currentTime * 1000 - (this.time.now() - origin); }

  private isLost(now: number, slept: boolean): boolean {
    if (this.video.ended || now - this.arrived < arriveEvery) return false;
    return this.video.paused || Math.abs(this.off(this.origin ?? 0)) > (slept ? lostAfterSleep : lost);
  }

  /** Brings the film to where it should be by at most one seek, and lets it go so that its first frame is on time. */
  private async arrive(origin: number): Promise<void> {
    const errand = ++this.errand;
    this.steering.reset();
    this.video.playbackRate = 1;
    this.arrived = performance.now();
    this.phase = "arriving";
    const off = this.off(origin);
    const isEarly = this.time.now() < origin;
    const isNear = !isEarly && Math.abs(this.video.paused ? off - this.latency : off) < steerable;
    if (!isNear) {
      this.video.pause();
      const lead = within(this.seekTakes * 1.5 + this.latency + 50, 250, 700);
      const place = isEarly ? 0 : this.time.now() - origin + lead;
      await this.seek(place);
      while (errand === this.errand) {
        const wait = origin + place - this.latency - this.time.now();
        if (wait <= 0) break;
        // Halved each time: what is known of the clock may change while a slate counts in.
        await sleep(wait > 30 ? wait / 2 : wait);
      }
    }
    if (errand !== this.errand) return;
    [this.phase, this.learning, this.arrived] = ["playing", !isNear, performance.now()];
    if (this.video.paused) this.play();
  }

  private async seek(place: number): Promise<void> {
    if (Math.abs(this.video.currentTime * 1000 - place) <= 1) return;
    const began = performance.now();
    const there = new Promise((resolve) => this.video.addEventListener("seeked", resolve, { once: true }));
    this.video.currentTime = place / 1000;
    await Promise.race([there, sleep(gap)]);
    this.seekTakes = (this.seekTakes + performance.now() - began) / 2;
  }

  private watch(): void {
    const frame = (now: number, { mediaTime, expectedDisplayTime }: VideoFrameCallbackMetadata): void => {
      this.video.requestVideoFrameCallback(frame);
      if (this.phase !== "playing" || this.origin === null) return;
      this.framed = now;
      this.steering.add(expectedDisplayTime, mediaTime * 1000 - (this.time.timeAt(expectedDisplayTime) - this.origin));
      if (this.learning && now - this.arrived > learnAfter) this.learn();
    };
    this.video.requestVideoFrameCallback(frame);
  }

  /** What a start came late by is taken off the next one on this device. */
  private learn(): void {
    const error = this.steering.error();
    if (error === null) return;
    this.learning = false;
    this.latency = within(this.latency - 0.7 * error, 0, 400);
    localStorage.setItem(keptLatency, this.latency.toFixed(1));
  }
}
