/**
 * A file in a browser that keeps none, as those inside apps: the system's share sheet, its text to copy, or the page
 * opened elsewhere.
 *
 * @import { Say } from './words.js'
 */

import { copied } from "./clipboard.js";

/**
 * @param {Element} root
 * @param {File} file
 * @param {string} text   what is in it, in words
 * @param {Say} say
 */
export function showSecondWay(root, file, text, say) {
  const dialog = document.createElement("dialog");
  dialog.className = "picture";
  dialog.setAttribute("aria-labelledby", "second-way-title");
  const title = Object.assign(document.createElement("h2"), { id: "second-way-title" });
  title.textContent = file.name;
  const lead = document.createElement("p");
  lead.textContent = say("second.lead");
  const box = Object.assign(document.createElement("textarea"), { readOnly: true, rows: 8, value: text });
  box.setAttribute("aria-label", file.name);
  const buttons = document.createElement("div");
  buttons.className = "picture__buttons";
  const add = (/** @type {string} */ words, /** @type {(button: HTMLButtonElement) => void} */ press) => {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: words });
    button.addEventListener("click", () => press(button));
    buttons.append(button);
  };
  if (navigator.canShare?.({ files: [file] }))
    add(say("second.share"), () => navigator.share({ files: [file] }).catch(() => {}));
  add(say("second.copy"), async (button) => {
    button.textContent = say((await copied(text)) ? "second.copied" : "second.not_copied");
    box.select();
  });
  add(say("second.close"), () => dialog.close());
  dialog.append(title, lead, box, buttons);
  dialog.addEventListener("close", () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}
