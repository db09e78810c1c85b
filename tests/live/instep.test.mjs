import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

globalThis.HTMLVideoElement = class {};
globalThis.localStorage = { getItem: () => null, setItem: () => undefined };
const { InStep } = await load("run/instep.ts");

const playTakes = 80;
const seekTakes = 120;

/** A video that takes its time to seek and to begin, in a browser that tells nothing of frames. */
class Video extends EventTarget {
  paused = true;
  ended = false;
  seeking = false;
  seeks = [];
  rates = [];
  #rate = 1;
  #from = 0;
  #since = null;
  get currentTime() { return this.#from + (this.#since === null ? 0 : (Math.max(0, performance.now() - this.#since) / 1000) * this.#rate); }
  set currentTime(to) {
    this.seeks.push(to);
    this.#from = to;
    if (this.#since !== null) this.#since = performance.now() + seekTakes;
    setTimeout(() => this.dispatchEvent(new Event("seeked")), seekTakes);
  }
  get playbackRate() { return this.#rate; }
  set playbackRate(rate) {
    [this.#from, this.#since] = [this.currentTime, this.#since === null ? null : performance.now()];
    this.#rate = rate;
    this.rates.push(rate);
  }
  play() {
    if (!this.paused) return;
    this.paused = false;
    this.#since = performance.now() + playTakes;
  }
  pause() { [this.#from, this.#since, this.paused] = [this.currentTime, null, true]; }
}

const time = { now: () => performance.now(), timeAt: (at) => at };
const sleep = (milliseconds) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Says ten times a second where the film is, as a page does. */
async function follow(step, seconds, say) {
  for (const end = performance.now() + seconds * 1000; performance.now() < end; await sleep(100)) say(step);
}

const off = (video, origin) => video.currentTime * 1000 - (performance.now() - origin);

test("Who joins late lands by one seek and stays without another", async () => {
  const video = new Video();
  const step = new InStep(video, time, () => video.play());
  const origin = performance.now() - 10_000;
  await follow(step, 3, () => step.run(origin));
  assert.equal(video.seeks.length, 1);
  assert.ok(Math.abs(off(video, origin)) < 60, `${off(video, origin)}`);
});

test("A film that is counted in begins at its instant without a seek", async () => {
  const video = new Video();
  const step = new InStep(video, time, () => video.play());
  const origin = performance.now() + 700;
  await follow(step, 0.5, () => step.run(origin));
  assert.ok(video.paused);
  await follow(step, 1, () => step.run(origin));
  assert.equal(video.seeks.length, 0);
  assert.ok(Math.abs(off(video, origin)) < 60, `${off(video, origin)}`);
});

test("Held it stands where it was held, and it goes on from there in step", async () => {
  const video = new Video();
  const step = new InStep(video, time, () => video.play());
  let origin = performance.now();
  await follow(step, 1, () => step.run(origin));
  const held = performance.now() - 150 - origin;
  await follow(step, 0.5, () => step.stand(held));
  assert.ok(video.paused);
  assert.ok(Math.abs(video.currentTime * 1000 - held) <= 1, "it goes back by what the word took to arrive");
  const seeks = video.seeks.length;
  // The word that it goes on takes 300 ms.
  origin = performance.now() - 300 - held;
  await follow(step, 2, () => step.run(origin));
  assert.equal(video.seeks.length, seeks + 1);
  assert.ok(Math.abs(off(video, origin)) < 60, `${off(video, origin)}`);
});

test("A device that slept arrives anew by one seek", async () => {
  const video = new Video();
  const step = new InStep(video, time, () => video.play());
  const origin = performance.now();
  await follow(step, 5.5, () => step.run(origin));
  const seeks = video.seeks.length;
  const real = performance.now.bind(performance);
  video.pause();
  performance.now = () => real() + 60_000;
  await follow(step, 2, () => step.run(origin));
  performance.now = real;
  assert.equal(video.seeks.length, seeks + 1);
});
