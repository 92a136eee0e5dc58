/**
 * The files of the runtime, fetched side by side, their bytes counted as they come.
 *
 * Counted are the bytes of the files: their sum is known beforehand, whatever the server compresses on the way.
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
   * Compile WebAssembly while it arrives.
   * @param {string} name
   * @returns {Promise<WebAssembly.Module>}
   */
  async wasm(name) {
    const body = await this.#body(name);
    try {
      // Browsers insist on this type, whatever the server says.
      const headers = { "Content-Type": "application/wasm" };
      return await WebAssembly.compileStreaming(new Response(body, { headers }));
    } catch (error) {
      this.fail(error);
      throw error;
    }
  }

  /**
   * An archive that is stored within gzip. Some servers undo that on the way.
   * @param {string} name
   * @returns {Promise<ArrayBuffer>}
   */
  async archive(name) {
    const content = await new Response(await this.#body(name)).arrayBuffer();
    const [first, second] = new Uint8Array(content);
    if (first !== 0x1f || second !== 0x8b) return content;
    return new Response(
      new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip")),
    ).arrayBuffer();
  }

  /**
   * What the server sends, counted as it passes through.
   * @param {string} name
   * @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>}
   */
  async #body(name) {
    try {
      const response = await fetch(this.address(name));
      if (!response.ok || !response.body) throw new Error(`${name}: HTTP ${response.status}`);
      const reader = response.body.getReader();
      return new ReadableStream({
        pull: (controller) => this.#pass(reader, controller),
        cancel: (reason) => reader.cancel(reason),
      });
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
