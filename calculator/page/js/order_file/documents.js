/**
 * The list of orders for evidence and letters, and the documents drafted for them.
 */
import { printAlone } from "../view/print_alone.js";
import { openFoldsAround } from "./result_boxes.js";

const DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document";

/**
 * Put orders on the list, each once, and show the list.
 * @param {Element} form
 * @param {string} orders   one a line
 */
export function pickOrders(form, orders) {
  const box = form.querySelector(/** @type {'textarea'} */ ("[name='evidence.orders']"));
  if (!box) return;
  const lines = new Set([...box.value.split("\n"), ...orders.split("\n")].map((line) => line.trim()));
  lines.delete("");
  box.value = [...lines].join("\n");
  openFoldsAround(box);
  box.focus();
}

/**
 * @param {string} packed   the file in base64
 */
export function docxOf(packed) {
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  return new Blob([bytes], { type: DOCX });
}

/**
 * Print the document that a button stands beside, and nothing else of the page.
 * @param {Element} button
 */
export function printOne(button) {
  const document = button.closest("details")?.querySelector("article");
  if (document) printAlone(document);
}
