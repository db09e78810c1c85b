import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { added, faults, merged, milliseconds, parse, split, stamp, written } = await load("run/captioning.ts");
const caption = (from, until, text) => ({ from, until, text, settings: "" });

test("WebVTT and SRT are read, and WebVTT is written", () => {
  const captions = parse("\uFEFFWEBVTT\r\n\r\nNOTE\r\n00:00.000 --> 00:01.000\r\nnej\r\n\r\n2\r\n00:00:03,000 --> 00:00:04,500\r\nDå\r\n \r\n00:01.000 --> 00:02.000 line:0\r\nHej\r\ndär");
  assert.deepEqual(captions, [{ ...caption(1000, 2000, "Hej\ndär"), settings: "line:0" }, caption(3000, 4500, "Då")]);
  assert.equal(written(captions), "WEBVTT\n\n00:01.000 --> 00:02.000 line:0\nHej\ndär\n\n00:03.000 --> 00:04.500\nDå\n");
});

test("times are read as people write them", () => {
  assert.deepEqual(["1:02.5", "62,5", "00:01:02.500", "1:00:00", "x", "1:2:3:4"].map(milliseconds), [62500, 62500, 62500, 3600000, undefined, undefined]);
  assert.deepEqual([0, 62500, 3602250].map(stamp), ["00:00.000", "01:02.500", "01:00:02.250"]);
});

test("a caption is split where the film stands, at the nearest space", () => {
  assert.deepEqual(split([caption(1000, 5000, "Hej på er alla")], 0, 3000), [caption(1000, 3000, "Hej på"), caption(3000, 5000, "er alla")]);
  assert.deepEqual(split([caption(1000, 5000, "Hej då")], 0, 9000).map((c) => [c.from, c.until, c.text]), [[1000, 3000, "Hej"], [3000, 5000, "då"]]);
  assert.deepEqual(split([caption(1000, 1500, "Hej då")], 0, 1250), [caption(1000, 1500, "Hej då")]);
});

test("two captions become one", () => {
  assert.deepEqual(merged([caption(0, 1000, "Hej"), caption(1500, 2000, "då"), caption(3000, 4000, "x")], 0), [caption(0, 2000, "Hej\ndå"), caption(3000, 4000, "x")]);
  assert.equal(merged([caption(0, 1000, "Hej")], 0).length, 1);
});

test("a new caption ends where the next begins", () => {
  assert.deepEqual(added([caption(0, 1000, "a"), caption(3000, 4000, "b")], 1500).map((c) => [c.from, c.until]), [[0, 1000], [1500, 3000], [3000, 4000]]);
});

test("what is wrong with a caption is said", () => {
  const captions = [caption(0, 2000, "Lugnt."), caption(1999, 2100, "Alldeles för snabbt."), caption(5000, 4000, "x"), caption(9000, 12000, "x")];
  assert.deepEqual(captions.map((_, i) => faults(captions, i, 10000)), [[], ["fast", "overlap"], ["backwards"], ["beyond"]]);
});
