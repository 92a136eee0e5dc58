/**
 * What a reader typed, kept on this device only, so that a reload or a crash loses nothing and the other language
 * shows the same input. A browser may refuse to keep anything: then nothing here fails.
 *
 * Each kind of input has one name, for both languages.
 */

const STEM = "pay-later-calculator/";

/**
 * @param {string} name
 * @returns {string | null}
 */
export function load(name) {
  try {
    return localStorage.getItem(STEM + name);
  } catch {
    return null;
  }
}

/**
 * @param {string} name
 * @param {string} text
 * @returns {boolean} whether it was kept
 */
export function save(name, text) {
  try {
    localStorage.setItem(STEM + name, text);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} key    of the browser's storage
 * @param {string} name
 */
export function isKeyOf(key, name) {
  return key === STEM + name;
}

/** @param {string} name */
export function forget(name) {
  try {
    localStorage.removeItem(STEM + name);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}

/**
 * Forget what was entered on any page of this site.
 * @returns {Record<string, string>}   what it was, by name, so that it can be kept again
 */
export function forgetAll() {
  /** @type {Record<string, string>} */
  const kept = {};
  try {
    for (const key of Object.keys(localStorage)) {
      if (!key.startsWith(STEM)) continue;
      kept[key.slice(STEM.length)] = localStorage.getItem(key) ?? "";
      localStorage.removeItem(key);
    }
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
  return kept;
}
