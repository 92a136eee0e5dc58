/**
 * The Python that reads order files, as the page sees it: start it, hand it a file, cancel, hear how far it is.
 *
 * The page keeps the file and what was chosen; a worker that ends is replaced, and the page asks again.
 *
 * @import { FromWorker, Question, ResultMessage, ToWorker } from './order_file_messages.js'
 */
import { PythonWorker } from "./worker_watch.js";

/**
 * @typedef {object} Asked
 * @property {number} id
 * @property {Question} question
 * @property {(payload: string | null) => void} resolve
 * @property {(error: Error) => void} reject
 */

/** The worker ended in the middle of its work. */
export class CrashedError extends Error {}

/** The file was changed, moved or taken away while it was read. */
export class GoneError extends Error {}

/** @extends {PythonWorker<ToWorker, FromWorker>} */
export class OrderFileRuntime extends PythonWorker {
  /** @type {Asked | null} */ #asked = null;
  /** @type {Asked | null} */ #waiting = null;
  #asks = 0;
  #results = 0;

  /**
   * @param {string} runtimeUrl   the runtime folder, relative to the page
   * @param {boolean} snapshot    whether a memory snapshot of the calculator may be used
   */
  constructor(runtimeUrl, snapshot) {
    super("../worker/order_file_worker.js", { runtimeUrl, snapshot });
  }

  /**
   * Ask Python, which is started afresh where it could not be before. A new question takes the place of one that
   * waits; work on another file is given up.
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
      this.retry();
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
    this.launch();
    asked.resolve(null);
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
        this.proven();
        this.enter("ready");
        this.#next();
        break;
      case "result":
        if (message.id === this.#asked?.id) this.#answered(message);
        break;
      case "failed":
        this.#refused(message.gone ? new GoneError(message.message) : new Error(message.message));
        break;
    }
  }

  /** @param {ResultMessage} message */
  #answered({ payload, heap }) {
    const asked = this.#take();
    if (asked && asked.question.type !== "save" && asked.question.type !== "docx") {
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
    if (this.state === "busy" && !this.#asked) this.enter("ready");
  }

  #next() {
    if ((this.state !== "ready" && this.state !== "busy") || this.#asked || !this.#waiting) return;
    const asked = this.#waiting;
    this.#asked = asked;
    this.#waiting = null;
    this.enter("busy");
    this.send({ ...asked.question, id: asked.id });
  }

  /**
   * @protected
   * @override
   * @param {string} reason
   */
  died(reason) {
    const asked = this.#take();
    if (asked) {
      // The same file would end the next worker too: the reader decides.
      this.launch();
      asked.reject(new CrashedError(reason));
    } else {
      this.replace(reason);
    }
  }
}
