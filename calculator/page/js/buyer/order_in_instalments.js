/**
 * An order with a provider who is paid in instalments: its row shows the day of the next one and how many are left.
 */

import { controlAt, setText } from "../form/form_fields.js";
import { rowsOf } from "../form/rows.js";

const USUAL = "4";
const OF_ORDER = /^(orders\[\d+\])\.platform$/;
/** @typedef {Record<string, { label: string, help: string }>} WordsByField */

/**
 * Once such a provider is chosen, the usual number of instalments counts, until another is chosen or typed.
 * @param {HTMLFormElement} form
 * @param {string} path   of the box that has just been filled in
 */
export function usualInstalments(form, path) {
  const order = OF_ORDER.exec(path)?.[1];
  const box = order && controlAt(form, `${order}.instalments`);
  if (!box) return;
  if (isInInstalments(form, order) && ["", "1"].includes(box.value)) {
    setText(box, USUAL);
    box.dataset.isUsual = "";
  } else if (!isInInstalments(form, order) && "isUsual" in box.dataset) {
    if (box.value === USUAL) setText(box, "1");
    delete box.dataset.isUsual;
  }
}

/**
 * In each row of such an order the boxes of its instalments stand in view; in the others behind the fold, as made.
 * @param {HTMLFormElement} form
 */
export function placeInstalments(form) {
  const list = form.querySelector(/** @type {'section'} */ ("[data-in-instalments]"));
  /** @type {WordsByField} */
  const words = JSON.parse(list?.dataset.instalmentWords ?? "{}");
  rowsOf(form, "orders").forEach((row, position) => {
    const order = `orders[${position}]`;
    const isShown = isInInstalments(form, order);
    const isNext = ["", "0"].includes(controlAt(form, `${order}.instalments_paid`)?.value ?? "");
    for (const [name, { label, help }] of Object.entries(words)) {
      const field = controlAt(form, `${order}.${name}`)?.closest(/** @type {'div'} */ (".field"));
      if (!field) continue;
      const fold = row.querySelector(".segment__more .fields");
      const place = isShown ? row.querySelector(".segment__fold > .fields") : fold;
      if (place && field.parentElement !== place) place.append(field);
      call(field, ".field__label", isShown && isNext ? label : null);
      call(field, ".field__help", isShown && isNext ? help : null);
    }
  });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} order   its path
 */
function isInInstalments(form, order) {
  const list = form.querySelector(/** @type {'section'} */ ("[data-in-instalments]"));
  const platform = controlAt(form, `${order}.platform`)?.value ?? "";
  return platform !== "" && (list?.dataset.inInstalments ?? "").split(" ").includes(platform);
}

/**
 * @param {HTMLElement} field
 * @param {string} part
 * @param {string | null} words   null for those that it was made with
 */
function call(field, part, words) {
  const place = field.querySelector(/** @type {'label'} */ (part));
  if (!place) return;
  place.dataset.made ??= place.textContent;
  const wanted = words ?? place.dataset.made;
  if (place.textContent !== wanted) place.textContent = wanted;
}
