/**
 * One worker with Python in it, as a page sees it: sealed, spoken to, watched, ended. It is not used again once it has
 * died; who replaces it is for others.
 *
 * @import { FromWorker, ToWorker } from '../messages.js'
 */
import { sealedWorker } from "./sealed_worker.js";

const WORKER = "../worker/worker.js";

export class WatchedWorker {
  #worker;
  /** @type {((reason: string) => void) | null} */ #died;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #watchdog;

  /**
   * @param {(message: FromWorker) => void} heard
   * @param {(reason: string) => void} died   called at most once, and not after `end`
   */
  constructor(heard, died) {
    this.#died = died;
    this.#worker = sealedWorker(WORKER);
    this.#worker.addEventListener("message", ({ data }) => {
      if (this.#died) heard(data);
    });
    this.#worker.addEventListener("error", (event) => {
      event.preventDefault();
      this.die(event.message || "the worker could not be loaded");
    });
    this.#worker.addEventListener("messageerror", () => this.die("a message could not be read"));
  }

  /** @param {ToWorker} message */
  send(message) {
    this.#worker.postMessage(message);
  }

  /**
   * Count silence as death.
   * @param {number} milliseconds   0 = stop watching
   * @param {string} [reason]
   */
  watch(milliseconds, reason = "") {
    clearTimeout(this.#watchdog);
    if (milliseconds > 0) this.#watchdog = setTimeout(() => this.die(reason), milliseconds);
  }

  /** @param {string} reason */
  die(reason) {
    const died = this.#died;
    this.end();
    died?.(reason);
  }

  end() {
    this.watch(0);
    this.#died = null;
    this.#worker.terminate();
  }
}
