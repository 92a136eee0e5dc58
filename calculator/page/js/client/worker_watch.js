/**
 * A worker with Python in it, as a page sees it: launched, watched, replaced when it dies. What is asked of it, and
 * what becomes of a question whose worker has died, is for those who extend this.
 *
 * @import { Manifest, StartMessage } from './messages.js'
 */
import { sealedWorker } from "./sealed_worker.js";
import { StartOfWorker } from "../worker/start_message.js";

/** @typedef {'example' | 'loading' | 'ready' | 'busy' | 'failed'} State */

/**
 * @typedef {object} Options
 * @property {string | URL} runtimeUrl     the runtime folder, absolute or relative to the page
 * @property {Manifest} [manifest]         its manifest.json, if the page has it already
 * @property {boolean} [snapshot]          whether a memory snapshot may be used
 * @property {number} [advanceWithin]      milliseconds after which a start without any progress counts as dead
 */

/** A worker that died is replaced this often before the reader is asked to try again. */
const RESTARTS = 2;

/**
 * Events: `state` (detail: {@link State}), `progress` (detail: a message of progress) and `failed` (detail: the
 * message of the last error, for the log; the page has its own words for readers).
 *
 * @template {object} ToWorker
 * @template {{ type: string }} FromWorker
 */
export class PythonWorker extends EventTarget {
  /** @type {State} */ #state = "example";
  /** @type {Worker | null} */ #worker = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #watchdog;
  #file;
  #start;
  #advanceWithin;
  #restarts = 0;

  /**
   * @param {string} file                      the worker's file, beside this one
   * @param {Options} options
   * @param {Partial<StartMessage>} [further]  what else it is told at its start
   */
  constructor(file, { runtimeUrl, manifest, snapshot = true, advanceWithin = 60_000 }, further = {}) {
    super();
    this.#file = file;
    this.#start = new StartOfWorker(runtimeUrl, manifest, snapshot, further);
    this.#advanceWithin = advanceWithin;
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /**
   * @param {string} type
   * @param {(detail: any) => void} hear
   */
  on(type, hear) {
    this.addEventListener(type, (event) => hear(/** @type {CustomEvent} */ (event).detail));
  }

  /** Start Python unless it has been started; after a failure, `retry`. */
  start() {
    if (this.#state !== "example") return;
    performance.mark("calculator-start");
    this.launch();
  }

  /** After `failed`: start afresh. */
  retry() {
    if (this.#state !== "failed") return;
    this.#restarts = 0;
    this.launch();
  }

  /**
   * How the worker was started.
   * @protected
   * @returns {StartMessage | undefined}   undefined while the manifest is not there
   */
  get started() {
    return this.#start.known;
  }

  /** @protected */
  launch() {
    this.#discard();
    this.enter("loading");
    const worker = sealedWorker(this.#file);
    this.#worker = worker;
    worker.addEventListener("message", (event) => this.#receive(event.data));
    worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.#end(event.message || "the worker could not be loaded");
    });
    worker.addEventListener("messageerror", () => this.#end("a message could not be read"));
    this.#watchStart();
    this.#start.message().then(
      (message) => {
        if (this.#worker === worker) worker.postMessage(message);
      },
      (error) => {
        if (this.#worker === worker) this.#end(String(error));
      },
    );
  }

  /**
   * A message that is neither of progress nor of death.
   * @protected
   * @param {FromWorker} _message
   */
  received(_message) {}

  /**
   * The worker is gone: a question that it was at must not be lost, and `replace` called.
   * @protected
   * @param {string} reason
   */
  died(reason) {
    this.replace(reason);
  }

  /**
   * A new worker in the place of one that died, unless too many have.
   * @protected
   * @param {string} reason
   */
  replace(reason) {
    if (this.#restarts < RESTARTS) {
      this.#restarts += 1;
      this.launch();
    } else {
      this.#discard();
      this.enter("failed");
      this.emit("failed", reason);
    }
  }

  /**
   * The worker does what it is for: deaths are counted anew.
   * @protected
   */
  proven() {
    this.#restarts = 0;
  }

  /**
   * Count silence as death.
   * @protected
   * @param {number} milliseconds   0 = stop watching
   * @param {string} [reason]
   */
  watch(milliseconds, reason = "") {
    clearTimeout(this.#watchdog);
    if (milliseconds > 0) this.#watchdog = setTimeout(() => this.#end(reason), milliseconds);
  }

  /**
   * @protected
   * @param {ToWorker} message
   */
  send(message) {
    this.#worker?.postMessage(message);
  }

  /**
   * @protected
   * @param {State} state
   */
  enter(state) {
    if (state === this.#state) return;
    this.#state = state;
    this.emit("state", state);
  }

  /**
   * @protected
   * @param {string} type
   * @param {unknown} detail
   */
  emit(type, detail) {
    this.dispatchEvent(new CustomEvent(type, { detail }));
  }

  /** @param {FromWorker & { message?: string, fatal?: boolean }} message */
  #receive(message) {
    if (message.type === "progress") {
      if (this.#state === "loading") this.#watchStart();
      this.emit("progress", message);
    } else if (message.type === "failed" && message.fatal) {
      this.#end(message.message ?? "");
    } else {
      this.received(message);
    }
  }

  /** @param {string} reason */
  #end(reason) {
    this.#start.distrustSnapshots();
    this.died(reason);
  }

  #discard() {
    this.watch(0);
    this.#worker?.terminate();
    this.#worker = null;
  }

  #watchStart() {
    this.watch(this.#advanceWithin, "the start made no progress");
  }
}
