/**
 * Python and the calculator, started in this worker.
 *
 * @import { PyodideAPI } from 'pyodide'
 * @import { Manifest, Phase, Timings } from './messages.js'
 */
import { extract } from "./archive.js";
import { Download } from "./download.js";

/**
 * Where the standard library and the calculator are put in Python's file system. Not among the installed packages:
 * Pyodide describes those to JavaScript when it starts, and could not be pictured in a snapshot then.
 */
const MODULES = "/lib/modules";

/**
 * @typedef {object} Python
 * @property {PyodideAPI} pyodide
 * @property {(request: string) => string} recalculate   `calculator.page.session.recalculate`
 * @property {Timings} timings
 */

/**
 * How to start: afresh, from a snapshot of memory, or afresh so that a snapshot can be made.
 * @typedef {{ _loadSnapshot?: Uint8Array<ArrayBuffer>, _makeSnapshot?: boolean }} Memory
 */

/**
 * @param {string} runtimeUrl
 * @param {Manifest} manifest
 * @param {(phase: Phase, loaded: number, total: number) => void} report
 * @param {Promise<Memory>} memory   awaited only when the downloads are on their way
 * @returns {Promise<Python>}
 */
export async function startPython(runtimeUrl, manifest, report, memory) {
  const began = performance.now();
  let downloaded = began;
  const download = new Download(runtimeUrl, manifest, (loaded, total) => {
    report("download", loaded, total);
    if (loaded === total) {
      downloaded = performance.now();
      report("start", 0, 1);
    }
  });
  const pyodide = await Promise.race([load(download, manifest, memory), download.failed]);
  const started = performance.now();

  report("import", 0, 1);
  const { recalculate } = pyodide.pyimport("calculator.page.session");
  const imported = performance.now();
  const timings = {
    download: downloaded - began,
    start: started - downloaded,
    import: imported - started,
    total: imported - began,
    snapshot: "_loadSnapshot" in (await memory),
  };
  return { pyodide, recalculate, timings };
}

/**
 * @param {Download} download
 * @param {Manifest} manifest
 * @param {Promise<Memory>} memory
 * @returns {Promise<PyodideAPI>}   with the calculator among its packages
 */
async function load(download, manifest, memory) {
  const program = download.module("pyodide.mjs");
  const engine = download.module("pyodide.asm.mjs");
  const wasm = download.wasm("pyodide.asm.wasm");
  const archives = Promise.all([download.archive(manifest.stdlib), download.archive(manifest.wheel)]);

  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([program, engine]);
  const options = await memory;
  const restore = supply(wasm, download.fail);
  return loadPyodide({
    indexURL: download.address(""),
    createPyodideModule,
    lockFileContents: { info: manifest.lock_info, packages: {} },
    // Modules in a folder load faster than modules in an archive, which Python reads twice.
    env: { PYTHONPATH: MODULES },
    fsInit: async (/** @type {PyodideAPI['FS']} */ files) => {
      for (const archive of await archives) extract(files, MODULES, archive);
    },
    ...options,
  }).finally(restore);
}

/**
 * While Pyodide starts, answer its requests for what is on its way already, or not needed: the compiled module
 * for WebAssembly; nothing for its archive of the standard library. A module that cannot be instantiated (no
 * memory, an old browser) is reported here, since Pyodide only logs it and waits for ever.
 * @param {Promise<WebAssembly.Module>} wasm
 * @param {(reason: unknown) => void} fail
 * @returns {() => void}   gives the browser its own functions back
 */
function supply(wasm, fail) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async () => new Response();
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    try {
      const module = await wasm;
      return { module, instance: await WebAssembly.instantiate(module, imports) };
    } catch (error) {
      fail(error);
      throw error;
    }
  };
  return () => {
    globalThis.fetch = fetch;
    WebAssembly.instantiateStreaming = instantiateStreaming;
  };
}
