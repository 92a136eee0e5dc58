/**
 * An input that one page of this site hands to another in its address, so that the other does not take it for a link
 * from somebody else. Known for as long as the tab is open.
 */

const KEY = "pay-later:handed-over";

/** @param {string} text   what stands after the # of the address */
export function handOver(text) {
  try {
    sessionStorage.setItem(KEY, text);
  } catch {
    // Without storage it is opened as any link is.
  }
}

/**
 * @param {string} text
 * @returns {boolean}
 */
export function isHandedOver(text) {
  try {
    return sessionStorage.getItem(KEY) === text;
  } catch {
    return false;
  }
}
