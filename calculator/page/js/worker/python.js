/**
 * Python and the calculator, in this worker: started afresh or from a snapshot, asked, given further archives.
 *
 * @import { PyodideAPI } from 'pyodide'
 * @import { Archive, Manifest, PageName, Phase, RuntimeFile, Snapshot, StartMessage, Step, Timings } from '../messages.js'
 * @import { Picture } from '../snapshot.js'
 */
import { PAGES } from "../messages.js";
import { forgetSnapshots, pictureOf, readSnapshot, restore } from "../snapshot.js";
import { extract } from "./archive.js";
import { Download, DownloadError } from "./download.js";

/**
 * Where the standard library and the calculator are put in Python's file system. Not among the installed packages:
 * Pyodide describes those to JavaScript when it starts, and could not be pictured in a snapshot then.
 */
export const MODULES = "/lib/modules";

/** What answers the pages, and is in every snapshot. */
export const METHODS = "calculator.page.methods";

/**
 * Bytes a millisecond, under gzip, from which the build's picture of memory is worth fetching besides: its 2.7 MB in the
 * 1.5 seconds that a phone saves with it, whose processor is twice as slow as that of `make waiting`.
 */
const FAST = 1_800;

/** @typedef {(phase: Phase | Step, loaded: number, total: number) => void} Report */

/**
 * How to start: afresh, or from a snapshot of memory, or afresh so that one can be made.
 * @typedef {{ from?: Snapshot, picture?: Picture, isForSnapshot?: boolean }} Memory
 */

/** @typedef {(download: Download, program: Promise<unknown>) => Promise<Memory>} FindMemory   while files come */

/** @typedef {(reason: unknown) => void} Fail */

export class Python {
  #pyodide;
  #initial;
  #methods;
  #start;
  /** @type {Map<Archive, Promise<void>>} */ #brought;

  /**
   * @param {PyodideAPI} pyodide
   * @param {Uint8Array<ArrayBuffer>} initial   the memory with which the program began
   * @param {any} methods   the module {@link METHODS}
   * @param {{ runtimeUrl: string, manifest: Manifest, page: PageName }} start
   * @param {Timings} timings
   */
  constructor(pyodide, initial, methods, start, timings) {
    this.#pyodide = pyodide;
    this.#initial = initial;
    this.#methods = methods;
    this.#start = start;
    this.#brought = new Map(PAGES[start.page].archives.map((archive) => [archive, Promise.resolve()]));
    this.timings = timings;
  }

  /**
   * From a snapshot of memory, or afresh where there is none or it is of no use.
   * @param {StartMessage} message
   * @param {Report} report
   * @returns {Promise<Python>}
   */
  static async started(message, report) {
    if (message.snapshot) {
      const kept = readSnapshot(message.runtimeUrl);
      try {
        return await startPython(message, report, async (download, program) => {
          const picture = await kept;
          if (picture) return { from: "kept", picture };
          await program;
          return builtMemory(message.runtimeUrl, message.manifest, download);
        });
      } catch (error) {
        if (error instanceof DownloadError) throw error;
        await forgetSnapshots();
      }
    }
    return startPython(message, report, async () => ({}));
  }

