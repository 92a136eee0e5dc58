/// <reference types="node" />
/** The picture of Python's memory as a browser keeps it, in a store of the test's own. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { keepSnapshot, pictureOf, readSnapshot, restore } from "../../calculator/page/js/snapshot.js";

const RUNTIME = "https://shop.example/assets/runtime-0/";

/** @type {Map<string, Response>} */
const kept = new Map();
const store = {
  match: async (/** @type {string} */ key) => kept.get(key)?.clone(),
  put: async (/** @type {string} */ key, /** @type {Response} */ response) => kept.set(key, response),
};
const caches = { open: async () => store, delete: async () => kept.clear() };
Object.assign(globalThis, { caches });

const BEGINS = 16;

/** A snapshot of so many bytes, as Pyodide makes it, in whose memory only these places hold something. */
function snapshotOf(/** @type {number} */ bytes, /** @type {number[]} */ ...places) {
  const snapshot = new Uint8Array(bytes);
  new Uint32Array(snapshot.buffer, 0, 2)[1] = BEGINS;
  for (const place of places) snapshot[BEGINS + place] = 1 + (place % 255);
  return snapshot;
}

/** The memory with which a program begins that has constants at these places. */
const initialOf = (/** @type {number} */ bytes, /** @type {number[]} */ ...places) =>
  snapshotOf(BEGINS + bytes, ...places).subarray(BEGINS);

/** @param {Uint8Array<ArrayBuffer>} snapshot */
const keep = async (snapshot, initial = new Uint8Array()) =>
  keepSnapshot(RUNTIME, await pictureOf(snapshot, initial));

/** What comes back, put where a memory of the same program is. */
async function comesBack(/** @type {number} */ bytes, initial = new Uint8Array()) {
  const picture = await readSnapshot(RUNTIME);
  assert.ok(picture);
  const snapshot = new Uint8Array(bytes);
  restore(picture, initial, snapshot);
  return snapshot;
}

beforeEach(() => kept.clear());

for (const [name, snapshot] of Object.entries({
  "with gaps, to its last byte": snapshotOf(100_007, 0, 4095, 4096, 50_000, 99_990),
  "that begins and ends with nothing": snapshotOf(100_007, 60_000),
  "without anything in it": snapshotOf(100_007),
}))
  test(`a snapshot ${name} comes back as it was`, async () => {
    await keep(snapshot);
    assert.deepEqual(await comesBack(100_007), snapshot);
    for (const constants of [[50_000], [50_001], [0, 4000, 70_000, 200_000]]) {
      const initial = initialOf(300_000, ...constants);
      await keep(snapshot, initial);
      assert.deepEqual(await comesBack(100_007, initial), snapshot);
    }
  });

test("what holds nothing, and what the program itself puts there, takes no room", async () => {
  const snapshot = snapshotOf(10_000_000, 0, 5_000_000);
  const room = async () => (await [...kept.values()][0]?.clone().arrayBuffer())?.byteLength;
  await keep(snapshot);
  assert.equal(await room(), 2 * 4096);
  await keep(snapshot, initialOf(6_000_000, 5_000_000));
  assert.equal(await room(), 4096);
});

test("a picture with another byte in it is of no use, and forgotten", async () => {
  await keep(snapshotOf(10_000, 7));
  const [[key, picture] = []] = kept;
  assert.ok(key && picture);
  const content = new Uint8Array(await picture.arrayBuffer());
  content[8] = 1;
  kept.set(key, new Response(content, picture));
  assert.equal(await readSnapshot(RUNTIME), undefined);
  assert.equal(kept.size, 0);
});

test("a picture of another runtime is none", async () => {
  await keep(snapshotOf(10_000, 7));
  assert.equal(await readSnapshot("https://shop.example/assets/runtime-1/"), undefined);
});
