/**
 * Where an input can come from and go to: the address (after the #) and this device's storage.
 *
 * @import { Fields } from '../messages.js'
 * @import { FieldOfForm } from './input_as_text.js'
 */

import * as device from "./device_storage.js";
import { decode, encode, isEncoded, same } from "./input_as_text.js";

export class InputPlaces {
  #name;
  #form;
  #example;

  /**
   * @param {string} name       the kind of input that it is
   * @param {readonly FieldOfForm[]} form
   * @param {Fields} example    the input that needs no keeping: the page brings it
   */
  constructor(name, form, example) {
    this.#name = name;
    this.#form = form;
    this.#example = example;
  }

  /** @returns {Fields | null}   what was kept on this device */
  kept() {
    const text = device.load(this.#name);
    return text === null ? null : decode(text, this.#form);
  }

  /** Whether something is kept that this page cannot read: it must not be passed over in silence. */
  hasUnreadable() {
    return device.load(this.#name) !== null && this.kept() === null;
  }

  /**
   * @param {Fields} fields
   * @returns {boolean}   whether the browser allows it
   */
  keep(fields) {
    if (!same(fields, this.#example)) return device.save(this.#name, encode(fields, this.#form));
    device.forget(this.#name);
    return true;
  }

  /**
   * Forget what was entered here and on the site's other pages.
   * @returns {() => void}   keeps what the other pages had again
   */
  forgetAll() {
    const { [this.#name]: _own, ...others } = device.forgetAll();
    return () => {
      for (const [name, text] of Object.entries(others)) device.save(name, text);
    };
  }

  /** @returns {{ fields: Fields | null } | null}   null: the address has no input; `fields` null: an unreadable one */
  inAddress() {
    const text = location.hash.slice(1);
    return isEncoded(text) ? { fields: decode(text, this.#form) } : null;
  }

  /**
   * @param {Fields} fields
   * @returns {string}   the input in one line, as it stands after the # of a link
   */
  asText(fields) {
    return encode(fields, this.#form);
  }

  /**
   * @param {string} text
   * @returns {Fields | null}   null where it is not to be trusted
   */
  fromText(text) {
    return decode(text, this.#form);
  }

  /** An address that says something else than the form would bring it back on the next reload. */
  clearAddress() {
    if (this.inAddress()) history.replaceState(null, "", location.pathname + location.search);
  }

  /**
   * Put an input into the address, from where it can be copied.
   * @param {Fields} fields
   * @returns {string}   the whole address
   */
  putIntoAddress(fields) {
    const url = new URL(location.href);
    url.hash = encode(fields, this.#form);
    history.replaceState(null, "", url);
    return url.href;
  }

  /**
   * Where nothing can be kept, a link to the other language carries the input along.
   * @param {HTMLAnchorElement} link
   * @param {Fields} fields
   */
  giveTo(link, fields) {
    if (!device.works()) link.hash = encode(fields, this.#form);
  }
}
