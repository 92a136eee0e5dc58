/**
 * Python and the calculator, in this worker: started afresh or from a snapshot, asked, given further archives.
 *
 * @import { PyodideAPI } from 'pyodide'
 * @import { Archive, Manifest, PageName, Phase, RuntimeFile, StartMessage, Step, Timings } from '../messages.js'
 */
import { PAGES } from "../messages.js";
import { forgetSnapshots, readSnapshot } from "../snapshot.js";
import { extract } from "./archive.js";
import { Download, DownloadError } from "./download.js";

/**
 * Where the standard library and the calculator are put in Python's file system. Not among the installed packages:
 * Pyodide describes those to JavaScript when it starts, and could not be pictured in a snapshot then.
 */
const MODULES = "/lib/modules";

/** What answers the pages, and is in every snapshot. */
const METHODS = "calculator.page.methods";

/** @typedef {(phase: Phase | Step, loaded: number, total: number) => void} Report */

/**
 * How to start: afresh, from a snapshot of memory, or afresh so that a snapshot can be made.
 * @typedef {{ _loadSnapshot?: Uint8Array<ArrayBuffer>, _makeSnapshot?: boolean }} Memory
 */

/** @typedef {(reason: unknown) => void} Fail */

export class Python {
  #pyodide;
  #answer;
  #archivesHaveCome;
  #start;
  /** @type {Map<Archive, Promise<void>>} */ #brought;

  /**
   * @param {PyodideAPI} pyodide
   * @param {any} methods   the module {@link METHODS}
   * @param {{ runtimeUrl: string, manifest: Manifest, page: PageName }} start
   * @param {Timings} timings
   */
  constructor(pyodide, methods, start, timings) {
    this.#pyodide = pyodide;
    this.#answer = methods.answer;
    this.#archivesHaveCome = methods.archives_have_come;
    this.#start = start;
    this.#brought = new Map(PAGES[start.page].archives.map((archive) => [archive, Promise.resolve()]));
    this.timings = timings;
  }

  /**
   * From the snapshot of an earlier visit, or afresh where there is none or it is of no use.
   * @param {StartMessage} message
   * @param {Report} report
   * @returns {Promise<Python>}
   */
  static async started(message, report) {
    if (message.snapshot) {
      const memory = readSnapshot(message.runtimeUrl).then((bytes) =>
        bytes ? { _loadSnapshot: bytes } : {},
      );
      try {
        return await startPython(message, report, memory);
      } catch (error) {
        if (error instanceof DownloadError) throw error;
        await forgetSnapshots();
      }
    }
    return startPython(message, report, Promise.resolve({}));
  }

  /**
   * The memory of Python right after its start, with the words and parameters of an empty form read.
   * @param {string} runtimeUrl
   * @param {Manifest} manifest
   * @returns {Promise<Uint8Array>}
   */
  static async pictured(runtimeUrl, manifest) {
    const memory = Promise.resolve({ _makeSnapshot: true });
    const python = await startPython({ runtimeUrl, manifest, page: "merchant" }, () => {}, memory);
    for (const language of ["zh", "en"]) python.answer("figures", JSON.stringify({ fields: {}, language }));
    return python.#pyodide.makeMemorySnapshot();
  }

  get page() {
    return this.#start.page;
  }

  /** Bytes that Python has taken so far. */
  get heap() {
    return /** @type {any} */ (this.#pyodide)._module.HEAPU8.byteLength;
  }

  /**
   * @param {string} method
   * @param {string} argument                         JSON
   * @param {(size: number) => Uint8Array} [pieces]   the file that belongs to the question
   * @param {(step: Step, loaded: number) => void} [tell]
   * @returns {string}   JSON
   */
  answer(method, argument, pieces, tell = () => {}) {
    return this.#answer(this.page, method, argument, pieces, tell);
  }

  /**
   * Have a further archive of modules beside those that are there already.
   * @param {Archive} archive
   * @param {Report} report
   */
  async bring(archive, report) {
    const hasCome = this.#brought.get(archive)?.then(
      () => true,
      () => false,
    );
    if (await hasCome) return;
    const coming = this.#fetched(archive, report);
    this.#brought.set(archive, coming);
    await coming;
  }

  /**
   * @param {Archive} archive
   * @param {Report} report
   */
  async #fetched(archive, report) {
    const file = this.#start.manifest[archive];
    const { bytes } = file;
    const download = new Download(this.#start.runtimeUrl, { files: [file], bytes }, (loaded, total) =>
      report(archive, loaded, total),
    );
    extract(this.#pyodide.FS, MODULES, await download.archive(file.name));
    this.#archivesHaveCome();
  }

  /**
   * Whether a question failed for want of a module, which may not have come yet.
   * @param {unknown} error
   */
  lacksModule(error) {
    return error instanceof this.#pyodide.ffi.PythonError && error.type === "ModuleNotFoundError";
  }

  /**
   * Whether Python can be asked again. After an ordinary exception of its own it is sound. Out of memory, or an error
   * that is not Python's (a trap in WebAssembly, JavaScript's stack used up), leaves it in no known state.
   * @param {unknown} error
   */
  mayGoOn(error) {
    return error instanceof this.#pyodide.ffi.PythonError && error.type !== "MemoryError";
  }
}

/**
 * @param {{ runtimeUrl: string, manifest: Manifest, page: PageName }} start
 * @param {Report} report
 * @param {Promise<Memory>} memory   awaited only when the downloads are on their way
 * @returns {Promise<Python>}
 */
async function startPython(start, report, memory) {
  const { runtimeUrl, manifest, page } = start;
  const began = performance.now();
  const more = PAGES[page].archives.map((archive) => manifest[archive]);
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
  const methods = pyodide.pyimport(METHODS);
  // A snapshot of memory remembers a calculator without them.
  if (more.length > 0) methods.archives_have_come();
  methods.methods_of(page).destroy();
  const imported = performance.now();
  return new Python(pyodide, methods, start, {
    download: downloaded - began,
    start: started - downloaded,
    import: imported - started,
    total: imported - began,
    snapshot: "_loadSnapshot" in (await memory),
  });
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
    start: download.archive(manifest.start),
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
        extract(system, MODULES, await files.start);
        for (const archive of files.more) extract(system, MODULES, await archive);
      } catch (error) {
        fail(error);
      }
    },
    ...options,
  }).finally(restore);
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
