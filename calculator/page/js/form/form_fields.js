/**
 * The form as a list of texts by path, and back. What the texts mean is Python's business.
 *
 * @import { Fields } from '../messages.js'
 * @import { FieldOfForm } from './input_as_text.js'
 */

import { addRow, arrangeRows, holderOf, listsOf, mostRows, nameRows, removeRow, rowsOf } from "./rows.js";

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Control */

/**
 * @param {ParentNode} within
 * @returns {Control[]}   every control that has a path, in the order of the page
 */
export function controls(within) {
  return [...within.querySelectorAll(/** @type {'input'} */ ("input[name], select[name], textarea[name]"))];
}

/**
 * @param {HTMLFormElement} form
 * @param {string} path
 * @returns {Control | null}
 */
export function controlAt(form, path) {
  // The browser finds it by its name; a selector would be tried on every element of the form.
  return /** @type {Control | null} */ (form.elements.namedItem(path));
}

/** @param {Control} control */
export function textOf(control) {
  if (control instanceof HTMLInputElement && control.type === "checkbox") return control.checked ? "on" : "";
  return control.value;
}

/**
 * @param {Control} control
 * @param {string} text
 */
export function setText(control, text) {
  if (control instanceof HTMLInputElement && control.type === "checkbox") control.checked = text === "on";
  else control.value = text;
  showReset(control);
}

/**
 * A new row at the end of a list, with texts in its boxes.
 * @param {HTMLFormElement} form
 * @param {string} list
 * @param {Record<string, string>} texts   by the last part of their path
 */
export function addFilledRow(form, list, texts) {
  const position = rowsOf(form, list).length;
  const row = addRow(form, list);
  for (const [name, text] of Object.entries(texts)) {
    const control = controlAt(form, `${list}[${position}].${name}`);
    if (control) setText(control, text);
  }
  return row;
}

/**
 * @param {HTMLFormElement} form
 * @returns {Fields}
 */
export function collect(form) {
  return Object.fromEntries(controls(form).map((control) => [control.name, textOf(control)]));
}

/**
 * Write an input into the form: as many rows as it has, every field filled; fields that it does not mention
 * get their defaults.
 * @param {HTMLFormElement} form
 * @param {Fields} fields
 */
export function fill(form, fields) {
  for (const list of listsOf(form)) {
    const { existsBy } = holderOf(form, list).dataset;
    let rows = 0;
    while (`${list}[${rows}].${existsBy}` in fields) rows += 1;
    arrangeRows(form, list, rows);
  }
  const all = controls(form);
  // Names first: the field that chooses a segment offers them.
  const [names, others] = [all.filter(isName), all.filter((control) => !isName(control))];
  for (const control of names) setText(control, fields[control.name] ?? "");
  offerSegments(form);
  const choices = others.filter((control) => "position" in control.dataset);
  for (const control of others) setText(control, fields[control.name] ?? defaultOf(control));
  // What chooses a row by its position offers the rows once they have their names.
  nameRows(form);
  for (const control of choices) setText(control, fields[control.name] ?? "");
}

/**
 * Empty the form but for the boxes that its reader has begun with: of the lists only the rows around them stay, every
 * other box gets its default. A list that begins with an open row keeps one to fill in.
 * @param {HTMLFormElement} form
 * @param {readonly Control[]} kept
 */
export function emptyBut(form, kept) {
  for (const list of listsOf(form)) {
    for (const row of rowsOf(form, list)) if (!kept.some((box) => row.contains(box))) removeRow(form, row);
    if (beginsWithARow(form, list) && rowsOf(form, list).length === 0) arrangeRows(form, list, 1);
  }
  for (const control of controls(form)) if (!kept.includes(control)) setText(control, defaultOf(control));
  offerSegments(form);
  nameRows(form);
}

/**
 * Whether a list is never without a row to fill in.
 * @param {HTMLFormElement} form
 * @param {string} list
 */
