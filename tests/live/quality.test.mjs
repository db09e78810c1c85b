import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Quality } = await load("floor/quality.ts");
const second = 1000;

/** What is asked for at looks three seconds apart, from zero on, of a picture that wide. */
const looks = (quality, width, losses, from = 0) => losses.map((loss, i) => quality.look(width, loss, from + i * 3 * second));

for (const [width, size] of [[-1, -1], [0, 0], [330, 0], [331, 1], [660, 1], [661, 2], [1920, 2]]) {
  test(`A picture ${width} pixels across is asked for in size ${size}`, () => assert.equal(new Quality().look(width, 0, 0), size));
}

test("On a connection that loses much the picture shrinks from look to look until the sound is alone, and not further", () =>
  assert.deepEqual(looks(new Quality(), 1920, [0, 0.2, 0.2, 0.2, 0.2]), [2, 1, 0, -1, -1]));

test("A picture that is shown small shrinks from there", () => assert.deepEqual(looks(new Quality(), 500, [0, 0.2, 0.2]), [1, 0, -1]));

test("A little loss changes nothing", () => assert.deepEqual(looks(new Quality(), 1920, [0.08, 0.08, 0.08]), [2, 2, 2]));

test("A connection that has become good gets one size more each half minute, up to what is shown", () => {
  const quality = new Quality();
  assert.deepEqual(looks(quality, 500, [0.5, 0.5, 0.5, 0.5]), [1, 0, -1, -1]);
  const asked = looks(quality, 500, Array(40).fill(0), 12 * second);
  const first = (size) => asked.indexOf(size) * 3;
  assert.ok(first(0) >= 27 && first(0) <= 33, `${first(0)} s`);
  assert.ok(first(1) - first(0) >= 30 && first(1) - first(0) <= 36, `${first(1) - first(0)} s`);
  assert.equal(Math.max(...asked), 1);
});

test("What is not to be seen is not asked for, and comes back at once in the size that the connection carried", () => {
  const quality = new Quality();
  assert.deepEqual([quality.look(1920, 0, 0), quality.look(-1, 0, 3 * second), quality.look(1920, 0, 6 * second)], [2, -1, 2]);
});
