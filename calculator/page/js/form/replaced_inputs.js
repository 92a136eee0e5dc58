/**
 * Inputs of the reader's own that another has taken the place of on this device: one that came with a link, one
 * entered in another tab. They stay, and the form's line tells of the last one, until it is taken back or let go.
 */

import * as device from "./device_storage.js";

/** How many are kept; of another tab's only the last. */
const MOST = 5;
const ORIGINS = ["link", "tab"];

/** @typedef {{ from: 'link' | 'tab', input: string }} Replaced   an input in one line, and what replaced it */

/**
 * @param {string | null} text   as it was kept
 * @returns {Replaced[]}   none where it cannot be read
 */
export function readReplaced(text) {
  try {
    const found = JSON.parse(text ?? "[]");
    const isOne = (/** @type {any} */ one) => ORIGINS.includes(one?.from) && typeof one.input === "string";
    return Array.isArray(found) && found.every(isOne) ? found : [];
  } catch {
    return [];
  }
}

/**
 * @param {readonly Replaced[]} all
 * @param {Replaced} one
 * @returns {Replaced[]}
 */
export function withReplaced(all, one) {
  const others = all.filter(
    ({ from, input }) => input !== one.input && (one.from === "link" || from === "link"),
  );
  return [...others, one].slice(-MOST);
}

export class ReplacedInputs {
  #store;
  #line;
  /** @type {Replaced[]} */ #all = [];
  /** What another tab has kept, while nothing here has replaced it. @type {string | null} */ #elsewhere =
    null;

  /**
   * @param {HTMLFormElement} form
   * @param {string} name   the kind of input that it is
   */
  constructor(form, name) {
    this.#store = `${name}/replaced`;
    this.#line = form.querySelector(/** @type {'p'} */ ("[data-replaced]"));
    this.read();
  }

  /** What is on the device may be another. */
  read() {
    this.#all = readReplaced(device.load(this.#store));
    this.#show();
  }

  /** @returns {Replaced | undefined}   what the line tells of */
  get last() {
    return this.#elsewhere === null
      ? this.#all[this.#all.length - 1]
      : { from: "tab", input: this.#elsewhere };
  }

  /** @param {Replaced} one */
  add(one) {
    if (one.from === "tab") this.#elsewhere = null;
    this.#keep(withReplaced(readReplaced(device.load(this.#store)), one));
  }

  /** @param {string | null} input   what another tab keeps now; null: nothing that is not here */
  tellElsewhere(input) {
    this.#elsewhere = input;
    this.#show();
  }

  /** The last one is taken back or let go. */
  drop() {
    if (this.#elsewhere !== null) this.tellElsewhere(null);
    else this.#keep(this.#all.slice(0, -1));
  }

  /** @param {Replaced[]} all */
  #keep(all) {
    this.#all = all;
    if (all.length) device.save(this.#store, JSON.stringify(all));
    else device.forget(this.#store);
    this.#show();
  }

  #show() {
    if (!this.#line) return;
    const { last } = this;
    this.#line.hidden = last === undefined;
    for (const words of this.#line.querySelectorAll(/** @type {'span'} */ ("[data-replaced-by]")))
      words.hidden = words.dataset.replacedBy !== last?.from;
  }
}
