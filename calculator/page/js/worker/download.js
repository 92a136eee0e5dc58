/**
 * The files of the runtime, fetched side by side, their bytes counted as they come and checked when they are there. One
 * that is not what the build made is fetched once more, past the browser's cache.
 *
 * Counted are the bytes of the files: their sum is known beforehand, whatever the server compresses on the way.
 *
 * @import { Cause, RuntimeFile } from '../messages.js'
 */

/** Milliseconds without a byte after which a download counts as stalled. */
const PATIENCE = 15_000;
/** Milliseconds after which progress is told again even where it is less than a per cent. */
const SIGN_OF_LIFE = 2_000;

/** After so many bytes, or milliseconds, it can be told how fast they come. */
const SAMPLE = 1_500_000;
const MOMENT = 250;

/** While Pyodide starts, the browser's own stands for something else (python.js). */
const fetchFile = globalThis.fetch;

/** Why a file could not be had. */
export class DownloadError extends Error {
  /**
   * @param {Cause} cause
   * @param {string} message
   */
  constructor(cause, message) {
    super(message);
    /** @type {Cause} */ this.why = cause;
  }
}

/**
 * Makes something of a response, and of its content, which is there in the end.
 * @template T
 * @typedef {(content: Promise<Uint8Array<ArrayBuffer>>, response: Response) => Promise<T>} Take
 */

/** Browsers compile nothing else as it arrives, whatever the server says. */
const WASM = "application/wasm";

