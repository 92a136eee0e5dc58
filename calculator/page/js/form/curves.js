/**
 * The small curves of the results, once more beside the boxes whose figures they are over.
 */

import { controlAt } from "./form_fields.js";

const KIND = "field-curve";
/** What only the curve in the results may say of itself. */
const OF_RESULTS = ["id", "data-result", "data-value"];

/**
 * @param {HTMLFormElement} form
 * @param {ParentNode} results
 */
export function placeCurves(form, results) {
  for (const earlier of form.querySelectorAll(`.${KIND}`)) earlier.remove();
  for (const curve of results.querySelectorAll(/** @type {'div'} */ ("[data-curve-for]"))) {
    const field = controlAt(form, curve.dataset.curveFor ?? "")?.closest(".field");
    if (!field) continue;
    const copy = /** @type {HTMLElement} */ (curve.cloneNode(true));
    copy.className = `curve ${KIND}`;
    delete copy.dataset.curveFor;
    for (const element of copy.querySelectorAll("*")) {
      for (const attribute of OF_RESULTS) element.removeAttribute(attribute);
    }
    field.after(copy);
  }
}
