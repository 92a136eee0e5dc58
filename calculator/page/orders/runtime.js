/**
 * The Python that reads order files, as the page sees it: start it, hand it a file, cancel, hear how far it is.
 *
 * The page keeps the file and what was chosen; a worker that ends is replaced, and the page asks again.
 *
 * @import { Manifest } from '../messages.js'
 * @import { FromWorker, Question, ResultMessage, ToWorker } from './messages.js'
 */
import { sealedWorker } from "../sealed_worker.js";

/** @typedef {'example' | 'loading' | 'ready' | 'busy' | 'failed'} State */

/**
 * @typedef {object} Asked
 * @property {number} id
 * @property {Question} question
 * @property {(payload: string | null) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** A worker that does not start is replaced this often before the reader is asked to try again. */
const RESTARTS = 2;

/** Milliseconds after which a start without any progress counts as dead. */
const ADVANCE_WITHIN = 60_000;

/** The worker ended in the middle of its work. */
export class CrashedError extends Error {}

/** The file was changed, moved or taken away while it was read. */
export class GoneError extends Error {}

/** Events: `state` (detail: {@link State}), `progress` (detail: ProgressMessage), `failed` (detail: the reason). */
export class OrderFileRuntime extends EventTarget {
  /** @type {State} */ #state = "example";
  /** @type {Worker | null} */ #worker = null;
  /** @type {Asked | null} */ #asked = null;
  /** @type {Asked | null} */ #waiting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #watchdog;
  /** @type {Promise<Manifest> | undefined} */ #manifest;
  #folder;
  #snapshot;
  #asks = 0;
  #restarts = 0;
  #results = 0;

  /**
   * @param {string} runtimeUrl   the runtime folder, relative to the page
   * @param {boolean} snapshot    whether a memory snapshot of the calculator may be used
   */
  constructor(runtimeUrl, snapshot) {
    super();
    const folder = new URL(runtimeUrl, document.baseURI).href;
    this.#folder = folder.endsWith("/") ? folder : `${folder}/`;
    this.#snapshot = snapshot;
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /** Start Python unless it has been started. */
  start() {
    if (this.#state !== "example") return;
    performance.mark("calculator-start");
    this.#launch();
  }

  /** After `failed`: start afresh. */
  retry() {
    if (this.#state !== "failed") return;
    this.#restarts = 0;
    this.#launch();
  }

  /**
   * Ask Python. A new question takes the place of one that waits; work on another file is given up.
   * @param {Question} question
   * @returns {Promise<string | null>}   null if the question was given up
   */
  ask(question) {
    return new Promise((resolve, reject) => {
      if (question.type === "read") this.cancel();
      this.#waiting?.resolve(null);
      this.#asks += 1;
      this.#waiting = { id: this.#asks, question, resolve, reject };
      this.start();
      this.#next();
    });
  }

  /** Give up what is being read. Python cannot be interrupted, so its worker is replaced. */
  cancel() {
    const asked = this.#asked;
    this.#waiting?.resolve(null);
    this.#waiting = null;
    if (!asked) return;
    this.#asked = null;
    this.#launch();
    asked.resolve(null);
  }

  #launch() {
    this.#discard();
    this.#enter("loading");
    const worker = sealedWorker("./orders/worker.js");
    this.#worker = worker;
    worker.addEventListener("message", (event) => this.#receive(event.data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#died(event.message || "the worker could not be loaded");
    });
    this.#watch();
    this.#readManifest().then(
      (manifest) => {
        if (this.#worker !== worker) return;
        this.#send({ type: "start", runtimeUrl: this.#folder, manifest, snapshot: this.#snapshot });
      },
      (error) => {
        this.#manifest = undefined;
        if (this.#worker === worker) this.#died(String(error));
      },
    );
  }

  #readManifest() {
    this.#manifest ??= fetch(new URL("manifest.json", this.#folder)).then((response) => {
      if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
      return response.json();
    });
    return this.#manifest;
  }

  /** @param {FromWorker} message */
  #receive(message) {
    switch (message.type) {
      case "progress":
        if (this.#state === "loading") this.#watch();
        this.#emit("progress", message);
        break;
      case "ready":
        clearTimeout(this.#watchdog);
        this.#restarts = 0;
        this.#enter("ready");
        this.#next();
        break;
      case "result":
        if (message.id === this.#asked?.id) this.#answered(message);
        break;
      case "failed":
        if (message.fatal) this.#died(message.message);
        else this.#refused(message.gone ? new GoneError(message.message) : new Error(message.message));
        break;
    }
  }

  /** @param {ResultMessage} message */
  #answered({ payload, heap }) {
    const asked = this.#take();
    if (asked && asked.question.type !== "save") {
      this.#results += 1;
      const name = this.#results === 1 ? "calculator-ready" : "calculator-result";
      performance.mark(name, { detail: { heap } });
    }
    asked?.resolve(payload);
    this.#next();
  }

  /** @param {Error} error */
  #refused(error) {
    this.#take()?.reject(error);
    this.#next();
  }

  #take() {
    const asked = this.#asked;
    this.#asked = null;
    return asked;
  }

  /** The page has shown what was answered. */
  settled() {
    if (this.#state === "busy" && !this.#asked) this.#enter("ready");
  }

  #next() {
    if ((this.#state !== "ready" && this.#state !== "busy") || this.#asked || !this.#waiting) return;
    const asked = this.#waiting;
    this.#asked = asked;
    this.#waiting = null;
    this.#enter("busy");
    this.#send({ ...asked.question, id: asked.id });
  }

  /** @param {string} reason */
  #died(reason) {
    const asked = this.#take();
    this.#snapshot = false;
    if (asked) {
      // The same file would end the next worker too: the reader decides.
      this.#launch();
      asked.reject(new CrashedError(reason));
    } else if (this.#restarts < RESTARTS) {
      this.#restarts += 1;
      this.#launch();
    } else {
      this.#discard();
      this.#enter("failed");
      this.#emit("failed", reason);
    }
  }

  #discard() {
    clearTimeout(this.#watchdog);
    this.#worker?.terminate();
    this.#worker = null;
  }

  #watch() {
    clearTimeout(this.#watchdog);
    this.#watchdog = setTimeout(() => this.#died("the start made no progress"), ADVANCE_WITHIN);
  }

  /** @param {ToWorker} message */
  #send(message) {
    this.#worker?.postMessage(message);
  }

  /** @param {State} state */
  #enter(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.#emit("state", state);
  }

  /**
   * @param {string} type
   * @param {unknown} detail
   */
  #emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }
}
