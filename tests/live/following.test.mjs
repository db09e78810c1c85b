import assert from "node:assert/strict";
import { test } from "node:test";
import { load } from "./load.mjs";

const { wayAfter } = await load("run/hub.ts");

test("Sockets and event streams are tried by turns until one of them works", () => {
  assert.deepEqual(wayAfter({ bySocket: true, socketWorks: false }, false, true), { bySocket: false, socketWorks: false });
  assert.deepEqual(wayAfter({ bySocket: false, socketWorks: false }, false, true), { bySocket: true, socketWorks: false });
  assert.deepEqual(wayAfter({ bySocket: false, socketWorks: false }, false, false), { bySocket: false, socketWorks: false });
  assert.deepEqual(wayAfter({ bySocket: false, socketWorks: false }, true, true), { bySocket: false, socketWorks: false });
});

test("Where sockets have worked an outage leaves nobody on event streams", () => {
  let way = wayAfter({ bySocket: true, socketWorks: false }, true, true);
  for (let tries = 0; tries < 5; tries++) {
    way = wayAfter(way, false, true);
    assert.equal(way.bySocket, true);
  }
});

test("What was told without a connection is asked for once it is there, other kinds are passed over, and several at once are one", async () => {
  const page = new EventTarget();
  globalThis.addEventListener = page.addEventListener.bind(page);
  const { whenNudged } = await load("run/nudges.ts");
  let asked = 0;
  whenNudged("screens", () => asked++, 5);
  page.dispatchEvent(new CustomEvent("hearing-nudge", { detail: "questions" }));
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(asked, 0);
  page.dispatchEvent(new CustomEvent("hearing-connected"));
  page.dispatchEvent(new CustomEvent("hearing-nudge", { detail: "screens" }));
  await new Promise((resolve) => setTimeout(resolve, 30));
  assert.equal(asked, 1);
});