export function beginsWithARow(form, list) {
  return listsOf(form).includes(list) && "firstOpen" in holderOf(form, list).dataset;
}

/**
 * What is typed takes the place of the figure that stands in a box, as long as its reader does not set the cursor.
 * @param {HTMLFormElement} form
 */
export function selectOnFocus(form) {
  form.addEventListener("focusin", ({ target }) => {
    if (target instanceof HTMLInputElement && target.inputMode === "decimal") target.select();
  });
}

/**
 * The form as the build wrote it, made ready to be worked on.
 * @param {HTMLFormElement} form
 */
export function prepare(form) {
  // Some browsers put back what was in the boxes before a reload; what is kept is ours to restore.
  form.reset();
  for (const list of listsOf(form)) arrangeRows(form, list, rowsOf(form, list).length);
  for (const control of controls(form)) showReset(control);
}

/**
 * Every field that the form can hold, for reading and writing links.
 * @param {HTMLFormElement} form
 * @returns {FieldOfForm[]}
 */
export function fieldsOfForm(form) {
  const templates = form.querySelectorAll(/** @type {'template'} */ ("template[data-row-template]"));
  const ofLists = [...templates].flatMap((template) => controls(template.content));
  const shop = controls(form).filter((control) => !control.name.includes("["));
  const signs = new Map(
    listsOf(form).map((list) => [
      `${list}[#].${holderOf(form, list).dataset.existsBy}`,
      { most: mostRows(form, list) },
    ]),
  );
  return [...ofLists, ...shop].map((control) => ({
    pattern: control.name.replace("[#]", "[]"),
    key: control.dataset.key ?? "",
    defaultText: defaultOf(control),
    ...(control instanceof HTMLTextAreaElement ? { longest: control.maxLength } : {}),
    ...choicesOf(control),
    ...signs.get(control.name),
  }));
}

/**
 * What can be chosen, where it does not follow from what else is entered.
 * @param {Control} control
 */
function choicesOf(control) {
  if (control instanceof HTMLInputElement && control.type === "checkbox") return { choices: ["on"] };
  const isFixed = !("position" in control.dataset || "segmentChoice" in control.dataset);
  if (!(control instanceof HTMLSelectElement) || !isFixed) return {};
  return { choices: [...control.options].map(({ value }) => value) };
}

/** @param {Control} control */
export function defaultOf(control) {
  return control.dataset.default ?? "";
}

/**
 * Offer the way back to the default where there is one to go back to.
 * @param {Control} control
 */
export function showReset(control) {
  const button = control.closest(".field")?.querySelector(/** @type {'button'} */ ("[data-action='reset']"));
  if (button) button.hidden = textOf(control) === defaultOf(control);
}

/**
 * Offer the names of all segments where one is to be chosen, keeping the choice by its name.
 * @param {HTMLFormElement} form
 */
export function offerSegments(form) {
  const names = controls(form).filter(isName).map(textOf);
  for (const select of form.querySelectorAll(/** @type {'select'} */ ("select[data-segment-choice]"))) {
    const chosen = select.value;
    select.replaceChildren(
      ...[...select.options].slice(0, 1),
      ...names.map((name) => new Option(name, name)),
    );
    select.value = names.includes(chosen) ? chosen : "";
    showReset(select);
  }
}

/**
 * A segment was renamed: its option follows, chosen or not.
 * @param {HTMLFormElement} form
 */
export function renameOffered(form) {
  const names = controls(form).filter(isName).map(textOf);
  for (const select of form.querySelectorAll(/** @type {'select'} */ ("select[data-segment-choice]"))) {
    names.forEach((name, position) => {
      const option = select.options[position + 1];
      if (option) {
        option.value = name;
        option.text = name;
      }
    });
  }
}

/** @param {Control} control */
function isName(control) {
  return /^segments\[[^\]]+\]\.name$/.test(control.name);
}
