import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { hereAt } = await load("run/zones.ts");
const at = Date.parse("2026-11-10T09:05:00Z");

test("Who is in the hearing's zone, or in one with the same clock, reads nothing more", () => {
  assert.equal(hereAt(at, "Europe/Stockholm", "sv", "Europe/Stockholm"), null);
  assert.equal(hereAt(at, "Europe/Stockholm", "sv", "Europe/Paris"), null);
});

test("Who is elsewhere reads the own time, with the day where that is another", () => {
  assert.equal(hereAt(at, "Europe/Stockholm", "sv", "Europe/Helsinki"), "11:05");
  assert.equal(hereAt(at, "Europe/Stockholm", "en", "Pacific/Auckland"), "22:05");
  assert.equal(hereAt(Date.parse("2026-11-10T01:30:00Z"), "Europe/Stockholm", "sv", "America/New_York"), "9 nov. 20:30");
});
