/**
 * The theme's search worker, as the theme's script sees it: it posts messages and hears messages.
 *
 * A worker that is loaded from an address is not bound by the policy in the page, and one that is made from a blob is
 * (calculator/build/site/finishing/sealed_search.py). It is started with the first message, which hands the index over:
 * only its answer shows that the worker and what it imports are there, and until then it can be started anew.
 */

/** A worker that has answered, and its answer. @typedef {{ worker: Worker, answer: unknown }} Started */

export class SearchWorker extends EventTarget {
  /** @type {Promise<Worker> | undefined} */ #worker;
  #address;
  #untilItComes;

  /**
   * @param {string} address
   * @param {(start: () => Promise<Started>) => Promise<Started>} untilItComes   starts as often as it takes
   */
  constructor(address, untilItComes) {
    super();
    this.#address = address;
    this.#untilItComes = untilItComes;
  }

  /** @param {unknown} message */
  async postMessage(message) {
    if (this.#worker) (await this.#worker).postMessage(message);
    else this.#worker = this.#started(message);
  }

  /** @param {unknown} first */
  async #started(first) {
    const { worker, answer } = await this.#untilItComes(() => started(this.#address, first));
    const pass = (/** @type {unknown} */ data) => this.dispatchEvent(new MessageEvent("message", { data }));
    worker.addEventListener("message", ({ data }) => pass(data));
    pass(answer);
    return worker;
  }
}

/**
 * @param {string} address
 * @param {unknown} message   the first one
 * @returns {Promise<Started>}
 */
function started(address, message) {
  // The theme awaits its stemmers: what goes wrong there would stay within the worker.
  const source = `self.searchScript = ${JSON.stringify(address)};
    addEventListener("unhandledrejection", ({ reason }) => setTimeout(() => { throw reason; }));
    importScripts(searchScript);`;
  const url = URL.createObjectURL(new Blob([source], { type: "text/javascript" }));
  const worker = new Worker(url);
  /** @type {Promise<Started>} */
  const answered = new Promise((resolve, reject) => {
    worker.addEventListener("message", ({ data }) => resolve({ worker, answer: data }), { once: true });
    worker.addEventListener(
      "error",
      (event) => {
        event.preventDefault();
        worker.terminate();
        reject(new Error(`${address}: ${event.message}`));
      },
      { once: true },
    );
  });
  worker.postMessage(message);
  return answered.finally(() => URL.revokeObjectURL(url));
}
