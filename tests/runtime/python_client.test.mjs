/// <reference types="node" />
/**
 * The page's side of the protocol, with a worker that does as the test says: what is asked, dropped, repeated.
 *
 * @import { FromWorker, Timings, ToWorker } from '../../calculator/page/js/messages.js'
 */
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";
import { obstacle } from "../../calculator/page/js/client/obstacles.js";
import {
  CrashedError,
  GoneError,
  NotLoadedError,
  PythonClient,
} from "../../calculator/page/js/client/python_client.js";

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
    assert.equal(asked?.type, "ask");
    this.say({ type: "answer", id: asked.id, payload: JSON.stringify(payload), heap: 1 });
  }
}

/** @type {Timings} */
const TIMINGS = { download: 1, start: 1, import: 1, total: 3, snapshot: null };
const MANIFEST = {
  folder: "runtime-0",
  pyodide: "0",
  lock_info: {},
  calculator: "0",
  stdlib: "s.zip",
  start: "c.zip",
  later: { name: "later.zip", bytes: 0, gzip_bytes: 0, sha256: "" },
  buyer: { name: "buyer.zip", bytes: 0, gzip_bytes: 0, sha256: "" },
  orders: { name: "orders.zip", bytes: 0, gzip_bytes: 0, sha256: "" },
  spreadsheets: { name: "spreadsheets.zip", bytes: 0, gzip_bytes: 0, sha256: "" },
  memory: {
    name: "memory.bin.gz",
    bytes: 0,
    gzip_bytes: 0,
    sha256: "",
    shape: { size: 0, begins: 0, parts: [] },
  },
  files: [],
  bytes: 0,
  gzip_bytes: 0,
};
const typed = (/** @type {string} */ a) => ({ fields: { a }, language: "en" });
const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param {number} [index] */
function worker(index = -1) {
  const found = ScriptedWorker.all.at(index);
  assert.ok(found);
  return found;
}

/** @param {Partial<ConstructorParameters<typeof PythonClient>[0]>} [options] */
function prepared(options = {}) {
  return new PythonClient({
    page: "merchant",
    runtimeUrl: "https://shop.example/assets/runtime-0",
    manifest: MANIFEST,
    snapshot: false,
    ...options,
  });
}

/** @param {Partial<ConstructorParameters<typeof PythonClient>[0]>} [options] */
async function started(options) {
  const python = prepared(options);
  python.start();
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  return python;
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
  const python = prepared();
  assert.equal(python.state, "example");
  python.start();
  python.start();
  await settled();
  assert.equal(ScriptedWorker.all.length, 1);
  assert.deepEqual(worker().sent, [
    {
      type: "start",
      page: "merchant",
      runtimeUrl: "https://shop.example/assets/runtime-0/",
      manifest: MANIFEST,
      snapshot: false,
    },
  ]);
  assert.equal(python.state, "loading");
});

test("what is asked while Python loads is asked when it is ready, the newest only", async () => {
  const python = prepared();
  const first = python.ask("figures", typed("1"));
  const second = python.ask("figures", typed("2"));
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  assert.equal(await first, null);
  assert.deepEqual(worker().sent.slice(1), [{ type: "ask", id: 2, method: "figures", argument: typed("2") }]);
  assert.equal(python.state, "busy");
  worker().answer({ ok: true });
  assert.deepEqual(await second, { ok: true });
  assert.equal(python.state, "ready");
});

test("of many requests while one is computed, one waits and the rest are dropped", async () => {
  const python = await started();
  const answers = ["1", "2", "3"].map((a) => python.ask("figures", typed(a)));
  assert.equal(worker().sent.length, 2);
  worker().answer({ of: 1 });
  worker().answer({ of: 3 });
  assert.deepEqual(await Promise.all(answers), [null, null, { of: 3 }]);
  assert.equal(worker().sent.length, 3);
});

test("an answer to a request that is no longer the one is ignored", async () => {
  const python = await started();
  const answer = python.ask("figures", typed("0"));
  worker().say({ type: "answer", id: 99, payload: '{"of": 99}', heap: 1 });
  worker().answer({ of: 1 });
  assert.deepEqual(await answer, { of: 1 });
});

test("an error of Python's own fails one request and leaves the worker", async () => {
  const python = await started();
  const answer = python.ask("figures", typed("0"));
  worker().say({ type: "failed", id: 1, message: "ZeroDivisionError", why: "error" });
  await assert.rejects(answer, /ZeroDivisionError/);
  const next = python.ask("figures", typed("0"));
  worker().answer({ ok: true });
  assert.deepEqual(await next, { ok: true });
  assert.equal(ScriptedWorker.all.length, 1);
});

test("a dead worker is replaced and the new one is asked the same", async () => {
  const python = await started();
  const answer = python.ask("figures", typed("1"));
  worker().say({ type: "failed", id: 1, message: "out of memory", why: "dead" });
  await settled();
  assert.equal(worker(0).terminated, true);
  worker().say({ type: "ready", timings: TIMINGS });
  worker().answer({ ok: true });
  assert.deepEqual(await answer, { ok: true });
});

