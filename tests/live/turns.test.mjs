import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { TurnNews, withoutWait } = await load("run/turns.ts");
const start = Date.parse("2026-11-10T09:00:00Z");
const minute = 60_000;
const turn = (expected, more = {}) => ({ state: "waiting", expected: new Date(expected).toISOString(), reason: "onTime", text: "", because: null, ...more });

test("The minutes that pass are not said aloud, only that fifteen and five are left", () => {
  const news = new TurnNews();
  const said = [];
  for (let passed = 0; passed < 20; passed++) if (news.isNew(turn(start + 20 * minute), start + passed * minute)) said.push(20 - passed);
  assert.deepEqual(said, [15, 5]);
});

test("Another time is said once it has moved by three minutes, another reason and another state at once", () => {
  const news = new TurnNews();
  const now = start - 60 * minute;
  assert.equal(news.isNew(turn(start), now), false);
  assert.equal(news.isNew(turn(start + 2 * minute), now), false);
  assert.equal(news.isNew(turn(start + 3 * minute), now), true);
  assert.equal(news.isNew(turn(start + 3 * minute, { reason: "held" }), now), true);
  assert.equal(news.isNew(turn(start + 3 * minute, { reason: "held" }), now), false);
  assert.equal(news.isNew({ ...turn(start), state: "onStage", expected: null }, now), true);
});

test("What is old keeps its time and loses how long it is to wait", () => {
  const [wait, on] = ["Ni är på om {0} minuter", "Ni är på {0}."];
  assert.equal(withoutWait("Ni är på om 12 minuter, kl. 10:47 i stället för 10:40.", wait, on), "Ni är på kl. 10:47 i stället för 10:40.");
  assert.equal(withoutWait("Ni är på kl. 10:47.", wait, on), "Ni är på kl. 10:47.");
  assert.equal(withoutWait("Ni är på scen nu.", wait, on), "Ni är på scen nu.");
});
