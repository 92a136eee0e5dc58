/**
 * Python and the calculator, started in this worker.
 *
 * @import { PyodideAPI } from 'pyodide'
 * @import { Manifest, Phase, Timings } from './messages.js'
 */
import { Download } from "./download.js";

/** Stands for the standard library in what Pyodide fetches. */
const LIBRARY = "supplied:standard-library";

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
 * @returns {Promise<PyodideAPI>}   with the calculator's wheel unpacked
 */
async function load(download, manifest, memory) {
  const program = download.module("pyodide.mjs");
  const engine = download.module("pyodide.asm.mjs");
  const wasm = download.wasm("pyodide.asm.wasm");
  const library = download.archive(manifest.stdlib);
  const wheel = download.archive(manifest.wheel);

  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([program, engine]);
  const options = await memory;
  const restore = supply(wasm, library, download.fail);
  /** @type {PyodideAPI} */
  const pyodide = await loadPyodide({
    indexURL: download.address(""),
    createPyodideModule,
    stdLibURL: LIBRARY,
    lockFileContents: { info: manifest.lock_info, packages: {} },
    ...options,
  }).finally(restore);
  const extractDir = pyodide.pyimport("site").getsitepackages().get(0);
  pyodide.unpackArchive(await wheel, "wheel", { extractDir });
  return pyodide;
}

/**
 * Pyodide takes addresses, not what they hold. While it starts, its requests are answered with what is already on
 * its way: the library for `fetch`, the compiled module for WebAssembly. A module that cannot be instantiated (no
 * memory, an old browser) is reported here, since Pyodide only logs it and waits for ever.
 * @param {Promise<WebAssembly.Module>} wasm
 * @param {Promise<ArrayBuffer>} library
 * @param {(reason: unknown) => void} fail
 * @returns {() => void}   gives the browser its own functions back
 */
function supply(wasm, library, fail) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async (input) => new Response(String(input) === LIBRARY ? await library : null);
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
