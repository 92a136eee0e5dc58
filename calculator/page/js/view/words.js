/**
 * What the script itself has to say, in the page's language: the build writes it into the page.
 */

/** @typedef {(key: string, values?: Record<string, string | number>) => string} Say */

/**
 * @param {string} json   the words by key
 * @returns {Say}         the words of a key with its places filled; the key itself if it is unknown
 */
export function speaker(json) {
  /** @type {Record<string, string>} */
  const words = JSON.parse(json);
  return (key, values = {}) =>
    (words[key] ?? key).replace(/\{(\w+)\}/g, (place, name) => String(values[name] ?? place));
}
