/**
 * What a reader can take away: files made in the page, and texts to paste. Nothing is sent anywhere.
 */

/**
 * @param {string} name
 * @param {string} text
 * @param {string} type   media type
 */
export function saveText(name, text, type) {
  saveBlob(name, new Blob([text], { type }));
}

/**
 * @param {string} name
 * @param {Blob} file
 */
export function saveBlob(name, file) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/**
 * Put a text on the clipboard.
 * @param {string} text
 * @returns {Promise<boolean>}   whether the browser allows it
 */
export async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
