/**
 * Variants of a shop that the reader keeps on this device, to stand beside what the form holds: each has a name, and its
 * input as one line of text, as a link would carry it.
 *
 * @import { Fields } from '../messages.js'
 */

import * as device from "../form/device_storage.js";

/** The name under which they are kept. */
const STORE = "variants";
/** How many can be kept. */
export const MOST = 3;
const LONGEST_NAME = 40;
const IN_ADDRESS = "#variants=";

/** @typedef {{ name: string, input: string }} Variant */

/**
 * Read variants from text; strict, like an input in an address: one that cannot be read makes all of them null.
 * @param {string | null} text
 * @param {(input: string) => Fields | null} decode
 * @returns {Variant[] | null}
 */
export function readVariants(text, decode) {
  try {
    const found = JSON.parse(text ?? "[]");
    if (!Array.isArray(found) || found.length > MOST) return null;
    const isVariant = (/** @type {any} */ one) =>
      typeof one?.name === "string" &&
      one.name.trim() !== "" &&
      one.name.length <= LONGEST_NAME &&
      typeof one.input === "string" &&
      decode(one.input) !== null;
    return found.every(isVariant) ? found.map(({ name, input }) => ({ name, input })) : null;
  } catch {
    return null;
  }
}

export class Variants {
  #decode;
  /** @type {Variant[]} */ #kept;

  /** @param {(input: string) => Fields | null} decode */
  constructor(decode) {
    this.#decode = decode;
    this.#kept = readVariants(device.load(STORE), decode) ?? [];
  }

  /** @returns {readonly Variant[]} */
  get kept() {
    return this.#kept;
  }

  /**
   * What Python compares: the present input first.
   * @param {string} name   of the present input
   * @param {Fields} fields
   */
  asked(name, fields) {
    return [{ name, fields }, ...this.#kept.map((one) => ({ name: one.name, fields: this.fieldsOf(one) }))];
  }

  /** @param {Variant} variant */
  fieldsOf(variant) {
    return this.#decode(variant.input) ?? {};
  }

  /**
   * Keep one more; one of the same name gives way.
   * @param {Variant} variant
   * @returns {boolean}   whether there was room
   */
  keep(variant) {
    this.#readAgain();
    const others = this.#kept.filter(({ name }) => name !== variant.name);
    if (others.length >= MOST) return false;
    this.replace([...others, variant]);
    return true;
  }

  /** @param {number} place */
  remove(place) {
    const gone = this.#kept[place]?.name;
    this.#readAgain();
    this.replace(this.#kept.filter(({ name }) => name !== gone));
  }

  /** Another tab may have kept more. */
  #readAgain() {
    const text = device.load(STORE);
    this.#kept = (text && readVariants(text, this.#decode)) || this.#kept;
  }

  /** @param {readonly Variant[]} variants */
  replace(variants) {
    this.#kept = [...variants];
    if (variants.length) device.save(STORE, JSON.stringify(variants));
    else device.forget(STORE);
  }

  /** An address that carries them all. */
  get address() {
    return `${location.href.split("#")[0]}${IN_ADDRESS}${encodeURIComponent(JSON.stringify(this.#kept))}`;
  }

  /**
   * @param {string} hash
   * @returns {Variant[] | null | undefined}   undefined: the address has none; null: some that cannot be read
   */
  inAddress(hash) {
    if (!hash.startsWith(IN_ADDRESS)) return undefined;
    try {
      return readVariants(decodeURIComponent(hash.slice(IN_ADDRESS.length)), this.#decode);
    } catch {
      return null;
    }
  }
}
