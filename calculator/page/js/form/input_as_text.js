/**
 * What a reader typed, as one line of text: for the address (after the #, where no server sees it) and for the
 * device's own storage.
 *
 * `v=1&0n=phones&0o=120&w=60`: short keys from the form, fields of a list after the position of their item
 * (a segment, a stretch of the sales calendar, a range of an input), defaults left out. After the version may stand the
 * place of the page that the link opens at: `v=1&at=results&0n=…`. Decoding is strict: anything unknown, doubled, missing
 * or too long, a choice that is not offered, a line break in a box of one line makes it null, and the page then shows
 * what it would have shown without.
 *
 * @import { Fields } from '../messages.js'
 */

/**
 * A field of the form: its path with `[]` for a position in a list, its short key, its default as typed, and how
 * long its text may be where it has several lines; what can be chosen, where that is always the same. One field of each
 * list says that an item exists: it has `most`, the number of items that the list may have.
 * @typedef {{ pattern: string, key: string, defaultText: string, longest?: number, choices?: readonly string[], most?: number }} FieldOfForm
 */

export const VERSION = "1";
const LONGEST_VALUE = 200;
/** More than browsers keep on a device, and so more than any list can take. */
const LONGEST_TEXT = 6_000_000;
/** The place that a link opens at, by its id. */
const PLACE = /^v=\d+&at=([a-z][\w-]{0,60})(?=&|$)/;
const ITEM = /^(\w+)\[(\d+)\]\.(.+)$/;

/**
 * Whether a text claims to be an input (and is not, say, the anchor of a heading).
 * @param {string} text
 */
export function isEncoded(text) {
  return /^v=\d/.test(text);
}

/**
 * @param {string} text
 * @returns {string | null}   the id of the place that a link with this text opens at
 */
export function placeIn(text) {
  return PLACE.exec(text)?.[1] ?? null;
}

/**
 * The same for the device, where there is less room than a long list would take if every line break and every Chinese
 * character were written as for an address.
 * @param {Fields} fields
 * @param {readonly FieldOfForm[]} form
 * @returns {string}
 */
export function encodeShort(fields, form) {
  return encode(fields, form, undefined, (text) => text.replace(/[%&=]/g, encodeURIComponent));
}

/**
 * @param {Fields} fields
 * @param {readonly FieldOfForm[]} form
 * @param {string} [place]   the id of what a link with this text opens at
 * @param {(text: string) => string} [written]
 * @returns {string}
 */
export function encode(fields, form, place, written = encodeURIComponent) {
  const byPattern = new Map(form.map((field) => [field.pattern, field]));
  const parts = place ? [`v=${VERSION}`, `at=${place}`] : [`v=${VERSION}`];
  for (const [path, text] of Object.entries(fields)) {
    const [, list = "", position = "", name = ""] = ITEM.exec(path) ?? [];
    const field = byPattern.get(list ? `${list}[].${name}` : path);
    if (field && (text !== field.defaultText || field.most)) {
      parts.push(`${position}${field.key}=${written(wellFormed(text))}`);
    }
  }
  return parts.join("&");
}

/**
 * @param {string} text
 * @param {readonly FieldOfForm[]} form
 * @returns {Fields | null}   every field of the form, defaults filled in; null if the text is not to be trusted
 */
export function decode(text, form) {
  if (text.length > LONGEST_TEXT) return null;
  const place = placeIn(text);
  const [version, ...parts] = (place ? text.replace(`&at=${place}`, "") : text).split("&");
  if (version !== `v=${VERSION}`) return null;
  /** @type {Map<string, string>} */
  const given = new Map();
  for (const part of parts) {
    const [key = "", encoded, ...more] = part.split("=");
    const value = encoded === undefined || more.length > 0 ? null : decoded(encoded);
    if (value === null || given.has(key)) return null;
    given.set(key, value);
  }

  /** @type {Fields} */
  const fields = {};
  let isFit = true;
  const enter = (/** @type {string} */ path, /** @type {FieldOfForm} */ field, /** @type {string} */ key) => {
    const value = take(given, key);
    isFit &&= value === undefined || fits(field, value);
    fields[path] = value ?? field.defaultText;
  };
  for (const sign of form.filter(({ most }) => most)) {
    const list = sign.pattern.slice(0, sign.pattern.indexOf("[]") + 2);
    const ofItem = form.filter(({ pattern }) => pattern.startsWith(`${list}.`));
    for (let position = 0; given.has(`${position}${sign.key}`); position += 1) {
      if (position === sign.most) return null;
      for (const field of ofItem) {
        enter(field.pattern.replace("[]", `[${position}]`), field, `${position}${field.key}`);
      }
    }
  }
  for (const field of form) {
    if (!field.pattern.includes("[]")) enter(field.pattern, field, field.key);
  }
  return isFit && given.size === 0 ? fields : null;
}

/**
 * Whether the form could have given this text. A choice that was taken away leaves an empty one.
 * @param {FieldOfForm} field
 * @param {string} value
 */
function fits({ longest, choices }, value) {
  if (value.length > (longest ?? LONGEST_VALUE)) return false;
  return (
    (longest !== undefined || !/[\r\n]/.test(value)) && (!choices || value === "" || choices.includes(value))
  );
}

/**
 * A text that can be written in an address: halves of characters, which cannot, become U+FFFD.
 * @param {string} text
 */
function wellFormed(text) {
  return text.replace(/[\uD800-\uDBFF][\uDC00-\uDFFF]|[\uD800-\uDFFF]/g, (found) =>
    found.length === 2 ? found : "\uFFFD",
  );
}

/**
 * Whether two inputs are the same, text by text.
 * @param {Fields} one
 * @param {Fields} other
 */
export function same(one, other) {
  const paths = Object.keys(one);
  return paths.length === Object.keys(other).length && paths.every((path) => one[path] === other[path]);
}

/**
 * @param {Map<string, string>} given
 * @param {string} key
 */
function take(given, key) {
  const value = given.get(key);
  given.delete(key);
  return value;
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}
