/// <reference types="node" />
/**
 * The page's side of the runtime, with a worker that does as the test says: what is asked, dropped, repeated.
 *
 * @import { FromWorker, ToWorker } from '../../calculator/page/js/client/messages.js'
 */
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { CalculatorRuntime } from "../../calculator/page/js/client/calculator_client.js";

/** Stands in for the browser's worker: keeps what it was sent, says what it is told to say. */
class ScriptedWorker extends EventTarget {
  /** @type {ScriptedWorker[]} */ static all = [];
  /** @type {ToWorker[]} */ sent = [];
  terminated = false;

  constructor() {
    super();
    ScriptedWorker.all.push(this);
  }
  /** @param {ToWorker} message */
  postMessage(message) {
    this.sent.push(structuredClone(message));
  }
  terminate() {
    this.terminated = true;
  }
  /** @param {FromWorker} message */
  say(message) {
    this.dispatchEvent(new MessageEvent("message", { data: message }));
  }
  /** @param {object} [payload] */
  answer(payload = {}) {
    const asked = this.sent.at(-1);
    assert.equal(asked?.type, "recalculate");
    this.say({ type: "result", id: asked.id, payload: JSON.stringify(payload) });
  }
}

const TIMINGS = { download: 1, start: 1, import: 1, total: 3, snapshot: false };
const MANIFEST = {
  folder: "runtime-0",
  pyodide: "0",
  lock_info: {},
  calculator: "0",
  stdlib: "s.zip",
  wheel: "w.whl",
  buyer: { name: "buyer.zip", bytes: 0, gzip_bytes: 0 },
  orders: { name: "orders.zip", bytes: 0, gzip_bytes: 0 },
  spreadsheets: { name: "spreadsheets.zip", bytes: 0, gzip_bytes: 0 },
  files: [],
  bytes: 0,
  gzip_bytes: 0,
};
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param {number} [index] */
function worker(index = -1) {
  const found = ScriptedWorker.all.at(index);
  assert.ok(found);
  return found;
}

/** @param {Partial<ConstructorParameters<typeof CalculatorRuntime>[0]>} [options] */
function prepared(options = {}) {
  return new CalculatorRuntime({
    runtimeUrl: "https://shop.example/assets/runtime-0",
    manifest: MANIFEST,
    snapshot: false,
    ...options,
  });
}

/** @param {Partial<ConstructorParameters<typeof CalculatorRuntime>[0]>} [options] */
async function started(options) {
  const runtime = prepared(options);
  runtime.start();
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  return runtime;
}

beforeEach(() => {
  ScriptedWorker.all = [];
  Object.assign(globalThis, { Worker: ScriptedWorker });
  performance.clearMarks();
  // No test waits for a watchdog, and none is left running after it.
  mock.timers.reset();
  mock.timers.enable({ apis: ["setTimeout"] });
});

test("starting twice starts one worker, with the folder's address", async () => {
  const runtime = prepared();
  assert.equal(runtime.state, "example");
  runtime.start();
  runtime.start();
  await settled();
  assert.equal(ScriptedWorker.all.length, 1);
  assert.deepEqual(worker().sent, [
    {
      type: "start",
      runtimeUrl: "https://shop.example/assets/runtime-0/",
      manifest: MANIFEST,
      snapshot: false,
    },
  ]);
  assert.equal(runtime.state, "loading");
});

test("what is asked while Python loads is asked when it is ready, the newest only", async () => {
  const runtime = prepared();
  const first = runtime.recalculate({ a: "1" }, "zh");
  const second = runtime.recalculate({ a: "2" }, "en");
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  assert.equal(await first, null);
  assert.deepEqual(worker().sent.slice(1), [
    { type: "recalculate", id: 2, fields: { a: "2" }, language: "en" },
  ]);
  assert.equal(runtime.state, "busy");
  worker().answer({ ok: true });
  assert.deepEqual(await second, { ok: true });
  assert.equal(runtime.state, "ready");
});

test("of many requests while one is computed, one waits and the rest are dropped", async () => {
  const runtime = await started();
  const answers = ["1", "2", "3"].map((a) => runtime.recalculate({ a }, "en"));
  assert.equal(worker().sent.length, 2);
  worker().answer({ of: 1 });
  worker().answer({ of: 3 });
  assert.deepEqual(await Promise.all(answers), [null, null, { of: 3 }]);
  assert.equal(worker().sent.length, 3);
});

test("an answer to a request that is no longer the one is ignored", async () => {
  const runtime = await started();
  const answer = runtime.recalculate({}, "en");
  worker().say({ type: "result", id: 99, payload: '{"of": 99}' });
  worker().answer({ of: 1 });
  assert.deepEqual(await answer, { of: 1 });
});

test("an error of Python's own fails one request and leaves the worker", async () => {
  const runtime = await started();
  const answer = runtime.recalculate({}, "en");
  worker().say({ type: "failed", id: 1, message: "ZeroDivisionError", fatal: false });
  await assert.rejects(answer, /ZeroDivisionError/);
  const next = runtime.recalculate({}, "en");
  worker().answer({ ok: true });
  assert.deepEqual(await next, { ok: true });
  assert.equal(ScriptedWorker.all.length, 1);
});

