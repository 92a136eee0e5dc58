/**
 * Python and the calculator, started in this worker.
 *
 * @import { PyodideAPI } from 'pyodide'
 * @import { Manifest, Phase, RuntimeFile, Timings } from '../client/messages.js'
 */
import { extract } from "./archive.js";
import { Download } from "./download.js";

/**
 * Where the standard library and the calculator are put in Python's file system. Not among the installed packages:
 * Pyodide describes those to JavaScript when it starts, and could not be pictured in a snapshot then.
 */
const MODULES = "/lib/modules";

/** What answers on the merchant's page, and is in every snapshot. */
const SESSION = "calculator.page.merchant.recalculate";

/**
 * @typedef {object} Python
 * @property {PyodideAPI} pyodide
 * @property {(request: string, file?: Uint8Array) => string} recalculate   that of the session's module
 * @property {Timings} timings
 */

/**
 * How to start: afresh, from a snapshot of memory, or afresh so that a snapshot can be made.
 * @typedef {{ _loadSnapshot?: Uint8Array<ArrayBuffer>, _makeSnapshot?: boolean }} Memory
 */

/** @typedef {(reason: unknown) => void} Fail */

/** A further archive could not be fetched; Python is as it was. */
export class NotFetchedError extends Error {}

/**
 * @param {string} runtimeUrl
 * @param {Manifest} manifest
 * @param {(phase: Phase, loaded: number, total: number) => void} report
 * @param {Promise<Memory>} memory   awaited only when the downloads are on their way
 * @param {RuntimeFile[]} [more]     further archives of modules
 * @param {string} [session]         the module that answers
 * @returns {Promise<Python>}
 */
export async function startPython(runtimeUrl, manifest, report, memory, more = [], session = SESSION) {
  const began = performance.now();
  const files = fetchFiles(runtimeUrl, manifest, report.bind(null, "download"), more);
  let downloaded = began;
  const pyodide = await new Promise((resolve, /** @type {Fail} */ reject) => {
    Promise.all(Object.values(files).flat()).then(() => {
      downloaded = performance.now();
      report("start", 0, 1);
    }, reject);
    load(runtimeUrl, manifest, files, memory, reject).then(resolve, reject);
  });
  const started = performance.now();

  report("import", 0, 1);
  // A snapshot of memory remembers a calculator without them.
  if (more.length > 0) lookAgain(pyodide);
  const { recalculate } = pyodide.pyimport(session);
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

/** @typedef {ReturnType<typeof fetchFiles>} Files */

/**
 * @param {string} runtimeUrl
 * @param {Manifest} manifest
 * @param {(loaded: number, total: number) => void} report
 * @param {RuntimeFile[]} more
 */
function fetchFiles(runtimeUrl, manifest, report, more) {
  const files = [...manifest.files, ...more];
  const bytes = more.reduce((sum, file) => sum + file.bytes, manifest.bytes);
  const download = new Download(runtimeUrl, { files, bytes }, report);
  return {
    program: download.module("pyodide.mjs"),
    engine: download.module("pyodide.asm.mjs"),
    wasm: download.wasm("pyodide.asm.wasm"),
    stdlib: download.archive(manifest.stdlib),
    wheel: download.archive(manifest.wheel),
    more: more.map((file) => download.archive(file.name)),
  };
}

/**
 * @param {string} runtimeUrl
 * @param {Manifest} manifest
 * @param {Files} files
 * @param {Promise<Memory>} memory
 * @param {Fail} fail   called where Pyodide would only log the reason, and wait for ever
 * @returns {Promise<PyodideAPI>}   with the calculator among its modules
 */
async function load(runtimeUrl, manifest, files, memory, fail) {
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    files.program,
    files.engine,
  ]);
  const options = await memory;
  const restore = supply(files.wasm, fail);
  return loadPyodide({
    indexURL: runtimeUrl,
    createPyodideModule,
    lockFileContents: { info: manifest.lock_info, packages: {} },
    // Modules in a folder load faster than modules in an archive, which Python reads twice.
    env: { PYTHONPATH: MODULES },
    fsInit: async (/** @type {PyodideAPI['FS']} */ system) => {
      try {
        extract(system, MODULES, await files.stdlib);
        extract(system, MODULES, await files.wheel);
        for (const archive of files.more) extract(system, MODULES, await archive);
      } catch (error) {
        fail(error);
      }
    },
    ...options,
  }).finally(restore);
}

/**
 * Fetch a further archive of modules and put it beside those that are there already. NotFetchedError where it does
 * not come.
 * @param {PyodideAPI} pyodide
 * @param {string} runtimeUrl
 * @param {RuntimeFile} file
 * @param {(loaded: number, total: number) => void} [report]
 */
export async function addArchive(pyodide, runtimeUrl, file, report = () => {}) {
  const download = new Download(runtimeUrl, { files: [file], bytes: file.bytes }, report);
  const archive = await download.archive(file.name).catch((error) => {
    throw new NotFetchedError(String(error));
  });
  extract(pyodide.FS, MODULES, archive);
  lookAgain(pyodide);
}

/**
 * Whether Python can be asked again. After an ordinary exception of its own it is sound. Out of memory, or an error
 * that is not Python's (a trap in WebAssembly, JavaScript's stack used up), leaves it in no known state.
 * @param {PyodideAPI | undefined} pyodide
 * @param {unknown} error
 */
export function mayGoOn(pyodide, error) {
  return pyodide !== undefined && error instanceof pyodide.ffi.PythonError && error.type !== "MemoryError";
}

/**
 * Have Python look again into the folders of modules, whose content it remembers.
 * @param {PyodideAPI} pyodide
 */
function lookAgain(pyodide) {
  pyodide.pyimport("sys").path_importer_cache.clear();
}

/**
 * While Pyodide starts, answer its requests for what is on its way already, or not needed: the compiled module
 * for WebAssembly; nothing for its archive of the standard library.
 * @param {Promise<WebAssembly.Module>} wasm
 * @param {Fail} fail
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
