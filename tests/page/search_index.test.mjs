/// <reference types="node" />
/** The index of the search: told of where it does not come, and asked for again, however often. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { untilItComes } from "../../docs/assets/search_index.js";

/** A server that answers when the test says so. */
function server() {
  /** @type {{ answer: (found: string) => void, fail: () => void }[]} */ const asked = [];
  /** @type {((() => void) | null)[]} */ const told = [];
  const ask = () =>
    new Promise((/** @type {(found: string) => void} */ answer, fail) => {
      asked.push({ answer, fail: () => fail(new Error("no connection")) });
    });
  const tell = (/** @type {(() => void) | null} */ again) => told.push(again);
  return { asked, told, last: () => told.at(-1), ask, tell };
}

const settled = () => new Promise((resolve) => setImmediate(resolve));

test("an index that does not come is asked for again, and comes", async (context) => {
  context.mock.method(console, "warn", () => {});
  const { asked, last, ask, tell } = server();
  const found = untilItComes(ask, tell);
  for (const time of [0, 1]) {
    asked[time]?.fail();
    await settled();
    assert.equal(typeof last(), "function");
    last()?.();
    assert.equal(last(), null);
  }
  asked[2]?.answer("index");
  assert.equal(await found, "index");
  assert.equal(last(), null);
});

test("one that is long on its way is told of, and still taken", async (context) => {
  context.mock.timers.enable({ apis: ["setTimeout"] });
  context.mock.method(console, "warn", () => {});
  const { asked, told, last, ask, tell } = server();
  const found = untilItComes(ask, tell, 1000);
  context.mock.timers.tick(999);
  assert.deepEqual(told, [null]);
  context.mock.timers.tick(1);
  last()?.();
  asked[0]?.answer("index");
  assert.equal(await found, "index");
  asked[1]?.fail();
  await settled();
  context.mock.timers.tick(1000);
  assert.equal(last(), null, "nothing is told once it is there");
});
