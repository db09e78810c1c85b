import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Steering } = await load("run/steering.ts");

/** A film of 25 frames a second on a screen of 60 Hz, whose sound card runs by `drift` off; the rate takes effect after `lag`. */
function play({ seconds, drift = 0, off = 0, lag = 100, step = null, jitter = () => 0 }) {
  const steering = new Steering();
  const [frame, refresh] = [40, 1000 / 60];
  // A frame is shown at the screen's beat, half a beat after its own instant on the mean: what is steered is what is seen.
  const shownBehind = refresh / 2;
  let [position, shown, rates] = [off, -1, []];
  const log = [];
  for (let now = 0; now < seconds * 1000; now++) {
    if (step && now === step.at) position += step.by;
    rates.push(steering.rate);
    position += rates[Math.max(0, now - lag)] * (1 + drift);
    if (Math.floor(now / refresh) === Math.floor((now - 1) / refresh)) continue;
    const current = Math.floor(position / frame);
    if (current !== shown) {
      shown = current;
      steering.add(now, current * frame - now + jitter());
    }
    if (now % 100 < refresh) steering.update(now);
    log.push({ now, rate: steering.rate, error: position - now - shownBehind });
  }
  return log;
}

const after = (log, seconds) => log.filter((l) => l.now > seconds * 1000);
const most = (log) => Math.max(...log.map((l) => Math.abs(l.error)));
const beyond = (log, limit) => log.filter((l) => Math.abs(l.error) > limit).length / log.length;

for (const drift of [200e-6, -200e-6]) {
  test(`A device whose clock is ${drift * 1e6} ppm off stays in step for a whole film`, () => {
    const log = after(play({ seconds: 180, drift }), 10);
    // 25 frames a second on 60 beats leave a doubt of 1.7 ms either way in what can be seen at all.
    assert.ok(most(log) < 5, `${most(log)}`);
    assert.ok(beyond(log, 3.5) < 0.05, `${beyond(log, 3.5)}`);
  });
}

for (const by of [50, -50]) {
  test(`A step of ${by} ms is brought to nothing within six seconds, not shot over, and then left alone`, () => {
    const log = play({ seconds: 30, step: { at: 10_000, by } });
    assert.ok(most(after(log, 16)) < 4, `${most(after(log, 16))}`);
    const overshoot = Math.max(...after(log, 10.1).map((l) => -Math.sign(by) * l.error));
    assert.ok(overshoot < 5, `${overshoot}`);
    assert.ok(after(log, 20).every((l) => l.rate === 1));
  });
}

test("The rate never leaves two per cent, and never changes by a step that is heard", () => {
  const log = play({ seconds: 60, off: -700, jitter: () => Math.sin(Math.random() * 7) * 8 });
  assert.ok(log.every((l) => Math.abs(l.rate - 1) <= 0.02 + 1e-9));
  assert.ok(log.every((l, i) => i === 0 || Math.abs(l.rate - log[i - 1].rate) <= 0.004 + 1e-9));
  assert.ok(most(after(log, 50)) < 5, `${most(after(log, 50))}`);
});

test("Corrections go on until they are done, and what is right is left alone", () => {
  const steering = new Steering();
  const feed = (from, error) => { for (let i = 0; i < 30; i++) steering.add(from + i * 40, error); };
  feed(0, 1.5);
  assert.equal(steering.update(1200), 1, "1.5 ms is no reason to begin");
  steering.reset();
  feed(2000, 6);
  assert.ok(steering.update(3200) < 1);
  steering.reset();
  assert.equal(steering.rate, 1);
  assert.equal(steering.error(), null);
});

test("A frame that comes late, once, moves nothing", () => {
  const steering = new Steering();
  for (let i = 0; i < 25; i++) steering.add(i * 40, i === 12 ? -400 : 1);
  assert.equal(steering.update(1000), 1);
});
