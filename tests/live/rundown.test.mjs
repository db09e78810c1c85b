// The screens read a rundown as the server's own reader does: the same vectors hold both.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { load } from "./load.mjs";

const { readAt, forecastOf } = await load("run/rundown.ts");
const vectors = JSON.parse(readFileSync(new URL("../vectors/rundown.json", import.meta.url), "utf8"));

assert.ok(vectors.cases.length >= 5);
for (const { name, rundown, readings } of vectors.cases) {
  test(`A screen reads as the server does: ${name}`, () => {
    for (const expected of readings) {
      const now = Date.parse(expected.at);
      const read = readAt(rundown, now);
      const found = {
        onStage: read.cue?.id ?? null, state: read.state ?? null, movesIn: read.movesIn, elapsed: read.elapsed, remaining: read.remaining,
        over: read.over, next: read.coming[0]?.id ?? null, late: read.late,
        film: read.film && { filmId: read.film.filmId, position: read.film.position, moves: read.film.moves },
        forecasts: Object.fromEntries(read.coming.map((cue) => [cue.id, new Date(forecastOf(cue, now)).toISOString()])),
      };
      const { at, hardPoints, ...rest } = expected;
      assert.deepEqual(found, rest, at);
    }
  });
}
