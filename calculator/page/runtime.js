/**
 * The calculator's Python, as the page sees it: start it, ask it to recalculate, hear how far it is.
 *
 * The page keeps what the reader typed; this class keeps only the newest request, so that a worker that dies
 * can be replaced and asked again. At most one request is with the worker and one waits; an older waiting
 * request is superseded by a newer one.
 *
 * @import { Archive, Fields, FromWorker, Manifest, RecalculateMessage, Timings, ToWorker } from './messages.js'
 */
import { sealedWorker } from "./sealed_worker.js";
import { mayKeepSnapshot } from "./snapshot.js";

/** @typedef {'example' | 'loading' | 'ready' | 'busy' | 'failed'} State */

/**
 * @typedef {object} Request
 * @property {number} id
 * @property {Fields} fields
 * @property {string} language
 * @property {Extra} extra
 * @property {(payload: unknown) => void} resolve
 * @property {(error: Error) => void} reject
 */

/**
 * What a request holds besides what was typed.
 * @typedef {Pick<RecalculateMessage, 'more' | 'file' | 'archives' | 'part'>} Extra
 */

/**
 * @typedef {object} Options
 * @property {string | URL} runtimeUrl     the runtime folder, absolute or relative to the page
 * @property {Manifest} [manifest]         its manifest.json, if the page has it already
 * @property {string} [session]            the module that answers, if not that of the merchant's calculator
 * @property {Archive[]} [archives]        further archives that it needs
 * @property {boolean} [snapshot]          whether a memory snapshot may be kept for the next visit
 * @property {number} [settle]             milliseconds from the first result to the making of a snapshot
 * @property {number} [answerWithin]       milliseconds after which a silent computing worker counts as dead
 * @property {number} [advanceWithin]      milliseconds after which a start without any progress counts as dead
 */

/** A worker that died is replaced this often before the reader is asked to try again. */
const RESTARTS = 2;

/**
 * Events: `state` (detail: {@link State}), `progress` (detail: ProgressMessage), `ready` (detail: Timings),
 * `failed` (detail: the message of the last error, for the log; the page has its own words for readers) and
 * `snapshot` (detail: whether one was kept for the next visit).
 */
export class CalculatorRuntime extends EventTarget {
  /** @type {State} */ #state = "example";
  /** @type {Worker | null} */ #worker = null;
  /** @type {Request | null} */ #computing = null;
  /** @type {Request | null} */ #waiting = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #watchdog;
  /** @type {Manifest | undefined} */ #manifest;
  /** @type {Timings | undefined} */ #timings;
  #runtimeUrl;
  #session;
  #archives;
  #snapshot;
  #settle;
  #answerWithin;
  #advanceWithin;
  #requests = 0;
  #restarts = 0;
  #results = 0;

