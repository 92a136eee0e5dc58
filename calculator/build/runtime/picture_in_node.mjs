/**
 * Picture Python's memory after a start, in Node, as a page would have it: the same bytes on every machine, for every
 * browser.
 *
 * Standard input holds the job as JSON:
 *   runtime    folder with pyodide.mjs and what belongs to it
 *   lock_info  what Pyodide's lock file says about itself
 *   archives   zip files without compression: the library and what of the calculator every page starts with
 *   nothing    an archive without entries
 *   result     file that receives the parts of the picture, one after the other, within gzip
 *
 * Standard output receives its shape as JSON.
 */
/// <reference types="node" />
import crypto from "node:crypto";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { pictureOf } from "../../page/js/snapshot.js";
import { extract } from "../../page/js/worker/archive.js";
import { METHODS, MODULES, warmUp } from "../../page/js/worker/python.js";

/** @type {{ runtime: string, lock_info: object, archives: string[], nothing: string, result: string }} */
const job = JSON.parse(readFileSync(0, "utf8"));

// What differs from one start to the next.
crypto.randomFillSync = (/** @type {any} */ view) => view.fill(0);
Date.now = () => 0;
performance.now = () => 0;
// Pyodide puts the program's path into Python's environment.
process.argv[1] = "python";
// Nor how this engine calls functions, which a page sets right for its own (`python.js`): Pyodide asks no iPhone.
Object.defineProperty(globalThis, "navigator", { value: { userAgent: "iPhone" }, configurable: true });

/** The memory with which the program begins. */
let initial = new Uint8Array();
const { instantiate } = WebAssembly;
WebAssembly.instantiate = async (/** @type {any} */ source, /** @type {any} */ imports) => {
  /** @type {any} */ const made = await instantiate(source, imports);
  const { memory } = (made.instance ?? made).exports;
  if (memory) initial = new Uint8Array(memory.buffer).slice();
  return made;
};

const { loadPyodide } = await import(pathToFileURL(join(job.runtime, "pyodide.mjs")).href);
const pyodide = await loadPyodide({
  indexURL: job.runtime,
  stdLibURL: job.nothing,
  lockFileContents: { info: job.lock_info, packages: {} },
  env: { PYTHONPATH: MODULES },
  fsInit: async (/** @type {import('pyodide').PyodideAPI['FS']} */ system) => {
    for (const archive of job.archives)
      extract(system, MODULES, new Uint8Array(readFileSync(archive)).buffer);
  },
  _makeSnapshot: true,
});
warmUp(pyodide.pyimport(METHODS));
const { shape, content } = await pictureOf(pyodide.makeMemorySnapshot(), initial);

// The compressor inside is the same on every machine. 31: zlib's window bits that ask for a gzip header.
pyodide.FS.writeFile("/memory", new Uint8Array(content));
pyodide.runPython(`
import zlib
packed = zlib.compressobj(9, zlib.DEFLATED, 31)
with open("/memory", "rb") as memory, open("/packed", "wb") as file:
    file.write(packed.compress(memory.read()) + packed.flush())
`);
writeFileSync(job.result, pyodide.FS.readFile("/packed"));
console.log(JSON.stringify(shape));