export class Download {
  #folder;
  #files;
  #total;
  #report;
  #loaded = 0;
  #percent = -1;
  #told = 0;
  /** @type {{ bytes: number, at: number } | undefined} */ #first;
  /** @type {(pace: number) => void} */ #tellPace = () => {};
  #pace = new Promise((/** @type {(pace: number) => void} */ resolve) => {
    this.#tellPace = resolve;
  });

  /**
   * @param {string} folder     address of the runtime folder, with a closing slash
   * @param {{ files: RuntimeFile[], bytes: number }} manifest   what may be fetched, and its sum
   * @param {(loaded: number, total: number) => void} report   called once per cent, and as a sign of life
   */
  constructor(folder, manifest, report) {
    this.#folder = folder;
    this.#files = new Map(manifest.files.map((file) => [file.name, file]));
    this.#total = manifest.bytes;
    this.#report = report;
  }

  /**
   * Bytes a millisecond, as soon as that can be told; 0 where the first file that came lay in the browser's cache.
   * @returns {Promise<number>}
   */
  async pace() {
    const pace = await this.#pace;
    const [first] = performance.getEntriesByName(this.#folder + [...this.#files.keys()][0]);
    const { transferSize = 0, encodedBodySize = 0 } = /** @type {PerformanceResourceTiming} */ (first ?? {});
    // What a server confirms to be the same, it sends no more than a line for.
    return transferSize > encodedBodySize ? pace : 0;
  }

  /**
   * A script. What has been checked lies in the browser's cache, from where it is run.
   * @param {string} name
   */
  async module(name) {
    await this.#checked(name, async (content, response) => {
      response.body?.cancel();
      await check(await content, this.#files.get(name));
    });
    return import(this.#folder + name);
  }

  /**
   * WebAssembly, compiled while it arrives. A browser that keeps what it has compiled for the next visit does so only
   * for a response as it came, which is therefore used where its type is right.
   * @param {string} name
   * @returns {Promise<WebAssembly.Module>}
   */
  async wasm(name) {
    return this.#checked(name, async (content, response) => {
      const isTyped = response.headers.get("Content-Type") === WASM;
      const compiled = WebAssembly.compileStreaming(
        isTyped ? response : new Response(response.body, { headers: { "Content-Type": WASM } }),
      );
      // What is damaged does not compile either; which of the two it was is told by the check.
      compiled.catch(() => {});
      await check(await content, this.#files.get(name));
      return compiled;
    });
  }

  /**
   * An archive that is stored within gzip. Some servers undo that on the way.
   * @param {string} name
   * @param {RequestCache} [cache]
   * @returns {Promise<ArrayBuffer>}
   */
  async archive(name, cache) {
    const take = async (
      /** @type {Promise<Uint8Array<ArrayBuffer>>} */ content,
      /** @type {Response} */ response,
    ) => {
      response.body?.cancel();
      const unpacked = await unpack(await content);
      await check(unpacked, this.#files.get(name));
      return unpacked.buffer;
    };
    return this.#checked(name, take, cache);
  }

  /**
   * @template T
   * @param {string} name
   * @param {Take<T>} take
   * @param {RequestCache} [cache]
   * @returns {Promise<T>}
   */
  async #checked(name, take, cache = "default") {
    const before = this.#loaded;
    try {
      return await this.#fetched(name, take, cache);
    } catch (error) {
      if (!(error instanceof DownloadError && error.why === "damaged")) throw error;
      this.#loaded = Math.min(before, this.#loaded);
      return this.#fetched(name, take, "reload");
    }
  }

  /**
   * @template T
   * @param {string} name
   * @param {Take<T>} take
   * @param {RequestCache} cache
   * @returns {Promise<T>}
   */
  async #fetched(name, take, cache) {
    const given = new AbortController();
    /** @type {ReturnType<typeof setTimeout> | undefined} */ let patience;
    let isStalled = false;
    const wait = () => {
      clearTimeout(patience);
      patience = setTimeout(() => {
        isStalled = true;
        given.abort();
      }, PATIENCE);
    };
    wait();
    let isComing = false;
    try {
      const response = await fetchFile(this.#folder + name, {
        cache,
        // Browsers look into their cache alone for nothing else.
        ...(cache === "only-if-cached" && { mode: /** @type {const} */ ("same-origin") }),
        signal: given.signal,
      });
      isComing = true;
      if (!response.ok || !response.body)
        throw new DownloadError("damaged", `${name}: HTTP ${response.status}`);
      const content = this.#counted(response.clone(), wait);
      // Whoever takes the response alone hears of what goes wrong there.
      content.catch(() => {});
      return await take(content, response);
    } catch (error) {
      if (error instanceof DownloadError) throw error;
      if (isStalled) throw new DownloadError("stalled", `${name}: no byte for ${PATIENCE} ms`);
      // What was checked and does not compile needs a newer browser.
      const isWhole = error instanceof WebAssembly.CompileError && globalThis.crypto?.subtle;
      throw new DownloadError(isWhole ? "old" : isComing ? "damaged" : "offline", `${name}: ${error}`);
    } finally {
      clearTimeout(patience);
    }
  }

  /**
   * What the server sends, counted as it comes.
   * @param {Response} response
   * @param {() => void} wait   called at each sign of life
   * @returns {Promise<Uint8Array<ArrayBuffer>>}
   */
  async #counted(response, wait) {
    const counted = response.body?.pipeThrough(
      new TransformStream({
        transform: (bytes, controller) => {
          wait();
          this.#count(bytes.byteLength);
          controller.enqueue(bytes);
        },
      }),
    );
    return new Uint8Array(await new Response(counted).arrayBuffer());
  }

  /** @param {number} bytes */
  #count(bytes) {
    const now = performance.now();
    this.#first ??= { bytes: this.#loaded + bytes, at: now };
    const [came, within] = [this.#loaded + bytes - this.#first.bytes, now - this.#first.at];
    if (came >= SAMPLE || within >= MOMENT) this.#tellPace(came / within);
    this.#loaded = Math.min(this.#loaded + bytes, this.#total);
    const percent = Math.floor((100 * this.#loaded) / this.#total);
    if (percent === this.#percent && now - this.#told < SIGN_OF_LIFE) return;
    this.#percent = percent;
    this.#told = now;
    this.#report(this.#loaded, this.#total);
  }
}

/**
 * @param {Uint8Array<ArrayBuffer>} content
 * @returns {Promise<Uint8Array<ArrayBuffer>>}
 */
async function unpack(content) {
  if (content[0] !== 0x1f || content[1] !== 0x8b) return content;
  try {
    const unpacked = new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(unpacked).arrayBuffer());
  } catch (error) {
    throw new DownloadError("damaged", `gzip: ${error}`);
  }
}

/**
 * Whether a file is what the build made (FIPS 180-4, SHA-256). A page that is not served over HTTPS cannot tell.
 * @param {Uint8Array<ArrayBuffer>} content
 * @param {RuntimeFile | undefined} file
 */
async function check(content, file) {
  if (!file || !globalThis.crypto?.subtle) return;
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", content));
  const found = [...digest].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  if (found !== file.sha256) throw new DownloadError("damaged", `${file.name}: SHA-256 is ${found}`);
}
