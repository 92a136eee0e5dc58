// What is typed, computed step by step: what is asked when, what is shown, what an edit ends.

import assert from "node:assert/strict";
import { test } from "node:test";
import { Recalculation } from "../../calculator/page/js/page/recalculation.js";

/**
 * A page that notes what it asks and shows, and whose answers come when the test says so.
 * @param {readonly import('../../calculator/page/js/page/recalculation.js').Part[]} parts
 */
function pageOf(...parts) {
  /** @type {string[]} */
  const log = [];
  /** @type {((answer: any) => void)[]} */
  const open = [];
  const ask = (/** @type {string} */ method) => {
    log.push(`ask ${method}`);
    return /** @type {Promise<any>} */ (new Promise((resolve) => open.push(resolve)));
  };
  const recalculation = new Recalculation(ask, parts);
  const begin = async (isOutdated = () => false) => {
    for await (const step of recalculation.steps({ price: "5" }, isOutdated)) {
      if ("figures" in step) log.push(`show figures, then ${step.parts.join(" and ") || "nothing"}`);
      else log.push(`${step.piece ? "add" : "lack"} ${step.part}`);
    }
    log.push("done");
  };
  const answer = async (/** @type {object | null} */ given) => {
    open.shift()?.(given instanceof Error ? Promise.reject(given) : given);
    await new Promise((resolve) => setTimeout(resolve));
  };
  return { log, begin, answer };
}

test("Python computes the next part while the page shows the one before", async () => {
  const { log, begin, answer } = pageOf("decisions", "shortfall");
  begin();
  await answer({ ok: true });
  assert.deepEqual(log, ["ask figures", "ask decisions", "show figures, then decisions and shortfall"]);
  await answer({ ok: true });
  await answer({ ok: true });
  assert.deepEqual(log.slice(3), ["ask shortfall", "add decisions", "add shortfall", "done"]);
});

test("a page without later parts is done with the figures", async () => {
  const { log, begin, answer } = pageOf();
  begin();
  await answer({ ok: true });
  assert.deepEqual(log, ["ask figures", "show figures, then nothing", "done"]);
});

test("a part that could not be computed is missed, and the next one comes all the same", async (context) => {
  context.mock.method(console, "error", () => {});
  const { log, begin, answer } = pageOf("decisions", "shortfall");
  begin();
  await answer({ ok: true });
  await answer(new Error("ZeroDivisionError"));
  await answer({ ok: true });
  assert.deepEqual(log.slice(3), ["ask shortfall", "lack decisions", "add shortfall", "done"]);
});

test("an answer that something newer has taken the place of ends what it outdates", async () => {
  const { log, begin, answer } = pageOf("decisions", "shortfall");
  begin();
  await answer({ ok: true });
  await answer(null);
  assert.deepEqual(log.slice(1), ["ask decisions", "show figures, then decisions and shortfall", "done"]);
});

test("once something newer is typed, no further part is asked for", async () => {
  let isOutdated = false;
  const { log, begin, answer } = pageOf("decisions", "shortfall");
  begin(() => isOutdated);
  await answer({ ok: true });
  isOutdated = true;
  await answer({ ok: true });
  assert.deepEqual(log.slice(3), ["add decisions", "done"]);
});

test("figures that could not be computed are an error of the page", async () => {
  const { begin, answer } = pageOf("decisions");
  const done = begin();
  const failed = assert.rejects(done, /ZeroDivisionError/);
  await answer(new Error("ZeroDivisionError"));
  await failed;
});

test("after a mistake the last good result gets what it still lacks", async () => {
  const { log, begin, answer } = pageOf("decisions");
  begin();
  await answer({ ok: true });
  await answer(null);
  log.length = 0;
  begin();
  await answer({ ok: false });
  await answer({ ok: true });
  assert.deepEqual(log, [
    "ask figures",
    "ask decisions",
    "show figures, then decisions",
    "add decisions",
    "done",
  ]);
  log.length = 0;
  begin();
  await answer({ ok: false });
  assert.deepEqual(log, ["ask figures", "show figures, then nothing", "done"], "it lacks nothing any more");
});
