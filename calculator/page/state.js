/**
 * What a reader typed, as one line of text: for the address (after the #, where no server sees it) and for the
 * device's own storage.
 *
 * `v=1&0n=phones&0o=120&w=60`: short keys from the form, segment fields after the position of their segment,
 * defaults left out. Decoding is strict: anything unknown, doubled, missing or too long makes it null, and the
 * page then shows what it would have shown without.
 *
 * @import { Fields } from './messages.js'
 */

/**
 * A field of the form: its path with `[]` for a segment's position, its short key, and its default as typed.
 * @typedef {{ pattern: string, key: string, defaultText: string }} FieldOfForm
 */

export const VERSION = "1";
export const MOST_SEGMENTS = 100;
const LONGEST_VALUE = 200;
const LONGEST_TEXT = 200_000;
const SEGMENT = /^segments\[(\d+)\]\.(.+)$/;

/**
 * Whether a text claims to be an input (and is not, say, the anchor of a heading).
 * @param {string} text
 */
export function isEncoded(text) {
  return /^v=\d/.test(text);
}

/**
 * @param {Fields} fields
 * @param {readonly FieldOfForm[]} form
 * @returns {string}
 */
export function encode(fields, form) {
  const byPattern = new Map(form.map((field) => [field.pattern, field]));
  const parts = [`v=${VERSION}`];
  for (const [path, text] of Object.entries(fields)) {
    const [, position = "", name = ""] = SEGMENT.exec(path) ?? [];
    const field = byPattern.get(position ? `segments[].${name}` : path);
    // A segment's name is always written: it says that the segment exists.
    if (field && (text !== field.defaultText || name === "name")) {
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
  const [version, ...parts] = text.split("&");
  if (version !== `v=${VERSION}`) return null;
  /** @type {Map<string, string>} */
  const given = new Map();
  for (const part of parts) {
    const [key = "", encoded, ...more] = part.split("=");
    const value = encoded === undefined || more.length > 0 ? null : decoded(encoded);
    if (value === null || value.length > LONGEST_VALUE || given.has(key)) return null;
    given.set(key, value);
  }
  const segmentFields = form.filter((field) => field.pattern.startsWith("segments[]."));
  const nameKey = segmentFields.find((field) => field.pattern === "segments[].name")?.key;
  let segments = 0;
  while (given.has(`${segments}${nameKey}`)) segments += 1;
  if (segments > MOST_SEGMENTS) return null;

  /** @type {Fields} */
  const fields = {};
  for (let position = 0; position < segments; position += 1) {
    for (const field of segmentFields) {
      const path = field.pattern.replace("[]", `[${position}]`);
      fields[path] = take(given, `${position}${field.key}`) ?? field.defaultText;
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
