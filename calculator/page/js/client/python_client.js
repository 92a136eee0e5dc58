/**
 * Python, as a page sees it: start it, ask it, hear how far it is, give up what was asked.
 *
 * The worker is at one question at a time, the others wait for their turn. A `result` outdates older ones and their
 * parts (see `Kind`): those that wait are given up, and the answer to one being computed is not shown. A worker that
 * dies is replaced and asked the same again, but for a question with a file: it would end the next worker too.
 *
 * @import { AnswerMessage, Cause, FromWorker, Kind, Manifest, Method, Methods, PageName, Timings } from '../messages.js'
 */
import { kindOf } from "../messages.js";
import { mayKeepSnapshot } from "../snapshot.js";
import { obstacle } from "./obstacles.js";
import { WatchedWorker } from "./watched_worker.js";

/** @typedef {'example' | 'loading' | 'ready' | 'busy' | 'failed'} State */

/**
 * @typedef {object} Options
 * @property {PageName} page
 * @property {string | URL} runtimeUrl     the runtime folder, absolute or relative to the page
 * @property {Manifest} [manifest]         its manifest.json, if the page has it already
 * @property {boolean} [snapshot]          whether a memory snapshot may be used
 * @property {number | null} [settle]      milliseconds from the first result to the keeping of a snapshot; null = never
 * @property {number} [answerWithin]       milliseconds after which a silent worker at work counts as dead; 0 = never
 * @property {number} [beginWithin]        the same for a start without any sign of life: its files do not come
 * @property {number} [advanceWithin]      the same for one without progress after that
 */

/**
 * @typedef {object} Question
 * @property {number} id
 * @property {Method} method
 * @property {Kind} kind
 * @property {any} argument
 * @property {boolean} isOutdated
 * @property {(answer: any) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** The worker ended while it was at a file. */
export class CrashedError extends Error {}

/** What the question needs besides could not be loaded; `why` says for what cause. */
export class NotLoadedError extends Error {
  /**
   * @param {string} message
   * @param {Cause} cause
   */
  constructor(message, cause) {
    super(message);
    this.why = cause;
  }
}

/** The file was changed, moved or taken away while it was read. */
export class GoneError extends Error {}

const USUAL = {
  snapshot: true,
  settle: 4_000,
  answerWithin: 20_000,
  beginWithin: 18_000,
  advanceWithin: 60_000,
};

/** A worker that died for no known reason is replaced this often before the reader is asked to try again. */
const RESTARTS = 2;

const NO_BYTE = "the start gave no sign of life";

/** Milliseconds after which the keeping of a snapshot is given up. */
const SNAPSHOT_WITHIN = 60_000;

/**
 * Events: `state` (detail: {@link State}), `progress` (detail: a message of progress), `ready` (detail: Timings),
 * `failed` (detail: the message of the last error, for the log; the page has its own words, by `cause`) and `snapshot`
 * (detail: whether one was kept for the next visit).
 */
export class PythonClient extends EventTarget {
  /** @type {State} */ #state = "example";
  /** @type {WatchedWorker | null} */ #worker = null;
  /** @type {Question | null} */ #computing = null;
  /** @type {Question[]} */ #waiting = [];
  /** @type {Manifest | undefined} */ #manifest;
  /** @type {Timings | undefined} */ #timings;
  #options;
  #runtimeUrl;
  #restarts = 0;
  /** @type {Cause} */ #cause = "other";
  #questions = 0;
  #results = 0;

  /** @param {Options} options */
  constructor(options) {
    super();
    this.#options = { ...USUAL, ...options };
    this.#manifest = options.manifest;
    const folder = new URL(options.runtimeUrl, globalThis.document?.baseURI).href;
    this.#runtimeUrl = folder.endsWith("/") ? folder : `${folder}/`;
  }

  /** @returns {State} */
  get state() {
    return this.#state;
  }

  /** @returns {Cause}   why Python could not start, once it has `failed` */
  get cause() {
    return this.#cause;
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
    this.#launch();
  }

