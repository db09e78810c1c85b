import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Clock } = await load("run/clock.ts");
const { rateFor } = await load("run/film.ts");
const unused = () => Promise.reject(new Error("no server"));

test("The clock takes the least delay of each direction", () => {
  const clock = new Clock(unused);
  const offset = 1_000_000;
  const before = performance.now();
  // A slow way there and a fast way back, then the other way round: the best of each bounds the offset exactly.
  clock.add(before, before + 300 + offset, before + 300 + offset, before + 301);
  clock.add(before + 1000, before + 1001 + offset, before + 1001 + offset, before + 1400);
  assert.ok(Math.abs(clock.now() - (performance.now() + offset)) < 1.5);
  assert.ok(clock.uncertainty <= 1.01);
});

test("A sample far outside the window throws the window away", () => {
  const clock = new Clock(unused);
  const now = performance.now();
  clock.add(now, now + 1_000_000, now + 1_000_000, now);
  clock.add(now, now + 2_000_000, now + 2_000_000, now);
  assert.ok(Math.abs(clock.now() - (performance.now() + 2_000_000)) < 5);
});

test("A clock without an answer says that it is checking", () => assert.equal(new Clock(unused).isChecking, true));

test("A film that is ahead slows down by two per cent at most, and goes on steering until it is below 3 ms", () => {
  assert.equal(rateFor(300, false), 0.98);
  assert.equal(rateFor(-300, false), 1.02);
  assert.equal(rateFor(10, false), 1);
  assert.ok(rateFor(10, true) < 1);
  assert.equal(rateFor(3, true), 1);
});