  /** @param {Options} options */
  constructor({
    runtimeUrl,
    manifest,
    session,
    archives,
    snapshot = true,
    settle = 4_000,
    answerWithin = 20_000,
    advanceWithin = 60_000,
  }) {
    super();
    const folder = new URL(runtimeUrl, globalThis.document?.baseURI).href;
    this.#runtimeUrl = folder.endsWith("/") ? folder : `${folder}/`;
    this.#manifest = manifest;
    this.#session = session;
    this.#archives = archives;
    this.#snapshot = snapshot;
    this.#settle = settle;
    this.#answerWithin = answerWithin;
    this.#advanceWithin = advanceWithin;
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /** Start Python unless it has been started; after a failure, try again. */
  start() {
    if (this.#state === "example") {
      performance.mark("calculator-start");
      this.#launch();
    }
  }

  /** After `failed`: start afresh and answer the newest request. */
  retry() {
    if (this.#state === "failed") {
      this.#restarts = 0;
      this.#launch();
    }
  }

  /**
   * Compute a result for what the reader typed; starts Python if need be.
   * @param {Fields} fields
   * @param {string} language
   * @param {Extra} [extra]   a later part of the result leaves the state as it is: the figures are up to date
   * @returns {Promise<unknown>} the parsed answer, or null if a newer request or `cancel` has taken its place
   */
  recalculate(fields, language, extra = {}) {
    return new Promise((resolve, reject) => {
      this.#waiting?.resolve(null);
      this.#requests += 1;
      this.#waiting = { id: this.#requests, fields, language, extra, resolve, reject };
      this.start();
      this.#next();
    });
  }

  /** Give up what is being computed. Python cannot be interrupted, so its worker is replaced. */
  cancel() {
    const isAtWork = this.#computing !== null;
    this.#computing?.resolve(null);
    this.#waiting?.resolve(null);
    this.#computing = null;
    this.#waiting = null;
    if (isAtWork) this.#launch();
  }

  #launch() {
    this.#discard();
    this.#enter("loading");
    const worker = sealedWorker("./worker.js");
    this.#worker = worker;
    worker.addEventListener("message", (event) => this.#receive(event.data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#died(event.message || "the worker could not be loaded");
    });
    worker.addEventListener("messageerror", () => this.#died("a message could not be read"));
    this.#watch(this.#advanceWithin, "the start made no progress");
    this.#readManifest().then(
      (manifest) => {
        if (this.#worker !== worker) return;
        this.#send({
          type: "start",
          runtimeUrl: this.#runtimeUrl,
          manifest,
          snapshot: this.#snapshot,
          ...(this.#session && { session: this.#session }),
          ...(this.#archives && { archives: this.#archives }),
        });
      },
      (error) => {
        if (this.#worker === worker) this.#died(String(error));
      },
    );
  }

  /** @returns {Promise<Manifest>} */
  async #readManifest() {
    if (this.#manifest === undefined) {
      const response = await fetch(new URL("manifest.json", this.#runtimeUrl));
      if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
      this.#manifest = /** @type {Manifest} */ (await response.json());
    }
    return this.#manifest;
  }

  /** @param {FromWorker} message */
  #receive(message) {
    switch (message.type) {
      case "progress":
        this.#watch(this.#advanceWithin, "the start made no progress");
        this.#emit("progress", message);
        break;
      case "ready":
        this.#watch(0);
        this.#timings = message.timings;
        this.#emit("ready", message.timings);
        this.#enter("ready");
        this.#next();
        break;
      case "result":
        if (message.id === this.#computing?.id) this.#answered(message.payload);
        break;
      case "failed":
        if (message.fatal) this.#died(message.message);
        else if (message.id === this.#computing?.id) this.#refused(message.message);
        break;
    }
  }

  /** @param {string} text */
  #answered(text) {
    const request = this.#take();
    this.#restarts = 0;
    const isOfFigures = request !== null && !request.extra.part;
    if (isOfFigures) {
      this.#results += 1;
      performance.mark(this.#results === 1 ? "calculator-ready" : "calculator-result");
    } else {
      performance.mark("calculator-part");
    }
    if (this.#results === 1 && isOfFigures && this.#snapshot && !this.#timings?.snapshot)
      setTimeout(this.#picture, this.#settle);
    request?.resolve(this.#waiting ? null : JSON.parse(text));
    this.#next();
  }

  /** @param {string} message */
  #refused(message) {
    this.#take()?.reject(new Error(message));
    this.#next();
  }

  #take() {
    const request = this.#computing;
    this.#computing = null;
    this.#watch(0);
    this.#enter("ready");
    return request;
  }

  #next() {
    if (this.#state !== "ready" || this.#computing || !this.#waiting) return;
    this.#computing = this.#waiting;
    this.#waiting = null;
    if (this.#results === 0) {
      this.#emit("progress", { type: "progress", phase: "example", loaded: 0, total: 1 });
    }
    const { id, fields, language, extra } = this.#computing;
    if (!extra.part) this.#enter("busy");
    this.#watch(this.#answerWithin, "no answer in time");
    this.#send({ type: "recalculate", id, fields, language, ...extra });
  }

  /** Make a snapshot for the next visit, if this browser is one for it. It may fail: nothing depends on it. */
  #picture = async () => {
    if (!this.#manifest || !(await mayKeepSnapshot())) {
      this.#emit("snapshot", false);
      return;
    }
    const maker = sealedWorker("./snapshot_maker.js");
    const end = (/** @type {boolean} */ kept) => {
      clearTimeout(silence);
      maker.terminate();
      this.#emit("snapshot", kept);
    };
    const silence = setTimeout(end, this.#advanceWithin, false);
    maker.addEventListener("message", (event) => end(event.data));
    maker.addEventListener("error", () => end(false));
    maker.postMessage({
      type: "start",
      runtimeUrl: this.#runtimeUrl,
      manifest: this.#manifest,
      snapshot: false,
    });
  };

  /**
   * The worker is gone or must go. What it was computing waits for the next one, unless newer input does.
   * @param {string} reason
   */
  #died(reason) {
    if (this.#waiting) this.#computing?.resolve(null);
    else this.#waiting = this.#computing;
    this.#computing = null;
    // If a snapshot is to blame, the next worker starts without it.
    this.#snapshot = false;
    if (this.#restarts < RESTARTS) {
      this.#restarts += 1;
      this.#launch();
    } else {
      this.#discard();
      this.#enter("failed");
      this.#emit("failed", reason);
    }
  }

  #discard() {
    this.#watch(0);
    this.#worker?.terminate();
    this.#worker = null;
  }

  /**
   * @param {number} milliseconds   0 = stop watching
   * @param {string} [reason]
   */
  #watch(milliseconds, reason = "") {
    clearTimeout(this.#watchdog);
    if (milliseconds > 0) this.#watchdog = setTimeout(() => this.#died(reason), milliseconds);
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
