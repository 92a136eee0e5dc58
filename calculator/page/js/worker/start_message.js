/**
 * What a worker is told at its start: where Python lies, what it is made of, whether a snapshot may be used.
 *
 * @import { Manifest, StartMessage } from '../client/messages.js'
 */

export class StartOfWorker {
  #runtimeUrl;
  /** @type {Manifest | undefined} */ #manifest;
  #snapshot;
  #further;

  /**
   * @param {string | URL} runtimeUrl           the runtime folder, absolute or relative to the page
   * @param {Manifest | undefined} manifest     its manifest.json, if the page has it already
   * @param {boolean} snapshot
   * @param {Partial<StartMessage>} further
   */
  constructor(runtimeUrl, manifest, snapshot, further) {
    const folder = new URL(runtimeUrl, globalThis.document?.baseURI).href;
    this.#runtimeUrl = folder.endsWith("/") ? folder : `${folder}/`;
    this.#manifest = manifest;
    this.#snapshot = snapshot;
    this.#further = further;
  }

  /** @returns {StartMessage | undefined}   undefined while the manifest is not there */
  get known() {
    return this.#manifest && this.#with(this.#manifest);
  }

  /** @returns {Promise<StartMessage>} */
  async message() {
    if (this.#manifest === undefined) {
      const response = await fetch(new URL("manifest.json", this.#runtimeUrl));
      if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
      this.#manifest = /** @type {Manifest} */ (await response.json());
    }
    return this.#with(this.#manifest);
  }

  /** A snapshot may be to blame for a death: from now on Python starts afresh. */
  distrustSnapshots() {
    this.#snapshot = false;
  }

  /**
   * @param {Manifest} manifest
   * @returns {StartMessage}
   */
  #with(manifest) {
    return {
      type: "start",
      runtimeUrl: this.#runtimeUrl,
      manifest,
      snapshot: this.#snapshot,
      ...this.#further,
    };
  }
}
