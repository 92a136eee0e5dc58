/**
 * What a reader typed, kept on this device only, so that a reload or a crash loses nothing and the other language
 * shows the same input. A browser may refuse to keep anything: then nothing here fails, and `works` is false.
 */

/** One name for both languages and every page that asks for the same input. */
const NAME = "pay-later-calculator/input";

/** Whether this browser lets the page keep anything. */
export function works() {
  try {
    localStorage.setItem(`${NAME}/test`, "1");
    localStorage.removeItem(`${NAME}/test`);
    return true;
  } catch {
    return false;
  }
}

/** @returns {string | null} */
export function load() {
  try {
    return localStorage.getItem(NAME);
  } catch {
    return null;
  }
}

/**
 * @param {string} text
 * @returns {boolean} whether it was kept
 */
export function save(text) {
  try {
    localStorage.setItem(NAME, text);
    return true;
  } catch {
    return false;
  }
}

export function forget() {
  try {
    localStorage.removeItem(NAME);
  } catch {
    // A browser that keeps nothing has nothing to forget.
  }
}
