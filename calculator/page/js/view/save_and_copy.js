/**
 * What a reader can take away: files made in the page. Nothing is sent anywhere.
 *
 * @import { Say } from './words.js'
 */

import { ignoresDownloads } from "./browsers_in_apps.js";
import { showSecondWay } from "./second_way.js";

/**
 * A file, or where the browser is one that keeps none, another way to its content.
 * @param {Element} root   where a dialog may stand
 * @param {Say} say
 * @param {string} name
 * @param {Blob} content
 * @param {string} text    what is in it, in words
 */
export function saveOrShow(root, say, name, content, text) {
  if (ignoresDownloads(navigator.userAgent))
    showSecondWay(root, new File([content], name, { type: content.type }), text, say);
  else saveBlob(name, content);
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
