/**
 * What a reader enters before the page's scripts are there. The boxes work from the first moment: nothing typed into
 * them may be lost.
 *
 * @import { Control } from './form_fields.js'
 */

import { setText, textOf } from "./form_fields.js";

/** @typedef {{ box: Control, text: string }} Typed */

/**
 * The boxes of a form that hold something else than the build has written. Their browser must not put anything back
 * into them itself (`autocomplete="off"`).
 * @param {HTMLFormElement} form
 * @returns {Typed[]}
 */
export function typedEarly(form) {
  return boxesOf(form)
    .filter(isChanged)
    .map((box) => ({ box, text: textOf(box) }));
}

/**
 * @param {HTMLFormElement} form
 * @returns {Control[]}
 */
export function boxesOf(form) {
  const boxes = ":is(input, select, textarea):is([name], [data-stands-for])";
  return [...form.querySelectorAll(/** @type {'input'} */ (boxes))];
}

/**
 * Write it into the form, which may meanwhile hold another input: a box whose row is gone is looked for by its name.
 * @param {HTMLFormElement} form
 * @param {readonly Typed[]} early
 * @returns {Control[]}   the boxes that hold it now
 */
export function enterEarly(form, early) {
  return early.flatMap(({ box, text }) => {
    const found = box.isConnected || !box.name ? box : form.elements.namedItem(box.name);
    if (!found) return [];
    const now = /** @type {Control} */ (found);
    setText(now, text);
    return [now];
  });
}

/**
 * Whether a box holds something else than the build has written.
 * @param {Control} box
 */
export function isChanged(box) {
  if (box instanceof HTMLSelectElement) return box.selectedIndex !== builtIndex(box);
  if (box instanceof HTMLInputElement && box.type === "checkbox") return box.checked !== box.defaultChecked;
  if (box instanceof HTMLInputElement && box.type === "file") return false;
  return box.value !== box.defaultValue;
}

/** @param {HTMLSelectElement} select */
function builtIndex(select) {
  const built = [...select.options].findIndex(({ defaultSelected }) => defaultSelected);
  return built < 0 && select.options.length > 0 ? 0 : built;
}
