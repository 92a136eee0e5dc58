/**
 * What is typed, computed: its figures after a moment of quiet, then its later parts, one after the other. An edit
 * gives up what it outdates.
 *
 * @import { Answer } from '../merchant/calculator_page.js'
 * @import { Fields, Part } from './messages.js'
 * @import { Extra } from './calculator_client.js'
 */

/**
 * The page for which it is done.
 * @typedef {object} Client
 * @property {() => { fields: Fields, extra?: Extra }} begin   what is to be computed now
 * @property {(fields: Fields, extra?: Extra) => Promise<unknown>} ask   the answer; null if a newer question took its place
 * @property {(answer: Answer) => void} answered
 * @property {(part: Part, answer: Answer | null) => void} added   null where a later part could not be computed
 * @property {(parts: readonly Part[], isBusy: boolean) => void} busy
 * @property {(error: unknown) => void} failed
 */

export class Recalculation {
  #client;
  #parts;
  /** The parts of the last result that are yet to come, and what was typed for it while there are some. */
  #later = Promise.resolve();
  /** @type {Fields | null} */ #unfinished = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #soon;

  /**
   * @param {Client} client
   * @param {readonly Part[]} [parts]   asked for once the figures are there
   */
  constructor(client, parts = []) {
    this.#client = client;
    this.#parts = parts;
  }

  /** Whether something typed is not being computed yet. */
  get isPending() {
    return this.#soon !== undefined;
  }

  /** @param {number} milliseconds   of quiet before it begins */
  after(milliseconds) {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.now(), milliseconds);
  }

  async now() {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    try {
      const { fields, extra } = this.#client.begin();
      const answer = /** @type {Answer | null} */ (await this.#client.ask(fields, extra));
      if (answer === null) return;
      if (answer.ok) this.#unfinished = fields;
      // After a mistake the last good result stays, and so what it still lacks is asked for: before the figures are
      // shown, so that Python computes the one while the page draws the other.
      if (this.#unfinished) {
        this.#client.busy(this.#parts, true);
        this.#later = this.#complete(this.#unfinished, this.#parts);
      }
      this.#client.answered(answer);
    } catch (error) {
      this.#client.failed(error);
    }
  }

  /** Until the last result has all its parts. */
  whole() {
    return this.#later;
  }

  /**
   * Add what takes longer, part by part; an edit meanwhile ends it, and begins anew.
   * @param {Fields} fields
   * @param {readonly Part[]} parts   those yet to come
   */
  async #complete(fields, [part, ...rest]) {
    if (part === undefined) this.#unfinished = null;
    if (part === undefined || this.isPending) return;
    let answer;
    try {
      answer = /** @type {Answer | null} */ (await this.#client.ask(fields, { part }));
      if (answer === null) return;
    } catch (error) {
      console.error(error);
      answer = null;
    }
    // As with the figures, Python computes the next one while the page draws this one.
    const later = this.#complete(fields, rest);
    this.#client.added(part, answer);
    this.#client.busy([part], false);
    await later;
  }
}
