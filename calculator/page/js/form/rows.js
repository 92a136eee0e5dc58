/**
 * The rows of a form's lists (a shop's segments, stretches of a sales calendar, a buyer's orders): their number, their
 * order, and the names, ids and references that follow from it. `data-rows`, `data-row` and `data-row-template` hold
 * the name of the list; the element with `data-rows` says what else there is to know of it.
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
 * @returns {string[]}   the names of the form's lists
 */
export function listsOf(form) {
  const holders = [...form.querySelectorAll(/** @type {'div'} */ ("[data-rows]"))];
  return holders.map((holder) => holder.dataset.rows ?? "");
}

/**
 * The element that holds the rows of a list.
 * @param {HTMLFormElement} form
 * @param {string} list   one of the form's lists
 * @returns {HTMLElement}
 */
export function holderOf(form, list) {
  return /** @type {HTMLElement} */ (form.querySelector(`[data-rows="${CSS.escape(list)}"]`));
}

/**
 * How many rows a list may have.
 * @param {HTMLFormElement} form
 * @param {string} list
 */
export function mostRows(form, list) {
  return Number(holderOf(form, list).dataset.most);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} list
 * @returns {HTMLFieldSetElement[]}
 */
export function rowsOf(form, list) {
  return [...form.querySelectorAll(/** @type {'fieldset'} */ (`fieldset[data-row="${CSS.escape(list)}"]`))];
}

/**
 * The row that holds an element.
 * @param {Element} element
 * @returns {HTMLFieldSetElement | null}
 */
export function rowAround(element) {
  return element.closest(/** @type {'fieldset'} */ ("fieldset[data-row]"));
}

/** @param {HTMLFieldSetElement} row */
export function listOf(row) {
  return row.dataset.row ?? "";
}

/**
 * A new row at the end, as the template has it.
 * @param {HTMLFormElement} form
 * @param {string} list
 * @returns {HTMLFieldSetElement}
 */
export function addRow(form, list) {
  const name = CSS.escape(list);
  const template = /** @type {HTMLTemplateElement} */ (
    form.querySelector(`template[data-row-template="${name}"]`)
  );
  const added = /** @type {HTMLFieldSetElement} */ (template.content.firstElementChild?.cloneNode(true));
  holderOf(form, list).append(added);
  renumber(form, list);
  return added;
}

/**
 * A copy right after the original, with what has been typed into it.
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} original
 * @returns {HTMLFieldSetElement}
 */
export function copyRow(form, original) {
  const copy = /** @type {HTMLFieldSetElement} */ (original.cloneNode(true));
  const typed = original.querySelectorAll(/** @type {'input'} */ ("input, select"));
  copy.querySelectorAll(/** @type {'input'} */ ("input, select")).forEach((control, position) => {
    control.value = typed[position]?.value ?? "";
    control.checked = typed[position]?.checked ?? false;
  });
  original.after(copy);
  renumber(form, listOf(original));
  return copy;
}

/**
 * One place up or down; whether there was one.
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 * @param {-1 | 1} places
 */
export function moveRow(form, row, places) {
  const all = rowsOf(form, listOf(row));
  const neighbour = all[all.indexOf(row) + places];
  if (!neighbour) return false;
  if (places < 0) neighbour.before(row);
  else neighbour.after(row);
  renumber(form, listOf(row));
  return true;
}

/**
 * Remove a row; the one now in its place, or the last, or null if none is left.
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 */
export function removeRow(form, row) {
  const list = listOf(row);
  const position = rowsOf(form, list).indexOf(row);
  row.remove();
  renumber(form, list);
  const left = rowsOf(form, list);
  return left[Math.min(position, left.length - 1)] ?? null;
}

/**
 * Exactly so many rows, adding or removing at the end. Those added are folded, but for the first of a list that
 * begins with an open one.
 * @param {HTMLFormElement} form
 * @param {string} list
 * @param {number} count
 */
export function arrangeRows(form, list, count) {
  const holder = form.querySelector(`[data-rows="${CSS.escape(list)}"]`);
  for (const surplus of rowsOf(form, list).slice(count)) surplus.remove();
  while (rowsOf(form, list).length < count) {
    const fold = addRow(form, list).querySelector("details");
    if (fold) fold.open = rowsOf(form, list).length === 1 && holder?.hasAttribute("data-first-open") === true;
  }
  renumber(form, list);
}

/**
 * Let headings follow the names that are typed, and lists to choose a row from offer them.
 * @param {HTMLFormElement} form
 */
export function nameRows(form) {
  for (const row of form.querySelectorAll(/** @type {'fieldset'} */ ("fieldset[data-row]"))) {
    const heading = row.querySelector("[data-row-name]");
    if (heading && heading.textContent !== rowCalled(row)) heading.textContent = rowCalled(row);
  }
  for (const select of form.querySelectorAll(/** @type {'select'} */ ("select[data-position]"))) {
    const chosen = select.value;
    const rows = rowsOf(form, "orders").map((row, position) => {
      const number = String(position + 1);
      return new Option(`${number}. ${rowCalled(row)}`, number);
    });
    select.replaceChildren(...[...select.options].slice(0, 1), ...rows);
    select.value = Number(chosen) <= rows.length ? chosen : "";
  }
}

/** @param {HTMLFieldSetElement} row */
export function rowName(row) {
  return row.querySelector(/** @type {'input'} */ ("input[name$='.name']"))?.value.trim() ?? "";
}

/**
 * What a row is called: as Python has said for the name that it has, or else that name.
 * @param {HTMLFieldSetElement} row
 */
export function rowCalled(row) {
  const { called, calledFor } = row.dataset;
  return called && calledFor === rowName(row) ? called : rowName(row);
}

/**
 * Let rows be called as Python says.
 * @param {HTMLFormElement} form
 * @param {Record<string, string[]>} called   by list
 */
export function callRows(form, called) {
  let isNew = false;
  for (const [list, names] of Object.entries(called)) {
    rowsOf(form, list).forEach((row, position) => {
      const name = names[position] ?? "";
      isNew ||= name !== rowCalled(row);
      row.dataset.called = name;
      row.dataset.calledFor = rowName(row);
    });
  }
  if (isNew) nameRows(form);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} list
 */
function renumber(form, list) {
  const all = rowsOf(form, list);
  all.forEach((row, position) => {
    for (const element of [row, ...row.querySelectorAll("*")]) {
      for (const attribute of REFERENCES) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, atPosition(value, list, position));
      }
    }
    const number = row.querySelector("[data-row-number]");
    if (number) number.textContent = String(position + 1);
    disable(row, "row-up", position === 0);
    disable(row, "row-down", position === all.length - 1);
  });
}

/**
 * A reference to a row's field, as it reads at another position.
 * @param {string} reference
 * @param {string} list
 * @param {number} position
 */
export function atPosition(reference, list, position) {
  return reference
    .replace(new RegExp(`^${list}\\[(?:\\d+|#)\\]`), `${list}[${position}]`)
    .replace(new RegExp(`(^|\\s)(field-)?${list}-(?:\\d+|#)-`, "g"), `$1$2${list}-${position}-`);
}

/**
 * Not `disabled`: a button that vanishes from the tab order takes the focus with it.
 * @param {HTMLFieldSetElement} row
 * @param {string} action
 * @param {boolean} off
 */
function disable(row, action, off) {
  row.querySelector(`[data-action="${action}"]`)?.setAttribute("aria-disabled", String(off));
}