test("newer input takes the place of what a dead worker was computing", async () => {
  const python = await started();
  const older = python.ask("figures", typed("1"));
  const newer = python.ask("figures", typed("2"));
  worker().dispatchEvent(new Event("error", { cancelable: true }));
  assert.equal(await older, null);
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  assert.deepEqual(worker().sent.at(-1), {
    type: "ask",
    id: 2,
    method: "figures",
    argument: typed("2"),
  });
  worker().answer({ of: 2 });
  assert.deepEqual(await newer, { of: 2 });
});

test("silence while computing counts as death, silence while idle does not", async () => {
  const python = await started({ answerWithin: 1000 });
  mock.timers.tick(1_000_000);
  assert.equal(ScriptedWorker.all.length, 1);
  void python.ask("figures", typed("0"));
  mock.timers.tick(999);
  assert.equal(ScriptedWorker.all.length, 1);
  mock.timers.tick(1);
  assert.equal(ScriptedWorker.all.length, 2);
});

test("a start may take as long as it makes progress", async () => {
  const python = prepared({ advanceWithin: 1000 });
  python.start();
  await settled();
  for (const loaded of [1, 2, 3]) {
    mock.timers.tick(999);
    worker().say({ type: "progress", phase: "download", loaded, total: 3 });
  }
  assert.equal(ScriptedWorker.all.length, 1);
  mock.timers.tick(1000);
  assert.equal(ScriptedWorker.all.length, 2);
});

test("a start whose files do not come is called stalled within twenty seconds, and not repeated", async () => {
  const python = prepared();
  python.start();
  await settled();
  mock.timers.tick(20_000);
  assert.deepEqual([python.state, python.cause, ScriptedWorker.all.length], ["failed", "stalled", 1]);
});

test("after three deaths the reader is asked, and a retry answers the newest input", async () => {
  const python = prepared();
  /** @type {string[]} */ const failures = [];
  python.addEventListener("failed", (event) => failures.push(/** @type {CustomEvent} */ (event).detail));
  void python.ask("figures", typed("1"));
  for (let death = 0; death < 3; death++) {
    await settled();
    worker().say({ type: "failed", id: null, message: "no network", why: "dead" });
  }
  assert.equal(ScriptedWorker.all.length, 3);
  assert.deepEqual([python.state, failures], ["failed", ["no network"]]);
  const answer = python.ask("figures", typed("2"));
  assert.equal(python.state, "failed");
  python.retry();
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  worker().answer({ of: 2 });
  assert.deepEqual(await answer, { of: 2 });
});

for (const cause of /** @type {const} */ (["old", "offline", "stalled", "damaged"])) {
  test(`a start that fails because of ${cause} is not repeated unasked`, async () => {
    const python = prepared();
    python.start();
    await settled();
    worker().say({ type: "failed", id: null, message: "", why: "dead", cause });
    await settled();
    assert.deepEqual([python.state, python.cause, ScriptedWorker.all.length], ["failed", cause, 1]);
    python.retry();
    assert.deepEqual([python.state, python.cause], ["loading", "other"]);
  });
}

test("a browser that cannot run Python is told so without a download", () => {
  const { prototype } = Array;
  const able = { Array: { prototype }, DecompressionStream, WebAssembly };
  assert.equal(obstacle(able), null);
  assert.equal(obstacle({ ...able, WebAssembly: undefined }), "wasm");
  assert.equal(obstacle({ ...able, DecompressionStream: undefined }), "old");
  assert.equal(obstacle({ ...able, Array: { prototype: {} } }), "old");
});

test("a question whose archive cannot be loaded fails alone, with the cause", async () => {
  const python = await started();
  const answer = python.ask("figures", typed("0"));
  worker().say({ type: "failed", id: 1, message: "", why: "error", cause: "offline" });
  await assert.rejects(answer, (error) => error instanceof NotLoadedError && error.why === "offline");
  assert.equal(python.state, "ready");
});

test("only a first start may use a snapshot: a later one may be there because of it", async () => {
  const python = prepared({ snapshot: true });
  python.start();
  await settled();
  worker().say({ type: "failed", id: null, message: "", why: "dead" });
  await settled();
  const allowed = ScriptedWorker.all.map(({ sent: [start] }) => start?.type === "start" && start.snapshot);
  assert.deepEqual(allowed, [true, false]);
});

test("cancelling gives up the request and its worker; what comes next is answered", async () => {
  const python = await started();
  const given = python.ask("figures", typed("1"));
  const waiting = python.ask("figures", typed("2"));
  python.cancel();
  assert.deepEqual(await Promise.all([given, waiting]), [null, null]);
  assert.equal(worker(0).terminated, true);
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  const next = python.ask("figures", typed("3"));
  worker().answer({ of: 3 });
  assert.deepEqual(await next, { of: 3 });
});

