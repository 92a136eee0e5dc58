/**
 * The calculator's Python, as the page sees it: start it, ask it to recalculate, hear how far it is.
 *
 * The page keeps what the reader typed; this class keeps only the newest request, so that a worker that dies
 * can be replaced and asked again. At most one request is with the worker and one waits; an older waiting
 * request is superseded by a newer one.
 *
 * @import { Archive, Fields, FromWorker, RecalculateMessage, Timings, ToWorker } from './messages.js'
 * @import { Options as WorkerOptions } from './worker_watch.js'
 */
import { PythonWorker } from "./worker_watch.js";
import { sealedWorker } from "./sealed_worker.js";
import { mayKeepSnapshot } from "../worker/snapshot.js";

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
 * @typedef {object} OwnOptions
 * @property {string} [session]            the module that answers, if not that of the merchant's calculator
 * @property {Archive[]} [archives]        further archives that it needs
 * @property {number} [settle]             milliseconds from the first result to the making of a snapshot
 * @property {number} [answerWithin]       milliseconds after which a silent computing worker counts as dead
 */

/** Milliseconds after which the making of a snapshot is given up. */
const SNAPSHOT_WITHIN = 60_000;

/**
 * Further events: `ready` (detail: Timings) and `snapshot` (detail: whether one was kept for the next visit).
 *
 * @extends {PythonWorker<ToWorker, FromWorker>}
 */
export class CalculatorRuntime extends PythonWorker {
  /** @type {Request | null} */ #computing = null;
  /** @type {Request | null} */ #waiting = null;
  /** @type {Timings | undefined} */ #timings;
  #settle;
  #answerWithin;
  #requests = 0;
  #results = 0;

  /** @param {WorkerOptions & OwnOptions} options   `snapshot` also allows one to be kept for the next visit */
  constructor({ session, archives, settle = 4_000, answerWithin = 20_000, ...options }) {
    super("../worker/worker.js", options, { ...(session && { session }), ...(archives && { archives }) });
    this.#settle = settle;
    this.#answerWithin = answerWithin;
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
    if (isAtWork) this.launch();
  }

  /**
   * @protected
   * @override
   * @param {FromWorker} message
   */
  received(message) {
    switch (message.type) {
      case "ready":
        this.watch(0);
        this.#timings = message.timings;
        this.emit("ready", message.timings);
        this.enter("ready");
        this.#next();
        break;
      case "result":
        if (message.id === this.#computing?.id) this.#answered(message.payload);
        break;
      case "failed":
        if (message.id === this.#computing?.id) this.#refused(message.message);
        break;
    }
  }

  /** @param {string} text */
  #answered(text) {
    const request = this.#take();
    this.proven();
    const isOfFigures = request !== null && !request.extra.part;
    if (isOfFigures) {
      this.#results += 1;
      performance.mark(this.#results === 1 ? "calculator-ready" : "calculator-result");
    } else {
      performance.mark("calculator-part");
    }
    if (this.#results === 1 && isOfFigures && this.started?.snapshot && !this.#timings?.snapshot)
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
    this.watch(0);
    this.enter("ready");
    return request;
  }

  #next() {
    if (this.state !== "ready" || this.#computing || !this.#waiting) return;
    this.#computing = this.#waiting;
    this.#waiting = null;
    if (this.#results === 0) {
      this.emit("progress", { type: "progress", phase: "example", loaded: 0, total: 1 });
    }
    const { id, fields, language, extra } = this.#computing;
    if (!extra.part) this.enter("busy");
    this.watch(this.#answerWithin, "no answer in time");
    this.send({ type: "recalculate", id, fields, language, ...extra });
  }

  /** Make a snapshot for the next visit, if this browser is one for it. It may fail: nothing depends on it. */
  #picture = async () => {
    const { started } = this;
    if (!started || !(await mayKeepSnapshot())) {
      this.emit("snapshot", false);
      return;
    }
    const maker = sealedWorker("../worker/snapshot_maker.js");
    const end = (/** @type {boolean} */ kept) => {
      clearTimeout(silence);
      maker.terminate();
      this.emit("snapshot", kept);
    };
    const silence = setTimeout(end, SNAPSHOT_WITHIN, false);
    maker.addEventListener("message", (event) => end(event.data));
    maker.addEventListener("error", () => end(false));
    const { runtimeUrl, manifest } = started;
    maker.postMessage({ type: "start", runtimeUrl, manifest, snapshot: false });
  };

  /**
   * What the worker was computing waits for the next one, unless newer input does.
   * @protected
   * @override
   * @param {string} reason
   */
  died(reason) {
    if (this.#waiting) this.#computing?.resolve(null);
    else this.#waiting = this.#computing;
    this.#computing = null;
    this.replace(reason);
  }
}
