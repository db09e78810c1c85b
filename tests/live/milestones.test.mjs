import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { levelOf, Milestones } = await load("run/milestones.ts");
const at = (seconds, cue = "talk", more = {}) => ({
  cue: { id: cue }, state: "running", movesIn: 0, elapsed: 600_000, remaining: Math.max(0, seconds * 1000), over: Math.max(0, -seconds * 1000), film: null, coming: [], late: 0, ...more,
});

test("A mark is told once as the time passes it, and at the exact second", () => {
  const milestones = new Milestones();
  const told = [];
  for (let tenths = 3020; tenths >= -20; tenths--) {
    const left = tenths / 10;
    const passed = milestones.passed(at(left));
    if (passed) told.push([passed, Math.round(left)]);
  }
  assert.deepEqual(told, [["five", 300], ["two", 120], ["one", 60], ["over", 0]]);
});

test("A late joiner, another cue and time given back are told of no mark", () => {
  const milestones = new Milestones();
  assert.equal(milestones.passed(at(90)), null);
  assert.equal(milestones.passed(at(45, "questions")), null);
  assert.equal(milestones.passed(at(400, "questions")), null);
  assert.equal(milestones.passed(at(299, "questions")), "five");
});

test("A pause tells nothing, and a film is never spoken over", () => {
  const milestones = new Milestones();
  milestones.passed(at(61));
  assert.equal(milestones.passed(at(61, "talk", { state: "held" })), null);
  milestones.passed(at(61, "film", { film: {} }));
  assert.equal(milestones.passed(at(59, "film", { film: {} })), null);
});

test("A gap of minutes is told by the mark that matters now", () => {
  const milestones = new Milestones();
  milestones.passed(at(400));
  assert.equal(milestones.passed(at(50)), "one");
  assert.equal(milestones.passed(at(-5)), "over");
});

for (const [left, level] of [[301, "plain"], [300, "five"], [121, "five"], [120, "two"], [60, "one"], [0, "over"], [-1, "over"]]) {
  test(`With ${left} s left the level is ${level}`, () => assert.equal(levelOf(at(left)), level));
}

test("A cue that was never longer than a mark is not urgent for that", () => {
  assert.equal(levelOf(at(60, "welcome", { elapsed: 0 })), "plain");
  assert.equal(levelOf(at(30, "welcome", { elapsed: 30_000 })), "plain");
  assert.equal(levelOf(at(60, "talk", { elapsed: 60_000 })), "one");
  assert.equal(levelOf(at(0, "welcome", { elapsed: 60_000 })), "over");
});

test("While a slate counts in or a film plays nothing is urgent", () => {
  assert.equal(levelOf(at(30, "film", { film: {} })), "plain");
  assert.equal(levelOf(at(30, "talk", { movesIn: 2000 })), "plain");
});
