/**
 * Where an input can come from and go to: the address (after the #) and this device's storage.
 *
 * What this page has written into the address itself is known by the state of its entry in the browser's history.
 *
 * @import { Fields } from '../messages.js'
 * @import { FieldOfForm } from './input_as_text.js'
 */

import * as device from "./device_storage.js";
import { handOver } from "./handed_over.js";
import { decode, encode, encodeShort, isEncoded, placeIn, same } from "./input_as_text.js";

/** Where a link opens. */
const ANSWER = "results";
const ID = /^[a-z][\w-]*$/;
/**
 * Characters after the #. Longer addresses are cut short or refused by some apps that pass links on; pasted lists, which
 * alone can become as long, are then left out.
 */
const LONGEST_ADDRESS = 8000;

/** @typedef {'whole' | 'part'} Extent   of an input in an address; `part`: some of it is left out */

export class InputPlaces {
  #name;
  #form;
  #example;
  #inThisLanguage;
  /** What was on this device when this page last read or wrote it. */
  #known;

  /**
   * @param {string} name       the kind of input that it is
   * @param {readonly FieldOfForm[]} form
   * @param {Fields} example    the input that needs no keeping: the page brings it
   * @param {(fields: Fields) => Fields} inThisLanguage   an input may come from a page in another one
   */
  constructor(name, form, example, inThisLanguage) {
    this.#name = name;
    this.#form = form;
    this.#example = example;
    this.#inThisLanguage = inThisLanguage;
    this.#known = device.load(name);
  }

  /** @returns {Fields | null}   what was kept on this device */
  kept() {
    const text = device.load(this.#name);
    return text === null ? null : this.fromText(text);
  }

  /** Whether something is kept that this page cannot read: it must not be passed over in silence. */
  hasUnreadable() {
    return device.load(this.#name) !== null && this.kept() === null;
  }

  /**
   * What another tab has kept since.
   * @param {Fields} here   what this page holds
   * @returns {string | null}   in one line; null where there is nothing that is not here
   */
  keptElsewhere(here) {
    const text = device.load(this.#name);
    const fields = text === null || text === this.#known ? null : this.fromText(text);
    return fields && !same(fields, here) ? text : null;
  }

  /** What another tab has kept need not be told of again. */
  passOver() {
    this.#known = device.load(this.#name);
  }

  /**
   * @param {Fields} fields
   * @returns {boolean}   whether the browser allows it
   */
  keep(fields) {
    const isExample = same(fields, this.#example);
    const isKept = isExample || device.save(this.#name, encodeShort(fields, this.#form));
    if (isExample) device.forget(this.#name);
    this.passOver();
    return isKept;
  }

  /**
   * Forget what was entered here and on the site's other pages.
   * @returns {() => void}   keeps what the other pages had again
   */
  forgetAll() {
    const { [this.#name]: _own, ...others } = device.forgetAll();
    this.passOver();
    return () => {
      for (const [name, text] of Object.entries(others)) device.save(name, text);
    };
  }

  /**
   * @returns {{ fields: Fields | null, own: Extent | null } | null}   null: the address has no input; `fields` null: an
   *   unreadable one; `own`: this page has written it
   */
  inAddress() {
    const text = location.hash.slice(1);
    if (!isEncoded(text)) return null;
    return { fields: this.fromText(text), own: history.state?.input ?? null };
  }

  /**
   * @param {Fields} fields
   * @returns {string}   the input in one line, as it stands after the # of a link
   */
  asText(fields) {
    return encode(fields, this.#form);
  }

  /** @param {string | null} key   of the browser's storage; null: all of it */
  isNamed(key) {
    return key === null || device.isKeyOf(key, this.#name);
  }

  /**
   * @param {string} text
   * @returns {Fields | null}   null where it is not to be trusted
   */
  fromText(text) {
    const fields = decode(text, this.#form);
    return fields && this.#inThisLanguage(fields);
  }

  /** An address that says something else than the form would bring it back on the next reload. */
  clearAddress() {
    if (this.inAddress()) history.replaceState(null, "", location.pathname + location.search);
  }

  /**
   * An address that opens at the answer to an input.
   * @param {Fields} fields
   * @param {string} [place]   the id of another place to open at
   * @returns {{ href: string, extent: Extent }}
   */
  link(fields, place = ANSWER) {
    const url = new URL(location.href);
    url.hash = "";
    if (same(fields, this.#example)) return { href: url.href.replace(/#$/, ""), extent: "whole" };
    const whole = encode(fields, this.#form, place);
    const extent = whole.length > LONGEST_ADDRESS ? "part" : "whole";
    url.hash = extent === "whole" ? whole : encode(this.#withoutLists(fields), this.#form, place);
    return { href: url.href, extent };
  }

  /**
   * Let the address say what the form holds, and where in the page its reader is.
   * @param {Fields} fields
   * @param {boolean} [isWhole]   whether that is all that the form holds
   * @param {boolean} [isOwn]     whether it is its reader's own: what somebody has sent comes back as theirs
   */
  putIntoAddress(fields, isWhole = true, isOwn = true) {
    const text = location.hash.slice(1);
    const { href, extent } = this.link(fields, placeIn(text) ?? (ID.test(text) ? text : undefined));
    try {
      history.replaceState(isOwn ? { input: isWhole ? extent : "part" } : null, "", href);
    } catch {
      // Some browsers refuse when this is asked for too often; the next edit asks again.
    }
  }

  /** @param {Fields} fields */
  #withoutLists(fields) {
    const lists = this.#form.filter(({ longest }) => longest !== undefined);
    return { ...fields, ...Object.fromEntries(lists.map((list) => [list.pattern, list.defaultText])) };
  }

  /**
   * A link to the other language leads to the same place, where what is kept on the device is found. What is not kept it
   * carries along, as the reader's own.
   * @param {HTMLAnchorElement} link
   * @param {Fields} fields
   */
  giveTo(link, fields) {
    const kept = this.kept();
    if (kept && same(kept, fields)) {
      const text = location.hash.slice(1);
      link.hash = placeIn(text) ?? (isEncoded(text) ? "" : text);
    } else {
      link.hash = encode(fields, this.#form);
      handOver(link.hash.slice(1));
    }
  }
}
