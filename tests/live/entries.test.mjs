import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { Entries } = await load("documents/entries.ts");
const mark = [0x50, 0x4b, 0x03, 0x04];

test("each file of a zip counts once, wherever the pieces are cut", () => {
  const bytes = [...mark, 1, 2, 0x50, ...mark, 0x50, 0x4b, 3, 3, 0x50, 0x4b, 1, 2, ...mark];
  for (let cut = 0; cut <= bytes.length; cut++) {
    const entries = new Entries();
    entries.seen(Uint8Array.from(bytes.slice(0, cut)));
    assert.equal(entries.seen(Uint8Array.from(bytes.slice(cut))), 3);
  }
});
