/// <reference types="node" />
/** The picture of Python's memory as a browser keeps it, in a store of the test's own. */
import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { keepSnapshot, readSnapshot } from "../../calculator/page/js/snapshot.js";

const RUNTIME = "https://shop.example/assets/runtime-0/";

/** @type {Map<string, Response>} */
const kept = new Map();
const store = {
  match: async (/** @type {string} */ key) => kept.get(key)?.clone(),
  put: async (/** @type {string} */ key, /** @type {Response} */ response) => kept.set(key, response),
};
const caches = { open: async () => store, delete: async () => kept.clear() };
Object.assign(globalThis, { caches });

/** Memory of so many bytes, in which only these places hold something. */
function memoryOf(/** @type {number} */ bytes, /** @type {number[]} */ ...places) {
  const memory = new Uint8Array(bytes);
  for (const place of places) memory[place] = 1 + (place % 255);
  return memory;
}

beforeEach(() => kept.clear());

for (const [name, memory] of Object.entries({
  "with gaps, to its last byte": memoryOf(100_007, 0, 4095, 4096, 50_000, 100_006),
  "that begins and ends with nothing": memoryOf(100_007, 60_000),
  "without anything in it": memoryOf(100_007),
}))
  test(`memory ${name} comes back as it was`, async () => {
    await keepSnapshot(RUNTIME, memory);
    assert.deepEqual(await readSnapshot(RUNTIME), memory);
  });

test("what holds nothing takes no room", async () => {
  await keepSnapshot(RUNTIME, memoryOf(10_000_000, 0, 5_000_000));
  const [picture] = kept.values();
  assert.equal((await picture?.clone().arrayBuffer())?.byteLength, 2 * 4096);
});

test("a picture with another byte in it is of no use, and forgotten", async () => {
  await keepSnapshot(RUNTIME, memoryOf(10_000, 7));
  const [[key, picture] = []] = kept;
  assert.ok(key && picture);
  const content = new Uint8Array(await picture.arrayBuffer());
  content[8] = 1;
  kept.set(key, new Response(content, picture));
  assert.equal(await readSnapshot(RUNTIME), undefined);
  assert.equal(kept.size, 0);
});

test("a picture of another runtime is none", async () => {
  await keepSnapshot(RUNTIME, memoryOf(10_000, 7));
  assert.equal(await readSnapshot("https://shop.example/assets/runtime-1/"), undefined);
});
