/// <reference types="node" />
/** How fast the files of the runtime come, as far as a download can tell: without a network, by a clock of the test. */
import assert from "node:assert/strict";
import { beforeEach, mock, test } from "node:test";

/** @type {ReadableStreamDefaultController<Uint8Array>} */
let body;
let now = 0;
let entry = { transferSize: 7430, encodedBodySize: 7130 };
mock.method(performance, "now", () => now);
mock.method(performance, "getEntriesByName", (/** @type {string} */ name) =>
  name === "https://shop.example/runtime-0/first.zip" ? [entry] : [],
);
mock.method(globalThis, "fetch", async () => {
  const stream = new ReadableStream({
    start: (controller) => {
      body = controller;
    },
  });
  return new Response(stream);
});
const { Download } = await import("../../calculator/page/js/worker/download.js");

const settled = () => new Promise((resolve) => setImmediate(resolve));

/** @param {[at: number, bytes: number][]} coming   milliseconds, and what comes then */
async function paceOf(coming) {
  const file = { name: "first.zip", bytes: 9_000_000, gzip_bytes: 9_000_000, sha256: "" };
  const download = new Download("https://shop.example/runtime-0/", { files: [file], bytes: 9e6 }, () => {});
  download.archive("first.zip").catch(() => {});
  let pace;
  download.pace().then((told) => {
    pace = told;
  });
  await settled();
  for (const [at, bytes] of coming) {
    now = at;
    body.enqueue(new Uint8Array(bytes));
    await settled();
  }
  body.error(new Error("enough"));
  await settled();
  return pace;
}

beforeEach(() => {
  entry = { transferSize: 7430, encodedBodySize: 7130 };
});

test("the pace is told once enough has come, and does not count what the first answer waited for", async () => {
  const coming = /** @type {[number, number][]} */ ([
    [5000, 100_000],
    [5100, 700_000],
    [5200, 800_000],
  ]);
  assert.equal(await paceOf(coming.slice(0, 2)), undefined);
  assert.equal(await paceOf(coming), 1_500_000 / 200);
});

test("over a slow line it is told after a moment", async () => {
  assert.equal(
    await paceOf([
      [100, 10_000],
      [300, 10_000],
      [400, 10_000],
    ]),
    20_000 / 300,
  );
});

for (const [name, found] of Object.entries({
  "from the browser's cache": { transferSize: 0, encodedBodySize: 7130 },
  "confirmed by the server": { transferSize: 300, encodedBodySize: 7130 },
}))
  test(`what came ${name} has no pace`, async () => {
    entry = found;
    assert.equal(
      await paceOf([
        [0, 1],
        [1, 2_000_000],
      ]),
      0,
    );
  });