test("the marks tell the start, the first result and the later ones", async () => {
  const python = await started();
  for (const of of [1, 2, 3]) {
    const answer = python.ask("figures", typed("0"));
    worker().answer({ of });
    await answer;
  }
  const names = performance.getEntriesByType("mark").map(({ name }) => name);
  assert.deepEqual(names, ["calculator-start", "calculator-ready", "calculator-result", "calculator-result"]);
});

test("a later part leaves the state alone, and newer input takes its place", async () => {
  const python = await started();
  const first = python.ask("figures", typed("1"));
  worker().answer({ of: 1 });
  await first;
  /** @type {string[]} */
  const states = [];
  python.addEventListener("state", (event) => states.push(/** @type {CustomEvent} */ (event).detail));
  const part = python.ask("decisions", typed("1"));
  const newer = python.ask("figures", typed("2"));
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

test("what is asked besides is answered in its turn, and no newer input takes its place", async () => {
  const python = await started();
  const older = python.ask("figures", typed("1"));
  const saved = python.ask("saved", { ...typed("1"), what: "result" });
  const newer = python.ask("figures", typed("2"));
  worker().answer({ of: 1 });
  worker().answer({ ok: true, text: "1" });
  worker().answer({ of: 2 });
  assert.deepEqual(await Promise.all([older, saved, newer]), [null, { ok: true, text: "1" }, { of: 2 }]);
  const names = performance.getEntriesByType("mark").map(({ name }) => name);
  assert.deepEqual(names, ["calculator-start", "calculator-ready", "calculator-result"]);
});

test("what is asked besides leaves the state alone", async () => {
  const python = await started();
  const saved = python.ask("saved", { ...typed("1"), what: "input" });
  assert.equal(python.state, "ready");
  worker().answer({ ok: true, text: "" });
  await saved;
  assert.equal(python.state, "ready");
});

const file = () => new File(["order_id,amount"], "orders.csv");

test("a file that ended its worker is not given to the next one", async () => {
  const python = await started({ page: "order_file" });
  const read = python.ask("read", { ...typed("1"), file: file() });
  worker().say({ type: "failed", id: 1, message: "out of memory", why: "dead" });
  await assert.rejects(read, CrashedError);
  await settled();
  worker().say({ type: "ready", timings: TIMINGS });
  assert.deepEqual(
    worker().sent.map(({ type }) => type),
    ["start"],
  );
  const again = python.ask("again", typed("1"));
  worker().answer({ ok: false, gone: true });
  assert.deepEqual(await again, { ok: false, gone: true });
});

test("files that end their workers are no reason to give up", async () => {
  const python = await started({ page: "order_file" });
  for (let death = 0; death < 5; death++) {
    const read = python.ask("read", { ...typed("1"), file: file() });
    worker().say({ type: "failed", id: death + 1, message: "out of memory", why: "dead" });
    await assert.rejects(read, CrashedError);
    await settled();
    worker().say({ type: "ready", timings: TIMINGS });
  }
  assert.equal(python.state, "ready");
});

test("a file that is gone fails its question alone", async () => {
  const python = await started({ page: "order_file" });
  const read = python.ask("read", { ...typed("1"), file: file() });
  worker().say({ type: "failed", id: 1, message: "NotReadableError", why: "gone" });
  await assert.rejects(read, GoneError);
  assert.equal(ScriptedWorker.all.length, 1);
});

test("a page may wait for an answer without end", async () => {
  const python = await started({ page: "order_file", answerWithin: 0 });
  void python.ask("again", typed("1"));
  mock.timers.tick(1_000_000);
  assert.equal(ScriptedWorker.all.length, 1);
});

test("progress is no silence", async () => {
  const python = await started({ answerWithin: 1000 });
  void python.ask("figures", typed("1"));
  mock.timers.tick(999);
  worker().say({ type: "progress", phase: "compute", loaded: 0, total: 1 });
  mock.timers.tick(999);
  assert.equal(ScriptedWorker.all.length, 1);
  mock.timers.tick(1);
  assert.equal(ScriptedWorker.all.length, 2);
});

test("a method that the page does not have is refused before it is sent", async () => {
  const python = await started();
  for (const method of ["reminders", "read", "constructor", "of the moon"]) {
    await assert.rejects(python.ask(/** @type {any} */ (method), typed("1")), /no method/);
  }
  assert.equal(worker().sent.length, 1);
});

test("a worker that says what is not in the set is not believed any more", async () => {
  const python = await started();
  worker().say(/** @type {any} */ ({ type: "gossip" }));
  assert.equal(worker(0).terminated, true);
  assert.equal(python.state, "loading");
});

test("a worker that was ended is not heard any more", async () => {
  const python = await started();
  const given = python.ask("figures", typed("1"));
  python.cancel();
  worker(0).answer({ of: 1 });
  assert.equal(await given, null);
  assert.equal(python.state, "loading");
  assert.equal(performance.getEntriesByName("calculator-ready").length, 0);
});
