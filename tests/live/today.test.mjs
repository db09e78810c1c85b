import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Times, latenessText } = await load("run/words.ts");
const { endsAt, isLastToday, titleOf } = await load("run/today.ts");

const times = new Times("Europe/Stockholm", "sv");
const evening = Date.parse("2026-11-10T15:30:00Z");
const cue = (id, at) => ({ id, sessionId: `s-${id}`, sessionTitle: `Session ${id}`, title: id, forecast: [{ from: "2026-11-10T07:00:00Z", value: at, slope: 0 }] });
const later = cue("later", "2026-11-10T16:00:00Z");
const tomorrow = cue("tomorrow", "2026-11-11T08:00:00Z");
const words = { finished: "over", notStarted: "not begun", nothing: "nothing more today" };
const running = { status: "running" };

test("A session ends when another one comes on the same day, and not tomorrow morning", () => {
  const on = cue("on", "2026-11-10T15:00:00Z");
  assert.equal(endsAt({ cue: on, coming: [later, tomorrow] }, evening, times), Date.parse("2026-11-10T16:00:00Z"));
  assert.equal(endsAt({ cue: on, coming: [tomorrow] }, evening, times), undefined);
  assert.equal(endsAt({ cue: undefined, coming: [later] }, evening, times), undefined);
});

test("Between two days nothing more is to come today, and the hearing is neither over nor not begun", () => {
  assert.equal(isLastToday(running, { coming: [later] }, evening, times), false);
  assert.equal(isLastToday(running, { coming: [tomorrow] }, evening, times), true);
  assert.equal(titleOf(running, { coming: [tomorrow] }, evening, times, words), "nothing more today");
  assert.equal(titleOf({ status: "notStarted" }, { coming: [tomorrow] }, evening, times, words), "not begun");
  assert.equal(titleOf({ status: "finished" }, { coming: [] }, evening, times, words), "over");
});

test("A time on another day bears its weekday, by the hearing's zone", () => {
  assert.equal(times.near(Date.parse("2026-11-10T22:59:00Z"), evening), "23:59");
  assert.equal(times.near(Date.parse("2026-11-10T23:00:00Z"), evening), "ons 00:00");
  assert.equal(new Times("Europe/Stockholm", "en").hour(Date.parse("2026-11-10T13:05:00Z")), "14:05");
});

for (const [milliseconds, text] of [[59_999, ""], [-59_999, ""], [60_000, "1 late"], [119_999, "1 late"], [-119_999, "1 early"]]) {
  test(`${milliseconds} ms is "${text}"`, () => assert.equal(latenessText(milliseconds, { late: "{0} late", early: "{0} early" }), text));
}
