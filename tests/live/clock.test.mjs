import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Clock } = await load("run/clock.ts");
const frame = 1000 / 60;

/** The same numbers in each run, spread over 0 to 1. */
function spread(seed) {
  return () => {
    seed = (seed * 1664525 + 1013904223) % 2 ** 32;
    return seed / 2 ** 32;
  };
}

/** A device and a server with clocks of their own and a way between them, all injected: true time passes only here. */
class World {
  constructor({ there = 300, back = 300, jitter = 100, drift = 0, seed = 1 } = {}) {
    Object.assign(this, { there, back, jitter, drift, random: spread(seed), time: 1_000, server: 1_800_000_000_000, wallStep: 0, sleptMonotonic: 0 });
    this.clock = new Clock(() => this.ask(), () => this.monotonic(), () => this.wall());
  }

  monotonic() { return this.time * (1 + this.drift) - this.sleptMonotonic; }
  wall() { return this.time + 1_700_000_000_000 + this.wallStep; }
  serverTime() { return this.time + this.server; }
  way(usual) { return usual + (2 * this.random() - 1) * this.jitter; }

  async ask() {
    this.asked = (this.asked ?? 0) + 1;
    this.time += this.way(this.there);
    const stamp = new Date(this.serverTime()).toISOString();
    this.time += this.way(this.back);
    return { received: stamp, sent: stamp };
  }

  async samples(count, pause = 500) {
    for (const until = (this.asked ?? 0) + count; (this.asked ?? 0) < until; this.time += pause) await this.clock.tick();
  }

  get error() { return Math.abs(this.clock.now() - this.serverTime()); }
}

test("A clock without an answer says that it is checking", () => assert.equal(new World().clock.isChecking, true));

test("An answer that is no time changes nothing", async () => {
  const world = new World();
  await world.samples(3);
  world.ask = () => {
    world.asked++;
    return { title: "The database does not answer." };
  };
  await world.samples(2);
  assert.ok(world.error < 300 && !world.clock.isChecking, `${world.error} ms`);
});

for (const delay of [0, 20, 100, 300]) {
  test(`With ${delay} ms each way, a third of it at random, the clock is right to a frame after 60 samples`, async () => {
    for (let seed = 1; seed <= 20; seed++) {
      const world = new World({ there: delay, back: delay, jitter: delay / 3, seed });
      await world.samples(60);
      assert.ok(world.error < frame, `seed ${seed}: ${world.error} ms`);
    }
  });
}

test("With unequal ways the clock is wrong by no more than half the difference in addition", async () => {
  for (const [there, back] of [[100, 300], [300, 100], [20, 220]]) {
    const world = new World({ there, back, jitter: 20 });
    await world.samples(60);
    assert.ok(world.error < Math.abs(there - back) / 2 + frame, `${there} and ${back}: ${world.error} ms`);
  }
});

test("A second node half a second off is followed after 60 samples", async () => {
  for (const off of [500, -500]) {
    const world = new World();
    await world.samples(60);
    world.server += off;
    await world.samples(60);
    assert.ok(world.error < frame, `${off}: ${world.error} ms`);
  }
});

test("A stepped wall clock changes nothing", async () => {
  for (const step of [600, -600, 86_400_000, -86_400_000]) {
    const world = new World();
    await world.samples(60);
    const before = world.clock.now() - world.serverTime();
    world.wallStep = step;
    assert.equal(world.clock.now() - world.serverTime(), before);
    assert.equal(world.clock.isChecking, false);
    await world.samples(60);
    assert.ok(world.error < frame, `${step}: ${world.error} ms`);
  }
});

test("A laptop that slept says that it is checking, and is right again with the first answer that comes", async () => {
  const world = new World({ there: 10, back: 10, jitter: 5 });
  await world.samples(60);
  world.time += 600_000;
  const looking = world.clock.tick();
  assert.equal(world.clock.isChecking, true);
  await looking;
  assert.equal(world.clock.isChecking, false);
  assert.ok(world.error < frame, `${world.error} ms`);
});

test("A laptop whose monotonic clock stands still in sleep asks at once and is right again", async () => {
  const world = new World({ there: 10, back: 10, jitter: 5 });
  await world.samples(60);
  world.time += 600_000;
  world.sleptMonotonic += 600_000;
  await world.samples(1);
  assert.ok(world.error < frame, `${world.error} ms`);
});

test("Clocks that drift apart by 50 millionths are held together for hours by one sample each thirty seconds", async () => {
  const world = new World({ there: 20, back: 20, jitter: 10, drift: 50e-6 });
  let worst = 0;
  const asked = [];
  for (const end = world.time + 3 * 3600_000; world.time < end; world.time += 500) {
    const before = world.asked;
    await world.clock.tick();
    if (world.asked !== before) asked.push(world.time);
    if (asked.length > 60) worst = Math.max(worst, world.error);
  }
  assert.ok(worst < frame, `${worst} ms`);
  const gaps = asked.slice(61).map((at, i) => at - asked[60 + i]);
  assert.ok(Math.min(...gaps) >= 29_900, `${Math.min(...gaps)} ms`);
});

for (const [delay, jitter] of [[20, 10], [300, 100]]) {
  test(`Around a film a device whose clock is 200 millionths off stays right to 25 ms, with ${delay} ms each way`, async () => {
    for (let seed = 1; seed <= 10; seed++) {
      const world = new World({ there: delay, back: delay, jitter, drift: 200e-6, seed });
      let worst = 0;
      for (const end = world.time + 1_100_000; world.time < end; world.time += 500) {
        if (world.time > 600_000) world.clock.attend(15);
        await world.clock.tick();
        if (world.time > 900_000) worst = Math.max(worst, world.error);
      }
      assert.ok(worst < 25, `${worst} ms`);
    }
  });
}
