/**
 * Write `name.gz` and `name.br` beside each file of a folder, for hosts that send what is compressed already:
 * `node calculator/build/compressed.mjs site`. Both formats come with Node.
 */
/// <reference types="node" />
import { readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { extname, join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

/** What is compressed already (pictures, archives, fonts) stays as it is. */
const TYPES = /^\.(?:css|csv|html|ics|js|json|mjs|svg|txt|wasm|webmanifest|xml|yml)$/;

/** Below this a file travels in the packet of its headers. */
const LEAST = 1_000;

/** @type {[ending: string, pack: (content: Buffer) => Promise<Buffer>][]} */
const FORMATS = [
  [".gz", (content) => promisify(gzip)(content, { level: 9 })],
  [
    ".br",
    (content) =>
      promisify(brotliCompress)(content, {
        params: {
          [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
          [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
          [constants.BROTLI_PARAM_SIZE_HINT]: content.length,
        },
      }),
  ],
];

const folder = process.argv[2];
if (!folder) throw new Error("Which folder?");
const files = readdirSync(folder, { recursive: true, encoding: "utf8" })
  .map((name) => join(folder, name))
  .filter((path) => TYPES.test(extname(path)) && statSync(path).size >= LEAST)
  .sort((one, other) => statSync(other).size - statSync(one).size);
const sums = new Map([["", 0], ...FORMATS.map(([ending]) => /** @type {[string, number]} */ ([ending, 0]))]);
const add = (/** @type {string} */ name, /** @type {number} */ bytes) =>
  sums.set(name, (sums.get(name) ?? 0) + bytes);

/** As many at a time as Node has threads for; the largest first. */
async function work() {
  for (let path = files.shift(); path; path = files.shift()) {
    const content = readFileSync(path);
    add("", content.length);
    for (const [ending, pack] of FORMATS) {
      const packed = await pack(content);
      writeFileSync(path + ending, packed);
      add(ending, packed.length);
    }
  }
}

await Promise.all([work(), work(), work(), work()]);
for (const [ending, bytes] of sums) console.log(`${(bytes / 1e6).toFixed(2)} MB ${ending || "as built"}`);
