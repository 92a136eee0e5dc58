/**
 * What a reader typed, as one line of text: for the address (after the #, where no server sees it) and for the
 * device's own storage.
 *
 * `v=1&0n=phones&0o=120&w=60`: short keys from the form, fields of a list after the position of their item
 * (a segment, a stretch of the sales calendar, a range of an input), defaults left out. After the version may stand the
 * place of the page that the link opens at: `v=1&at=results&0n=…`. Decoding is strict: anything unknown, doubled, missing
 * or too long makes it null, and the page then shows what it would have shown without.
 *
 * @import { Fields } from '../messages.js'
 */

/**
 * A field of the form: its path with `[]` for a position in a list, its short key, its default as typed, and how
 * long its text may be where that is not the usual. One field of each list says that an item exists: it has `most`,
 * the number of items that the list may have.
 * @typedef {{ pattern: string, key: string, defaultText: string, longest?: number, most?: number }} FieldOfForm
 */

export const VERSION = "1";
const LONGEST_VALUE = 200;
const LONGEST_TEXT = 1_000_000;
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
 * @param {Fields} fields
 * @param {readonly FieldOfForm[]} form
 * @param {string} [place]   the id of what a link with this text opens at
 * @returns {string}
 */
export function encode(fields, form, place) {
  const byPattern = new Map(form.map((field) => [field.pattern, field]));
  const parts = place ? [`v=${VERSION}`, `at=${place}`] : [`v=${VERSION}`];
  for (const [path, text] of Object.entries(fields)) {
    const [, list = "", position = "", name = ""] = ITEM.exec(path) ?? [];
    const field = byPattern.get(list ? `${list}[].${name}` : path);
    if (field && (text !== field.defaultText || field.most)) {
      parts.push(`${position}${field.key}=${encodeURIComponent(wellFormed(text))}`);
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
  const longestByKey = new Map(form.map((field) => [field.key, field.longest]));
  for (const part of parts) {
    const [key = "", encoded, ...more] = part.split("=");
    const value = encoded === undefined || more.length > 0 ? null : decoded(encoded);
    const longest = longestByKey.get(key) ?? LONGEST_VALUE;
    if (value === null || value.length > longest || given.has(key)) return null;
    given.set(key, value);
  }

  /** @type {Fields} */
  const fields = {};
  for (const sign of form.filter(({ most }) => most)) {
    const list = sign.pattern.slice(0, sign.pattern.indexOf("[]") + 2);
    const ofItem = form.filter(({ pattern }) => pattern.startsWith(`${list}.`));
    for (let position = 0; given.has(`${position}${sign.key}`); position += 1) {
      if (position === sign.most) return null;
      for (const field of ofItem) {
        const path = field.pattern.replace("[]", `[${position}]`);
        fields[path] = take(given, `${position}${field.key}`) ?? field.defaultText;
      }
    }
  }
  for (const field of form) {
    if (!field.pattern.includes("[]")) fields[field.pattern] = take(given, field.key) ?? field.defaultText;
  }
  return given.size === 0 ? fields : null;
}

/**
 * A text that can be written in an address: halves of characters, which cannot, become U+FFFD.
 * @param {string} text
 */
function wellFormed(text) {
  return text.replace(/[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g, "\uFFFD");
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