test("a dead worker is replaced and the new one is asked the same", async () => {
  const runtime = await started();
  const answer = runtime.recalculate({ a: "1" }, "en");
  worker().say({ type: "failed", id: 1, message: "out of memory", fatal: true });
  await settled();
  assert.equal(worker(0).terminated, true);
  worker().say({ type: "ready", timings: TIMINGS });
  worker().answer({ ok: true });
  assert.deepEqual(await answer, { ok: true });
});

test("newer input takes the place of what a dead worker was computing", async () => {
  const runtime = await started();
  const older = runtime.recalculate({ a: "1" }, "en");
  const newer = runtime.recalculate({ a: "2" }, "en");
  worker().dispatchEvent(new Event("error", { cancelable: true }));
  assert.equal(await older, null);
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  assert.deepEqual(worker().sent.at(-1), {
    type: "recalculate",
    id: 2,
    fields: { a: "2" },
    language: "en",
  });
  worker().answer({ of: 2 });
  assert.deepEqual(await newer, { of: 2 });
});

test("silence while computing counts as death, silence while idle does not", async () => {
  const runtime = await started({ answerWithin: 1000 });
  mock.timers.tick(1_000_000);
  assert.equal(ScriptedWorker.all.length, 1);
  void runtime.recalculate({}, "en");
  mock.timers.tick(999);
  assert.equal(ScriptedWorker.all.length, 1);
  mock.timers.tick(1);
  assert.equal(ScriptedWorker.all.length, 2);
});

test("a start may take as long as it makes progress", async () => {
  const runtime = prepared({ advanceWithin: 1000 });
  runtime.start();
  await settled();
  for (const loaded of [1, 2, 3]) {
    mock.timers.tick(999);
    worker().say({ type: "progress", phase: "download", loaded, total: 3 });
  }
  assert.equal(ScriptedWorker.all.length, 1);
  mock.timers.tick(1000);
  assert.equal(ScriptedWorker.all.length, 2);
});

test("after three deaths the reader is asked, and a retry answers the newest input", async () => {
  const runtime = prepared();
  /** @type {string[]} */ const failures = [];
  runtime.addEventListener("failed", (event) => failures.push(/** @type {CustomEvent} */ (event).detail));
  void runtime.recalculate({ a: "1" }, "en");
  for (let death = 0; death < 3; death++) {
    await settled();
    worker().say({ type: "failed", id: null, message: "no network", fatal: true });
  }
  assert.equal(ScriptedWorker.all.length, 3);
  assert.deepEqual([runtime.state, failures], ["failed", ["no network"]]);
  const answer = runtime.recalculate({ a: "2" }, "en");
  assert.equal(runtime.state, "failed");
  runtime.retry();
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  worker().answer({ of: 2 });
  assert.deepEqual(await answer, { of: 2 });
});

test("only a first start may use a snapshot: a later one may be there because of it", async () => {
  const runtime = prepared({ snapshot: true });
  runtime.start();
  await settled();
  worker().say({ type: "failed", id: null, message: "", fatal: true });
  await settled();
  const allowed = ScriptedWorker.all.map(({ sent: [start] }) => start?.type === "start" && start.snapshot);
  assert.deepEqual(allowed, [true, false]);
});

test("cancelling gives up the request and its worker; what comes next is answered", async () => {
  const runtime = await started();
  const given = runtime.recalculate({ a: "1" }, "en");
  const waiting = runtime.recalculate({ a: "2" }, "en");
  runtime.cancel();
  assert.deepEqual(await Promise.all([given, waiting]), [null, null]);
  assert.equal(worker(0).terminated, true);
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  const next = runtime.recalculate({ a: "3" }, "en");
  worker().answer({ of: 3 });
  assert.deepEqual(await next, { of: 3 });
});

test("the marks tell the start, the first result and the later ones", async () => {
  const runtime = await started();
  for (const of of [1, 2, 3]) {
    const answer = runtime.recalculate({}, "en");
    worker().answer({ of });
    await answer;
  }
  const names = performance.getEntriesByType("mark").map(({ name }) => name);
  assert.deepEqual(names, ["calculator-start", "calculator-ready", "calculator-result", "calculator-result"]);
});

test("a later part leaves the state alone, and newer input takes its place", async () => {
  const runtime = await started();
  const first = runtime.recalculate({ a: "1" }, "en");
  worker().answer({ of: 1 });
  await first;
  /** @type {string[]} */
  const states = [];
  runtime.addEventListener("state", (event) => states.push(/** @type {CustomEvent} */ (event).detail));
  const part = runtime.recalculate({ a: "1" }, "en", { part: "decisions" });
  const newer = runtime.recalculate({ a: "2" }, "en");
  assert.equal(worker().sent.length, 3, "one request at a time");
  assert.deepEqual(states, []);
  worker().answer({ of: "a part" });
  assert.equal(await part, null);
  assert.deepEqual(states, ["busy"]);
  worker().answer({ of: 2 });
  assert.deepEqual(await newer, { of: 2 });
  assert.deepEqual(states, ["busy", "ready"]);
  assert.equal(performance.getEntriesByName("calculator-part").length, 1);
  assert.equal(performance.getEntriesByName("calculator-result").length, 1);
});
