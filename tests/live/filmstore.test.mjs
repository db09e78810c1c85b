import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { load } from "./load.mjs";

const { FilmStore, NotNow } = await load("run/filmstore.ts");
const { PageKeep } = await load("run/filmkeep.ts");
const { sha256 } = await load("run/sha256.ts");
const { nearest } = await load("run/ahead.ts");

const hash = (bytes) => createHash("sha256").update(bytes).digest("hex");
const digestOf = async (film) => hash(Buffer.from(await film.arrayBuffer()));
const bytes = (size, seed) => Buffer.from(Array.from({ length: size }, (_, i) => (i * 31 + seed) & 255));

/** A server with films, which notes what is asked and breaks off when it is told to. */
class Server {
  asked = [];
  constructor(films) { this.films = films; }
  get = async (address, { headers }) => {
    this.asked.push(headers);
    if (this.breaksAfter !== undefined && this.asked.length > this.breaksAfter) throw new TypeError("gone");
    const film = this.films[address];
    if (!film) return new Response(null, { status: 404 });
    const tag = `"${film.tag ?? hash(film.bytes)}"`;
    const common = { ETag: tag, "Content-Type": "video/mp4" };
    if (headers["If-None-Match"] === tag) return new Response(null, { status: 304, headers: common });
    if (headers["If-Range"] && headers["If-Range"] !== tag) return new Response(film.bytes, { headers: common });
    const [from, until] = headers.Range.match(/\d+/g).map(Number);
    const part = film.bytes.subarray(from, until + 1);
    return new Response(part, { status: 206, headers: { ...common, "Content-Range": `bytes ${from}-${from + part.length - 1}/${film.bytes.length}` } });
  };
}

const storeOn = (keep, server) => new FilmStore(keep, (id) => id, digestOf, server.get);
const big = bytes(3_000_000, 1);
const kept = async (keep, id) => Buffer.concat(await Promise.all((await keep.pieces(id)).map(async (p) => Buffer.from(await p.arrayBuffer()))));

test("A film comes in pieces and is whole when its digest is right", async () => {
  const [keep, server] = [new PageKeep(), new Server({ a: { bytes: big } })];
  const store = storeOn(keep, server);
  await store.bring("a");
  assert.deepEqual(await store.ready(), ["a"]);
  assert.ok(server.asked.length > 1);
  assert.ok((await kept(keep, "a")).equals(big));
});

test("After a break it goes on where it was, also on a page opened anew", async () => {
  const [keep, server] = [new PageKeep(), new Server({ a: { bytes: big } })];
  server.breaksAfter = 1;
  await assert.rejects(storeOn(keep, server).bring("a"), NotNow);
  assert.deepEqual(await storeOn(keep, server).ready(), []);
  const got = (await keep.film("a")).got;
  assert.ok(got > 0 && got < big.length);
  server.breaksAfter = undefined;
  const before = server.asked.length;
  await storeOn(keep, server).bring("a");
  assert.equal(server.asked[before].Range.match(/\d+/)[0], String(got));
  assert.ok((await kept(keep, "a")).equals(big));
});

test("A film that is not what its digest says is thrown away, and nothing of it is played", async () => {
  const [keep, server] = [new PageKeep(), new Server({ a: { bytes: big, tag: hash(bytes(10, 2)) } })];
  const store = storeOn(keep, server);
  await assert.rejects(store.bring("a"), NotNow);
  assert.deepEqual(await keep.all(), []);
  assert.equal(await store.address("a"), null);
});

test("Half a film of another version is not gone on with", async () => {
  const [keep, server] = [new PageKeep(), new Server({ a: { bytes: big } })];
  server.breaksAfter = 1;
  await assert.rejects(storeOn(keep, server).bring("a"), NotNow);
  server.breaksAfter = undefined;
  server.films.a = { bytes: bytes(2_500_000, 7) };
  await storeOn(keep, server).bring("a");
  assert.ok((await kept(keep, "a")).equals(server.films.a.bytes));
});

test("What is here is confirmed by one small question, and played while the server is away", async () => {
  const [keep, server] = [new PageKeep(), new Server({ a: { bytes: big } })];
  await storeOn(keep, server).bring("a");
  const before = server.asked.length;
  await storeOn(keep, server).bring("a");
  assert.equal(server.asked.length, before + 1);
  server.breaksAfter = 0;
  const later = storeOn(keep, server);
  await assert.rejects(later.bring("a"), NotNow);
  assert.match(await later.address("a"), /^blob:/);
});

test("A film that may not be had yet is asked for again later", async () => {
  const server = new Server({});
  const store = storeOn(new PageKeep(), server);
  await assert.rejects(store.bring("a"), NotNow);
  server.films.a = { bytes: bytes(1000, 1) };
  await store.bring("a");
  assert.deepEqual(await store.ready(), ["a"]);
});

for (const size of [0, 3, 55, 56, 63, 64, 65, 119, 120, 1_048_576 + 70]) {
  test(`The page's own digest of ${size} bytes is SHA-256`, async () => {
    const data = bytes(size, 5);
    assert.equal(await sha256(new Blob([data])), hash(data));
  });
}

test("The nearest film comes first, and none that is more than half an hour away", () => {
  const now = Date.parse("2026-11-10T09:00:00Z");
  const cue = (id, minutes, more = {}) => ({
    id, skipped: false, film: { filmId: `film ${id}` },
    forecast: [{ from: "2026-11-10T00:00:00Z", value: new Date(now + minutes * 60_000).toISOString(), slope: 0 }], ...more,
  });
  const rundown = { cues: [cue("late", 31), cue("far", 20), cue("out", 5, { skipped: true }), cue("near", 3), cue("talk", 1, { film: null })], segments: [], late: [] };
  assert.deepEqual(nearest(rundown, now, 30 * 60_000).map((f) => f.id), ["film near", "film far"]);
});

test("In a run that was begun early the next film is near, whatever its time", () => {
  const now = Date.parse("2026-11-10T09:00:00Z");
  const cue = (id, minutes) => ({ id, skipped: false, film: { filmId: `film ${id}` }, forecast: [{ from: "2026-11-10T00:00:00Z", value: new Date(now + minutes * 60_000).toISOString(), slope: 0 }] });
  const rundown = { status: "running", cues: [cue("next", 90), cue("then", 120)], segments: [], late: [] };
  assert.deepEqual(nearest(rundown, now, 30 * 60_000), [{ id: "film next", at: now }]);
  assert.deepEqual(nearest({ ...rundown, status: "notStarted" }, now, 30 * 60_000), []);
});
