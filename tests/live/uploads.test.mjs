import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Pace, pauseAfter, troubleOf } = await load("uploads/pace.ts");

test("Speed and what is left are those of the last seconds and not of the whole way", () => {
  const pace = new Pace();
  for (let second = 0; second <= 60; second++) pace.note(second * 100, second * 1000);
  for (let second = 1; second <= 20; second++) pace.note(6000 + second * 1000, 60_000 + second * 1000);
  assert.equal(pace.speed, 1000);
  assert.equal(pace.left(36_000), 10);
});

test("Nothing is said of the speed before it is known, nor after an interruption", () => {
  const pace = new Pace();
  assert.equal(pace.left(100), null);
  pace.note(10, 1000);
  assert.equal(pace.speed, null);
  pace.note(20, 2000);
  pace.forget();
  pace.note(30, 60_000);
  assert.equal(pace.left(100), null);
});

test("It waits longer after each failure, half a minute at most, and never gives up", () => {
  assert.deepEqual([0, 1, 2, 3, 4, 5, 1000].map(pauseAfter), [1000, 2000, 4000, 8000, 16_000, 30_000, 30_000]);
});

test("A lost line, a busy or full server and an upload that is gone are tried again; a no is a no", () => {
  for (const status of [0, 408, 409, 423, 460, 500, 502, 503]) assert.equal(troubleOf(status, true), "again");
  for (const status of [404, 410]) assert.deepEqual([troubleOf(status, true), troubleOf(status, false)], ["again", "stop"]);
  assert.deepEqual([troubleOf(507, true), troubleOf(507, false)], ["full", "stop"]);
  for (const status of [400, 401, 403, 412, 413, 415, 429]) assert.equal(troubleOf(status, true), "stop");
});