  /**
   * The memory of Python right after its start.
   * @param {string} runtimeUrl
   * @param {Manifest} manifest
   * @returns {Promise<Picture>}
   */
  static async pictured(runtimeUrl, manifest) {
    const toPicture = async () => ({ isForSnapshot: true });
    const python = await startPython({ runtimeUrl, manifest, page: "merchant" }, () => {}, toPicture);
    warmUp(python.#methods);
    const snapshot = /** @type {Uint8Array<ArrayBuffer>} */ (python.#pyodide.makeMemorySnapshot());
    return pictureOf(snapshot, python.#initial);
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
    return this.#methods.answer(this.page, method, argument, pieces, tell);
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
    this.#methods.archives_have_come();
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
 * Have the words and parameters of an empty form read, as a picture of memory holds them.
 * @param {any} methods   the module {@link METHODS}
 */
export function warmUp(methods) {
  for (const language of ["zh", "en"])
    methods.answer("merchant", "figures", JSON.stringify({ fields: {}, language }));
}

/**
 * The build's picture of memory, where the line is fast, or where the browser has it from an earlier visit. It may fail:
 * nothing depends on it.
 * @param {string} runtimeUrl
 * @param {Manifest} manifest
 * @param {Download} download   whose first file has come
 * @returns {Promise<Memory>}
 */
async function builtMemory(runtimeUrl, manifest, download) {
  const { bytes, gzip_bytes } = manifest;
  try {
    const pace = await download.pace();
    // How fast the browser's cache is says nothing of the line: what it does not have is not asked for.
    const isCached = pace === 0;
    if (!isCached && !(pace * (gzip_bytes / bytes) > FAST)) return {};
    const picture = await builtPicture(runtimeUrl, manifest, isCached ? "only-if-cached" : "default");
    return { from: "built", picture };
  } catch {
    return {};
  }
}

/**
 * @param {string} runtimeUrl
 * @param {Manifest} manifest
 * @param {RequestCache} [cache]
 * @returns {Promise<Picture>}
 */
export async function builtPicture(runtimeUrl, { memory }, cache) {
  const download = new Download(runtimeUrl, { files: [memory], bytes: memory.bytes }, () => {});
  return { shape: memory.shape, content: await download.archive(memory.name, cache) };
}

/**
 * @param {{ runtimeUrl: string, manifest: Manifest, page: PageName }} start
 * @param {Report} report
 * @param {FindMemory} findMemory
 * @returns {Promise<Python>}
 */
async function startPython(start, report, findMemory) {
  const { runtimeUrl, manifest, page } = start;
  const began = performance.now();
  const more = PAGES[page].archives.map((archive) => manifest[archive]);
  const { download, files } = fetchFiles(runtimeUrl, manifest, report.bind(null, "download"), more);
  const memory = findMemory(download, files.program);
  let downloaded = began;
  const { pyodide, initial } = await new Promise((resolve, /** @type {Fail} */ reject) => {
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
  return new Python(pyodide, initial, methods, start, {
    download: downloaded - began,
    start: started - downloaded,
    import: imported - started,
    total: imported - began,
    snapshot: (await memory).from ?? null,
  });
}

/** @typedef {ReturnType<typeof fetchFiles>['files']} Files */

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
    download,
    files: {
      program: download.module("pyodide.mjs"),
      engine: download.module("pyodide.asm.mjs"),
      wasm: download.wasm("pyodide.asm.wasm"),
      stdlib: download.archive(manifest.stdlib),
      start: download.archive(manifest.start),
      more: more.map((file) => download.archive(file.name)),
    },
  };
}

/**
 * @param {string} runtimeUrl
 * @param {Manifest} manifest
 * @param {Files} files
 * @param {Promise<Memory>} memory
 * @param {Fail} fail   called where Pyodide would only log the reason, and wait for ever
 * @returns {Promise<{ pyodide: PyodideAPI, initial: Uint8Array<ArrayBuffer> }>}   with the calculator among its
 *   modules, and, for a snapshot, the memory with which the program began
 */
async function load(runtimeUrl, manifest, files, memory, fail) {
  const [{ loadPyodide }, { default: createPyodideModule }] = await Promise.all([
    files.program,
    files.engine,
  ]);
  const { picture, isForSnapshot } = await memory;
  const snapshot = picture && new Uint8Array(picture.shape.size);
  let initial = new Uint8Array();
  /** @type {ReturnType<typeof callsIn> | undefined} */ let calls;
  const giveBack = supply(files.wasm, fail, (instance) => {
    const heap = heapOf(instance);
    if (picture && snapshot) restore(picture, heap, snapshot);
    if (isForSnapshot) initial = heap.slice();
    calls = callsIn(instance);
  });
  /** @type {PyodideAPI} */ const pyodide = await loadPyodide({
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
        calls?.note();
      } catch (error) {
        fail(error);
      }
    },
    ...(snapshot && { _loadSnapshot: snapshot }),
    ...(isForSnapshot && { _makeSnapshot: true }),
  }).finally(giveBack);
  calls?.putBack();
  return { pyodide, initial };
}

/** @param {WebAssembly.Instance} instance */
function heapOf({ exports }) {
  return new Uint8Array(/** @type {WebAssembly.Memory} */ (exports.memory).buffer);
}

/**
 * How Python calls functions of its own that take fewer arguments than they are given: newer browsers have a function
 * for it, which Pyodide puts into memory before Python starts, and which a picture of memory from elsewhere does not
 * know (CPython 3.14, Python/emscripten_trampoline.c).
 * @param {WebAssembly.Instance} instance
 */
function callsIn({ exports }) {
  const found = /** @type {Record<string, any>} */ (exports);
  const memory = () => new Int32Array(found.memory.buffer);
  const at = () =>
    (found._PyRuntime.value + memory()[found._PyEM_EMSCRIPTEN_TRAMPOLINE_OFFSET.value / 4]) / 4;
  let known = 0;
  return {
    note: () => {
      known = memory()[at()] ?? 0;
    },
    putBack: () => {
      memory()[at()] = known;
    },
  };
}

/**
 * While Pyodide starts, answer its requests for what is on its way already, or not needed: the compiled module
 * for WebAssembly; nothing for its archive of the standard library.
 * @param {Promise<WebAssembly.Module>} wasm
 * @param {Fail} fail
 * @param {(instance: WebAssembly.Instance) => void} hear
 * @returns {() => void}   gives the browser its own functions back
 */
function supply(wasm, fail, hear) {
  const { fetch } = globalThis;
  const { instantiateStreaming } = WebAssembly;
  globalThis.fetch = async () => new Response();
  WebAssembly.instantiateStreaming = async (_source, imports) => {
    try {
      const module = await wasm;
      const instance = await WebAssembly.instantiate(module, imports);
      hear(instance);
      return { module, instance };
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
