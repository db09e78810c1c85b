import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";
import { Node } from "./page.mjs";

const { Refreshing } = await load("run/refreshing.ts");
const { Meetings } = await load("run/meetings.ts");
const { Times } = await load("run/words.ts");

/** A page with a list in it, and what its server says of the list. */
function page(fresh) {
  const list = new Node("ul");
  const item = Object.assign(new Node("li"), { id: "one", focus() { document.activeElement = this; } });
  const button = Object.assign(new Node("button"), { closest: (which) => (which === "[id]" ? item : null) });
  item.append(button, "old");
  list.append(item);
  const main = Object.assign(new Node("main"), { id: "main", focus() { document.activeElement = this; } });
  const outside = Object.assign(new Node("button"), { closest: (which) => (which === "[id]" ? main : null) });
  const answered = new Node("ul");
  answered.append(fresh);
  globalThis.document = { activeElement: null, createElement: (tag) => new Node(tag), getElementById: (id) => ({ one: item, main })[id] ?? null };
  globalThis.fetch = async () => ({ ok: true, redirected: false, text: async () => "" });
  globalThis.DOMParser = class { parseFromString() { return { querySelector: () => answered }; } };
  return { list, item, button, outside };
}

test("A place that reads alike is left alone", async () => {
  const { list } = page("old");
  await new Refreshing(list, "/list", "ul").ask();
  assert.equal(list.replaced, undefined);
});

test("Focus outside the place stays where it is, and inside it goes to the same item", async () => {
  const { list, outside } = page("new");
  document.activeElement = outside;
  await new Refreshing(list, "/list", "ul").ask();
  assert.deepEqual([list.replaced, document.activeElement === outside], [1, true]);

  const other = page("new");
  document.activeElement = other.button;
  await new Refreshing(other.list, "/list", "ul").ask();
  assert.deepEqual([other.list.replaced, document.activeElement === other.item], [1, true]);
});

test("Nothing is replaced under somebody who writes or has opened something, and it is tried again later", async (t) => {
  t.mock.timers.enable({ apis: ["setTimeout"] });
  const { list, button } = page("new");
  button.closest = () => button;
  document.activeElement = button;
  const fresh = new Refreshing(list, "/list", "ul");
  await fresh.ask();
  assert.equal(list.replaced, undefined);
  document.activeElement = null;
  t.mock.timers.tick(2_000);
  for (let i = 0; i < 5; i++) await Promise.resolve();
  assert.equal(list.replaced, 1);
});

test("A way into the meeting that only opens at another instant stays the same link", () => {
  page("");
  const place = Object.assign(new Node("div"), { dataset: { inMeeting: "To {0}", opens: "opens {0}" } });
  const meetings = new Meetings(place, "/meetings", new Times("Europe/Stockholm", "sv"));
  const one = { title: "Eksjö", link: "https://example.org/1", opensAt: "2026-11-10T08:00:00Z", isOnStage: true, isFilm: false, isPrivate: false };
  meetings.show([one]);
  meetings.show([{ ...one, opensAt: "2026-11-10T08:00:30Z" }]);
  assert.equal(place.replaced, 1);
  meetings.show([{ ...one, link: null }]);
  assert.equal(place.replaced, 2);
  assert.equal(place.children[0].textContent, "To Eksjö: opens 09:00");
});
