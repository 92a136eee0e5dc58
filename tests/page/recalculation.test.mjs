import assert from "node:assert/strict";
import { test } from "node:test";
import { Recalculation } from "../../calculator/page/js/client/recalculation.js";

/**
 * A page that notes what it is told, and whose answers come when the test says so.
 * @param {string[]} log
 */
function pageOf(log) {
  /** @type {((answer: object | null | Promise<never>) => void)[]} */
  const open = [];
  const client = {
    begin: () => ({ fields: { price: "5" } }),
    ask: (/** @type {object} */ _fields, /** @type {{ part?: string }} */ extra = {}) => {
      log.push(`ask ${extra.part ?? "figures"}`);
      return new Promise((resolve) => open.push(resolve));
    },
    answered: () => log.push("show figures"),
    added: (/** @type {string} */ part, /** @type {object | null} */ answer) =>
      log.push(`${answer ? "add" : "lack"} ${part}`),
    busy: () => {},
    failed: (/** @type {unknown} */ error) => log.push(String(error)),
  };
  const answer = async (/** @type {object | null} */ given) => {
    open.shift()?.(given instanceof Error ? Promise.reject(given) : given);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { client, answer };
}

test("Python computes the next part while the page shows the one before", async () => {
  /** @type {string[]} */
  const log = [];
  const { client, answer } = pageOf(log);
  const recalculation = new Recalculation(client, ["decisions", "shortfall"]);
  recalculation.now();
  await answer({ ok: true });
  assert.deepEqual(log, ["ask figures", "ask decisions", "show figures"]);
  await answer({ ok: true });
  await answer({ ok: true });
  assert.deepEqual(log.slice(3), ["ask shortfall", "add decisions", "add shortfall"]);
});

test("a part that could not be computed is missed, and the next one comes all the same", async (context) => {
  context.mock.method(console, "error", () => {});
  /** @type {string[]} */
  const log = [];
  const { client, answer } = pageOf(log);
  const recalculation = new Recalculation(client, ["decisions", "shortfall"]);
  recalculation.now();
  await answer({ ok: true });
  await answer(new Error("ZeroDivisionError"));
  await answer({ ok: true });
  await recalculation.whole();
  assert.deepEqual(log.slice(3), ["ask shortfall", "lack decisions", "add shortfall"]);
});

test("the result is whole when its last part is shown", async () => {
  /** @type {string[]} */
  const log = [];
  const { client, answer } = pageOf(log);
  const recalculation = new Recalculation(client, ["decisions", "shortfall"]);
  recalculation.now();
  await answer({ ok: true });
  recalculation.whole().then(() => log.push("whole"));
  await answer({ ok: true });
  assert.equal(log.at(-1), "add decisions");
  await answer({ ok: true });
  assert.deepEqual(log.slice(-2), ["add shortfall", "whole"]);
});

test("an edit meanwhile ends what it outdates", async () => {
  /** @type {string[]} */
  const log = [];
  const { client, answer } = pageOf(log);
  const recalculation = new Recalculation(client, ["decisions", "shortfall"]);
  recalculation.now();
  await answer({ ok: true });
  await answer(null);
  await recalculation.whole();
  assert.deepEqual(log, ["ask figures", "ask decisions", "show figures"]);
});

test("after a mistake the last good result gets what it still lacks", async () => {
  /** @type {string[]} */
  const log = [];
  const { client, answer } = pageOf(log);
  const recalculation = new Recalculation(client, ["decisions"]);
  recalculation.now();
  await answer({ ok: true });
  await answer(null);
  recalculation.now();
  await answer({ ok: false });
  await answer({ ok: true });
  assert.deepEqual(log.slice(3), ["ask figures", "ask decisions", "show figures", "add decisions"]);
});