  /** After `failed`: start afresh. */
  retry() {
    if (this.#state !== "failed") return;
    this.#restarts = 0;
    this.#launch();
  }

  /**
   * Ask Python, which is started if need be.
   * @template {Method} M
   * @param {M} method
   * @param {Methods[M]['takes']} argument
   * @returns {Promise<Methods[M]['gives'] | null>}   null if a newer question or `cancel` has made it void
   */
  async ask(method, argument) {
    const kind = kindOf(this.#options.page, method);
    return new Promise((resolve, reject) => {
      if (kind === "result") this.#outdate();
      this.#questions += 1;
      const id = this.#questions;
      this.#waiting.push({ id, method, kind, argument, isOutdated: false, resolve, reject });
      this.start();
      this.#next();
    });
  }

  /** Give up whatever was asked. Python cannot be interrupted, so a worker that is at work is replaced. */
  cancel() {
    const given = this.#computing ? [this.#computing, ...this.#waiting] : this.#waiting;
    const isAtWork = this.#computing !== null;
    this.#computing = null;
    this.#waiting = [];
    if (isAtWork) this.#launch();
    for (const question of given) question.resolve(null);
  }

  #outdate() {
    const outdated = this.#waiting.filter(({ kind }) => kind !== "besides");
    this.#waiting = this.#waiting.filter(({ kind }) => kind === "besides");
    for (const question of outdated) question.resolve(null);
    if (this.#computing && this.#computing.kind !== "besides") this.#computing.isOutdated = true;
  }

  #next() {
    if (this.#state !== "ready" || this.#computing) return;
    const question = this.#waiting.shift();
    if (!question) return;
    this.#computing = question;
    if (this.#results === 0)
      this.#emit("progress", { type: "progress", phase: "example", loaded: 0, total: 1 });
    // A part leaves the state as it is: the figures are up to date. So does what is asked besides.
    if (question.kind === "result") this.#enter("busy");
    this.#watchAnswer();
    const { id, method, argument } = question;
    this.#worker?.send({ type: "ask", id, method, argument });
  }

  #take() {
    const question = this.#computing;
    this.#computing = null;
    this.#worker?.watch(0);
    this.#enter("ready");
    return question;
  }

  /** @param {FromWorker} message */
  #receive(message) {
    switch (message.type) {
      case "progress":
        if (this.#state === "loading") this.#watchStart();
        else if (this.#computing) this.#watchAnswer();
        this.#emit("progress", message);
        break;
      case "ready":
        this.#worker?.watch(0);
        this.#timings = message.timings;
        this.#emit("ready", message.timings);
        this.#enter("ready");
        this.#next();
        break;
      case "answer":
        if (message.id === this.#computing?.id) this.#answered(message);
        break;
      case "failed":
        if (message.why === "dead") {
          this.#cause = message.cause ?? "other";
          this.#worker?.die(message.message);
        } else if (message.id === this.#computing?.id) {
          this.#take()?.reject(errorOf(message));
          this.#next();
        }
        break;
      default:
        this.#worker?.die(`unknown message: ${JSON.stringify(message)}`);
    }
  }

  /** @param {AnswerMessage} message */
  #answered({ payload, heap }) {
    const question = this.#take();
    // The worker does what it is for: deaths are counted anew.
    this.#restarts = 0;
    if (question?.kind === "result") {
      this.#results += 1;
      const isFirst = this.#results === 1;
      performance.mark(isFirst ? "calculator-ready" : "calculator-result", { detail: { heap } });
      const { snapshot, settle } = this.#options;
      if (isFirst && snapshot && this.#timings?.snapshot !== "kept" && settle !== null)
        setTimeout(() => this.#keepSnapshot(), settle);
    } else if (question?.kind === "part") {
      performance.mark("calculator-part");
    }
    question?.resolve(question.isOutdated ? null : JSON.parse(payload));
    this.#next();
  }

  #launch() {
    this.#worker?.end();
    this.#cause = obstacle() ?? "other";
    if (this.#cause !== "other") {
      this.#fail(`this browser cannot run Python: ${this.#cause}`);
      return;
    }
    this.#enter("loading");
    const worker = new WatchedWorker(
      (message) => this.#receive(message),
      (reason) => this.#died(reason),
    );
    this.#worker = worker;
    worker.watch(this.#options.beginWithin, NO_BYTE);
    this.#known().then(
      (manifest) => {
        const { page, snapshot } = this.#options;
        worker.send({ type: "start", page, runtimeUrl: this.#runtimeUrl, manifest, snapshot });
      },
      (error) => {
        // What does not come is the network's fault, what comes and is something else the server's.
        this.#cause = error instanceof TypeError ? "offline" : "damaged";
        worker.die(String(error));
      },
    );
  }

  async #known() {
    if (this.#manifest === undefined) {
      const response = await fetch(new URL("manifest.json", this.#runtimeUrl));
      if (!response.ok) throw new Error(`manifest.json: ${response.status}`);
      this.#manifest = /** @type {Manifest} */ (await response.json());
    }
    return this.#manifest;
  }

  /** @param {string} reason */
  #died(reason) {
    // A snapshot may be to blame: from now on Python starts afresh.
    this.#options.snapshot = false;
    const question = this.#computing;
    this.#computing = null;
    if (question?.argument.file) {
      this.#launch();
      question.reject(new CrashedError(reason));
      return;
    }
    if (question?.isOutdated) question.resolve(null);
    else if (question) this.#waiting.unshift(question);
    if (this.#cause === "other" && globalThis.navigator?.onLine === false) this.#cause = "offline";
    if (this.#cause === "other" && reason === NO_BYTE) this.#cause = "stalled";
    if (this.#cause === "other" && this.#restarts < RESTARTS) {
      this.#restarts += 1;
      this.#launch();
    } else {
      this.#fail(reason);
    }
  }

  /** @param {string} reason */
  #fail(reason) {
    this.#enter("failed");
    this.#emit("failed", reason);
  }

  #watchStart() {
    this.#worker?.watch(this.#options.advanceWithin, "the start made no progress");
  }

  #watchAnswer() {
    this.#worker?.watch(this.#options.answerWithin, "no answer in time");
  }

  /** Have a snapshot kept for the next visit, if this browser is one for it. It may fail: nothing depends on it. */
  async #keepSnapshot() {
    const manifest = this.#manifest;
    if (!manifest || !(await mayKeepSnapshot())) {
      this.#emit("snapshot", false);
      return;
    }
    const end = (/** @type {boolean} */ kept) => {
      worker.end();
      this.#emit("snapshot", kept);
    };
    const worker = new WatchedWorker(
      (message) => end(message.type === "pictured" && message.kept),
      () => end(false),
    );
    worker.watch(SNAPSHOT_WITHIN);
    const hasBuilt = this.#timings?.snapshot === "built";
    worker.send({ type: "picture", runtimeUrl: this.#runtimeUrl, manifest, hasBuilt });
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

/**
 * @param {Extract<FromWorker, { type: 'failed' }>} message
 * @returns {Error}
 */
function errorOf({ why, message, cause }) {
  if (why === "gone") return new GoneError(message);
  return cause ? new NotLoadedError(message, cause) : new Error(message);
}
