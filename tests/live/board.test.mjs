import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { placeAt, minuteAt, lengthAt, clock } = await load("board/places.ts");
const axis = { from: 540, scale: 2, step: 5 };
const board = {
  axis, top: 300, bottom: 900, seen: { left: 60, right: 460 },
  columns: [{ left: 60, right: 260 }, { left: 260, right: 460 }, { left: 460, right: 660 }],
  unplaced: { left: 0, right: 500, top: 100, bottom: 200 },
};
const still = { x: 0, y: 0 };

test("The place is the column under the pointer and the minute under the card's top, on the grid", () => {
  assert.deepEqual(placeAt(board, 300, 430, 10, 55, still), { column: 1, minute: 600 });
  assert.deepEqual(placeAt(board, 259, 434, 10, 55, still), { column: 0, minute: 600 });
  assert.deepEqual(placeAt(board, 260, 436, 10, 55, still), { column: 1, minute: 605 });
});

test("What was scrolled since the board was measured is counted in", () => {
  assert.deepEqual(placeAt(board, 300, 430, 10, 55, { x: 200, y: 20 }), { column: 2, minute: 610 });
  assert.deepEqual(placeAt(board, 300, 50, 10, 55, { x: 0, y: 100 }), { column: -1, minute: 0 });
});

test("Beside the board, and behind its edge, there is no place", () => {
  for (const [x, y] of [[30, 430], [470, 430], [300, 230], [300, 960]]) assert.equal(placeAt(board, x, y, 10, 55, still), null);
  assert.deepEqual(placeAt(board, 100, 150, 10, 55, still), { column: -1, minute: 0 });
});

test("A session ends on the day on which it begins", () => {
  assert.equal(minuteAt(axis, 5000, 60), 1379);
  assert.equal(minuteAt(axis, -5000, 60), 0);
});

test("An edge is drawn in steps, between the shortest and midnight", () => {
  assert.equal(lengthAt(axis, 600, 55, 20, 0), 55);
  assert.equal(lengthAt(axis, 600, 55, 20, 21), 65);
  assert.equal(lengthAt(axis, 600, 52, 20, 1), 55);
  assert.equal(lengthAt(axis, 600, 55, 20, -500), 20);
  assert.equal(lengthAt(axis, 600, 55, 20, 9000), 840);
});

test("Minutes read as the clock", () => assert.equal(clock(605), "10:05"));
