/**
 * The files of the runtime, fetched side by side, their bytes counted as they come.
 *
 * Counted are the bytes of the files: their sum is known beforehand, whatever the server compresses on the way.
 *
 * @import { RuntimeFile } from '../messages.js'
 */

export class Download {
  #folder;
  #sizes;
  #total;
  #report;
  #loaded = 0;
  #percent = -1;

  /**
   * @param {string} folder     address of the runtime folder, with a closing slash
   * @param {{ files: RuntimeFile[], bytes: number }} manifest   what may be fetched, and its sum
   * @param {(loaded: number, total: number) => void} report   called once per cent
   */
  constructor(folder, manifest, report) {
    this.#folder = folder;
    this.#sizes = new Map(manifest.files.map((file) => [file.name, file.bytes]));
    this.#total = manifest.bytes;
    this.#report = report;
  }

  /**
   * A script. The browser does not say how far it is, so its bytes count when it is there.
   * @param {string} name
   */
  async module(name) {
    const module = await import(this.#folder + name);
    this.#count(this.#sizes.get(name) ?? 0);
    return module;
  }

  /**
   * WebAssembly, compiled while it arrives.
   * @param {string} name
   * @returns {Promise<WebAssembly.Module>}
   */
  async wasm(name) {
    // Browsers insist on this type, whatever the server says.
    const headers = { "Content-Type": "application/wasm" };
    return WebAssembly.compileStreaming(new Response(await this.#body(name), { headers }));
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
    const unpacked = new Blob([content]).stream().pipeThrough(new DecompressionStream("gzip"));
    return new Response(unpacked).arrayBuffer();
  }

  /**
   * What the server sends, counted as it passes through.
   * @param {string} name
   * @returns {Promise<ReadableStream<Uint8Array<ArrayBuffer>>>}
   */
  async #body(name) {
    const response = await fetch(this.#folder + name);
    if (!response.ok || !response.body) throw new Error(`${name}: HTTP ${response.status}`);
    const reader = response.body.getReader();
    return new ReadableStream({
      pull: async (controller) => {
        const { done, value } = await reader.read();
        if (done) {
          controller.close();
        } else {
          this.#count(value.byteLength);
          controller.enqueue(value);
        }
      },
      cancel: (reason) => reader.cancel(reason),
    });
  }

  /** @param {number} bytes */
  #count(bytes) {
    this.#loaded = Math.min(this.#loaded + bytes, this.#total);
    const percent = Math.floor((100 * this.#loaded) / this.#total);
    if (percent > this.#percent) {
      this.#percent = percent;
      this.#report(this.#loaded, this.#total);
    }
  }
}
