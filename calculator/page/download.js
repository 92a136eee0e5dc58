/**
 * The files of the runtime, fetched side by side, their bytes counted as they come.
 *
 * Counted are the bytes after decompression: their sum is known beforehand, whatever the server compresses.
 *
 * @import { Manifest } from './messages.js'
 */

export class Download {
  #folder;
  #sizes;
  #report;
  #total;
  #loaded = 0;
  #percent = -1;

  /**
   * @param {string} folder     address of the runtime folder, with a closing slash
   * @param {Manifest} manifest
   * @param {(loaded: number, total: number) => void} report   called once per cent
   */
  constructor(folder, manifest, report) {
    this.#folder = folder;
    this.#sizes = new Map(manifest.files.map((file) => [file.name, file.bytes]));
    this.#total = manifest.bytes;
    this.#report = report;
    /** @type {(reason: unknown) => void} */
    this.fail = () => {};
    /**
     * Rejects when a file breaks off. Never resolves: to be raced against what needs the files.
     * @type {Promise<never>}
     */
    this.failed = new Promise((_, reject) => {
      this.fail = reject;
    });
    this.failed.catch(() => {});
  }

  /** @param {string} name */
  address(name) {
    return this.#folder + name;
  }

  /**
   * Load a module. The browser does not say how far it is, so its bytes count when it is there.
   * @param {string} name
   */
  async module(name) {
    const loaded = await import(this.address(name));
    this.#count(this.#sizes.get(name) ?? 0);
    return loaded;
  }

  /**
   * A response whose body counts what passes through it, so that WebAssembly compiles it while it arrives. It
   * carries the type that the browser insists on, whatever the server says.
   * @param {string} name
   * @returns {Promise<Response>}
   */
  async response(name) {
    try {
      const response = await fetch(this.address(name));
      if (!response.ok || !response.body) throw new Error(`${name}: HTTP ${response.status}`);
      const reader = response.body.getReader();
      const body = new ReadableStream({
        pull: (controller) => this.#pass(reader, controller),
        cancel: (reason) => reader.cancel(reason),
      });
      const type = name.endsWith(".wasm") ? "application/wasm" : "application/zip";
      return new Response(body, { headers: { "Content-Type": type } });
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  /**
   * @param {ReadableStreamDefaultReader<Uint8Array>} reader
   * @param {ReadableStreamDefaultController<Uint8Array>} controller
   */
  async #pass(reader, controller) {
    try {
      const { done, value } = await reader.read();
      if (done) {
        controller.close();
      } else {
        this.#count(value.byteLength);
        controller.enqueue(value);
      }
    } catch (error) {
      this.fail(error);
      controller.error(error);
    }
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.#loaded += bytes;
    const percent = Math.floor((100 * this.#loaded) / this.#total);
    if (percent > this.#percent) {
      this.#percent = percent;
      this.#report(this.#loaded, this.#total);
    }
  }
}
