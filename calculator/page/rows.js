/**
 * The stretches of the sales calendar: rows of boxes, their number, and the names and references that follow.
 */

const REFERENCES = [
  "name",
  "id",
  "for",
  "aria-describedby",
  "data-error-for",
  "data-understood-for",
  "data-for",
];

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLFieldSetElement[]}
 */
export function rowsOf(form) {
  return [...form.querySelectorAll(/** @type {'fieldset'} */ ("fieldset[data-row]"))];
}

/**
 * A new row at the end, its boxes empty.
 * @param {HTMLFormElement} form
 * @returns {HTMLFieldSetElement}
 */
export function addRow(form) {
  const template = /** @type {HTMLTemplateElement} */ (form.querySelector("template[data-row-template]"));
  const added = /** @type {HTMLFieldSetElement} */ (template.content.firstElementChild?.cloneNode(true));
  form.querySelector("[data-rows]")?.append(added);
  renumber(form);
  return added;
}

/**
 * Remove a row; the one now in its place, or the last, or null if none is left.
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 */
export function removeRow(form, row) {
  const position = rowsOf(form).indexOf(row);
  row.remove();
  renumber(form);
  const left = rowsOf(form);
  return left[Math.min(position, left.length - 1)] ?? null;
}

/**
 * Exactly so many rows, adding or removing at the end.
 * @param {HTMLFormElement} form
 * @param {number} count
 */
export function arrangeRows(form, count) {
  for (const surplus of rowsOf(form).slice(count)) surplus.remove();
  while (rowsOf(form).length < count) addRow(form);
  renumber(form);
}

/** @param {HTMLFormElement} form */
function renumber(form) {
  rowsOf(form).forEach((row, position) => {
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const attribute of REFERENCES) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, atPosition(value, position));
      }
    }
    const number = row.querySelector("[data-row-number]");
    if (number) number.textContent = String(position + 1);
  });
}

/**
 * A reference to a row's field, as it reads at another position.
 * @param {string} reference
 * @param {number} position
 */
export function atPosition(reference, position) {
  return reference
    .replace(/season\[(?:\d+|#)\]/g, `season[${position}]`)
    .replace(/(^|\s)(field-season|season)-(?:\d+|#)-/g, `$1$2-${position}-`);
}
