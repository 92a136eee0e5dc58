/**
 * What is typed, computed step by step: its figures, then what takes longer, part by part. Each step is asked for
 * before the one before it is shown, so that Python computes the one while the page draws the other.
 *
 * @import { Fields, Figures, Method, Piece } from '../messages.js'
 */

/** @typedef {Extract<Method, 'decisions' | 'shortfall'>} Part */

/**
 * The figures, with the parts that will follow; or a part, without an answer where it could not be computed.
 * @typedef {{ figures: Figures, parts: readonly Part[] } | { part: Part, piece: Piece | null }} Step
 */

/**
 * Python's answers; null where a newer question has taken the place of this one.
 * @typedef {<M extends 'figures' | Part>(method: M, fields: Fields) => Promise<(M extends 'figures' ? Figures : Piece) | null>} Ask
 */

export class Recalculation {
  #ask;
  #parts;
  /** What was typed for the last good result, while some of its parts are yet to come. @type {Fields | null} */
  #unfinished = null;

  /**
   * @param {Ask} ask
   * @param {readonly Part[]} parts   asked for once the figures are there
   */
  constructor(ask, parts) {
    this.#ask = ask;
    this.#parts = parts;
  }

  /**
   * After a mistake the last good result stays, and what it still lacks is asked for.
   * @param {Fields} fields
   * @param {() => boolean} isOutdated   whether something newer has been typed: then no further part is asked for
   * @returns {AsyncGenerator<Step>}
   */
  async *steps(fields, isOutdated) {
    const figures = await this.#ask("figures", fields);
    if (figures === null) return;
    if (figures.ok) this.#unfinished = fields;
    const typed = this.#unfinished;
    const parts = typed ? this.#parts : [];
    const ask = (/** @type {number} */ place) => {
      const part = parts[place];
      return typed && part && !isOutdated() ? this.#part(part, typed) : null;
    };
    let coming = ask(0);
    yield { figures, parts };
    for (let place = 0; coming; place += 1) {
      const step = await coming;
      if (step === null) return;
      coming = ask(place + 1);
      if (place === parts.length - 1) this.#unfinished = null;
      yield step;
    }
  }

  /**
   * @param {Part} part
   * @param {Fields} fields
   * @returns {Promise<Step | null>}   null where a newer question has taken the place of this one
   */
  async #part(part, fields) {
    try {
      const piece = await this.#ask(part, fields);
      return piece && { part, piece };
    } catch (error) {
      console.error(error);
      return { part, piece: null };
    }
  }
}
