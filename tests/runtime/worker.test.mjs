/// <reference types="node" />
/**
 * The worker's side of the protocol, without Python: what it refuses, and what it tells of a file.
 *
 * @import { FailedMessage, FromWorker } from '../../calculator/page/js/messages.js'
 */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { NEEDED, PAGES } from "../../calculator/page/js/messages.js";
import { isWorkbook, piecesOf } from "../../calculator/page/js/worker/file_pieces.js";

/** @type {FromWorker[]} */
let said = [];
const page = Object.assign(new EventTarget(), {
  postMessage: (/** @type {FromWorker} */ message) => said.push(message),
});
/** @type {Map<Blob, Uint8Array<ArrayBuffer>>} */
const contents = new Map();

/** Reads what the test has given a file; the browser's own can wait for the disk, Node has none. */
class FileReaderSync {
  /** @param {Blob} part */
  readAsArrayBuffer(part) {
    const content = contents.get(part);
    if (!content) throw new DOMException("changed meanwhile", "NotReadableError");
    return content.buffer;
  }
}

Object.assign(globalThis, { self: page, FileReaderSync });
await import("../../calculator/page/js/worker/worker.js");

/** @param {unknown} message */
async function tell(message) {
  page.dispatchEvent(new MessageEvent("message", { data: message }));
  await new Promise((resolve) => setImmediate(resolve));
  return /** @type {FailedMessage} */ (said.at(-1));
}

/**
 * @param {number[]} bytes
 * @returns {Blob}   a file whose slices can be read in this test
 */
function fileOf(...bytes) {
  const file = new Blob([new Uint8Array(bytes)]);
  const slice = (/** @type {number} */ from, /** @type {number} */ to) => {
    const part = new Blob();
    contents.set(part, new Uint8Array(bytes.slice(from, to)));
    return part;
  };
  return Object.assign(file, { slice });
}

beforeEach(() => {
  said = [];
});

test("a message that is not in the set is refused", async () => {
  for (const message of [{ type: "gossip" }, { type: "constructor" }, {}]) {
    const { type, id, why } = await tell(message);
    assert.deepEqual({ type, id, why }, { type: "failed", id: null, why: "dead" });
  }
  assert.equal(said.length, 3);
});

test("a question before Python is there fails alone", async () => {
  const { type, id, why } = await tell({ type: "ask", id: 7, method: "figures", argument: {} });
  assert.deepEqual({ type, id, why }, { type: "failed", id: 7, why: "error" });
});

test("a start that fails is told as death", async () => {
  const manifest = { files: [], bytes: 0, stdlib: "s", start: "c" };
  page.dispatchEvent(
    new MessageEvent("message", {
      data: { type: "start", page: "merchant", runtimeUrl: "file:///nowhere/", manifest, snapshot: false },
    }),
  );
  while (said.at(-1)?.type !== "failed") await new Promise((resolve) => setTimeout(resolve, 5));
  assert.equal(/** @type {FailedMessage} */ (said.at(-1)).why, "dead");
});

test("what is needed for a method is an archive that its page has not from the start", () => {
  for (const [method, needed] of Object.entries(NEEDED)) {
    const pages = Object.values(PAGES).filter(({ methods }) => Object.hasOwn(methods, method));
    assert.ok(pages.length > 0, method);
    for (const { archives } of pages)
      for (const archive of needed) assert.ok(!archives.includes(archive), method);
  }
});

test("a file is read piece by piece to its end", () => {
  const next = piecesOf(fileOf(1, 2, 3, 4, 5));
  assert.deepEqual([...next(2)], [1, 2]);
  assert.deepEqual([...next(2)], [3, 4]);
  assert.deepEqual([...next(2)], [5]);
  assert.deepEqual([...next(2)], []);
});

test("a file that was changed meanwhile says so", () => {
  assert.throws(() => piecesOf(new Blob(["a"]))(1), /NotReadableError|changed meanwhile/);
});

test("workbooks are known by their first bytes", () => {
  assert.ok(isWorkbook(fileOf(0x50, 0x4b, 3, 4, 0x14, 0)));
  assert.ok(isWorkbook(fileOf(0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1)));
  assert.ok(!isWorkbook(fileOf(...new TextEncoder().encode("order_id"))));
  assert.ok(!isWorkbook(fileOf(0x50, 0x4b, 3)));
  assert.ok(!isWorkbook(fileOf()));
});
