/**
 * The sentence to complete: each blank stands for a box of the form further down (`data-stands-for` is its path). A blank
 * fills in its box, with what is known of the chosen goods or platform (`data-fills` of the option), and follows it.
 *
 * @import { Say } from '../view/words.js'
 * @import { Control } from './form_fields.js'
 */

import { addFilledRow, controlAt, setText, textOf } from "./form_fields.js";
import { namesNoGoods } from "./given_names.js";
import { rowsOf } from "./rows.js";

const SEGMENTS = "segments";
const SHARE = "pay_later_share";
const CURRENCY = "currency";
const ROW = /^segments\[(\d+)\]\.(.+)$/;

/**
 * @param {Control} blank
 * @returns {Record<string, string>}   by path, with `segments[]` for the row that the blank is of, or for every row
 */
export function fillsOf(blank) {
  const option = blank instanceof HTMLSelectElement ? blank.selectedOptions[0] : undefined;
  return JSON.parse(option?.dataset.fills ?? "{}");
}

/**
 * @param {ParentNode} within
 * @returns {Control[]}
 */
export function blanksOf(within) {
  return [...within.querySelectorAll(/** @type {'input'} */ ("[data-stands-for]"))];
}

/**
 * Write what stands in a blank into the form.
 * @param {HTMLFormElement} form
 * @param {Control} blank
 */
export function carry(form, blank) {
  const path = blank.dataset.standsFor ?? "";
  const box = controlAt(form, path);
  if (!box) return;
  const [, position, name] = ROW.exec(path) ?? [];
  const before = textOf(box);
  setText(box, blank.value);
  const rows = rowsOf(form, SEGMENTS).map((_, row) => row);
  // One share is asked for: it is that of all goods, until the form says another of some.
  if (name === SHARE) {
    for (const row of rows) {
      const other = controlAt(form, `${SEGMENTS}[${row}].${SHARE}`);
      if (other && textOf(other) === before) setText(other, blank.value);
    }
  }
  fillIn(form, fillsBeside(blank, textOfCurrency(form)), position === undefined ? rows : [Number(position)]);
}

/** @param {HTMLFormElement} form */
function textOfCurrency(form) {
  const box = controlAt(form, CURRENCY);
  return box ? textOf(box) : "";
}

/**
 * What a blank fills in where amounts are in a currency: one that no platform fills in is its reader's own and stays.
 * @param {Control} blank
 * @param {string} currency
 * @returns {Record<string, string>}
 */
function fillsBeside(blank, currency) {
  const fills = fillsOf(blank);
  if (!(CURRENCY in fills) || !(blank instanceof HTMLSelectElement)) return fills;
  const usual = [...blank.options].map(({ dataset }) => JSON.parse(dataset.fills ?? "{}")[CURRENCY]);
  const { [CURRENCY]: _, ...others } = fills;
  return usual.includes(currency) ? fills : others;
}

/**
 * What the choice in a blank fills in stands in the other blanks of its sentence, without the form that they stand for.
 * @param {readonly Control[]} blanks
 * @param {Control} chosen
 */
export function fillBlanks(blanks, chosen) {
  const currency = blanks.find(({ dataset }) => dataset.standsFor === CURRENCY);
  const [, position] = ROW.exec(chosen.dataset.standsFor ?? "") ?? [];
  const rows = position === undefined ? [0, 1] : [Number(position)];
  const texts = new Map(filled(fillsBeside(chosen, currency?.value ?? ""), rows));
  for (const blank of blanks) {
    const text = texts.get(blank.dataset.standsFor ?? "");
    if (text !== undefined && blank !== chosen) show(blank, text);
  }
}

/**
 * Something dear beside the other goods: a row that shares what was said of the shop as a whole.
 * @param {HTMLFormElement} form
 * @param {Say} say
 */
export function addDear(form, say) {
  const row = rowsOf(form, SEGMENTS).length;
  const share = controlAt(form, `${SEGMENTS}[0].${SHARE}`);
  addFilledRow(form, SEGMENTS, { name: say("sentence.dear"), [SHARE]: share ? textOf(share) : "" });
  for (const blank of blanksOf(form)) {
    if (!ROW.test(blank.dataset.standsFor ?? "")) fillIn(form, fillsOf(blank), [row]);
  }
}

/**
 * Let the blanks say what the form holds; of the example they say nothing.
 * @param {HTMLFormElement} form
 * @param {boolean} isExample
 * @param {Say} say
 */
export function follow(form, isExample, say) {
  const rows = isExample ? 1 : rowsOf(form, SEGMENTS).length;
  for (const line of form.querySelectorAll(/** @type {'p'} */ ("[data-dear]"))) line.hidden = rows < 2;
  for (const button of form.querySelectorAll(/** @type {'button'} */ ("[data-action='dear-add']"))) {
    button.hidden = rows > 1;
  }
  for (const more of form.querySelectorAll(/** @type {'p'} */ ("[data-further-goods]"))) {
    more.hidden = rows < 3;
    more.textContent = say("sentence.further", { count: rows - 2 });
  }
  for (const blank of blanksOf(form)) {
    const box = controlAt(form, blank.dataset.standsFor ?? "");
    // The currency is no gap: there is one from the beginning.
    const isToldAnyway = blank.dataset.standsFor === CURRENCY;
    const text = box && (!isExample || isToldAnyway) ? textOf(box) : "";
    // A name that the form gave says nothing of the goods.
    const isName = ROW.exec(blank.dataset.standsFor ?? "")?.[2] === "name";
    show(blank, isName && namesNoGoods(text, say) ? "" : text);
  }
}

/**
 * @param {Control} blank
 * @param {string} text
 */
export function show(blank, text) {
  if (blank.value === text) return;
  if (blank instanceof HTMLSelectElement) {
    blank.querySelector("[data-own]")?.remove();
    if (![...blank.options].some(({ value }) => value === text)) {
      const own = new Option(`${text}${/^[\d.]+$/.test(text) ? (blank.dataset.unit ?? "") : ""}`, text);
      own.dataset.own = "";
      blank.append(own);
    }
  }
  blank.value = text;
}

/**
 * @param {HTMLFormElement} form
 * @param {Record<string, string>} fills
 * @param {readonly number[]} rows
 */
function fillIn(form, fills, rows) {
  for (const [path, text] of filled(fills, rows)) {
    const box = controlAt(form, path);
    if (box) setText(box, text);
  }
}

/**
 * What is filled in, box by box.
 * @param {Record<string, string>} fills   `segments[]` in a path stands for each of the rows
 * @param {readonly number[]} rows
 * @returns {[string, string][]}   path and text
 */
function filled(fills, rows) {
  return Object.entries(fills).flatMap(([pattern, text]) =>
    pattern.includes("[]")
      ? rows.map((row) => /** @type {[string, string]} */ ([pattern.replace("[]", `[${row}]`), text]))
      : [/** @type {[string, string]} */ ([pattern, text])],
  );
}

/**
 * What the blanks of a sentence say, without the form that they stand for: its boxes, by path.
 * @param {readonly Control[]} blanks
 * @param {Say} say
 * @returns {Record<string, string>}
 */
export function told(blanks, say) {
  /** @type {Record<string, string>} */
  const fields = {};
  const rowOf = (/** @type {Control} */ { dataset }) => ROW.exec(dataset.standsFor ?? "")?.[1];
  const rows = [...new Set(blanks.map((blank) => Number(rowOf(blank) ?? 0)))];
  for (const row of rows) {
    fields[`${SEGMENTS}[${row}].name`] = row === 0 ? say("segment_new", { number: 1 }) : say("sentence.dear");
  }
  for (const blank of blanks) {
    const path = blank.dataset.standsFor ?? "";
    const own = rowOf(blank);
    Object.assign(
      fields,
      Object.fromEntries(filled(fillsOf(blank), own === undefined ? rows : [Number(own)])),
    );
    if (blank.value !== "") fields[path] = blank.value;
  }
  const share = fields[`${SEGMENTS}[0].${SHARE}`];
  if (share !== undefined) for (const row of rows) fields[`${SEGMENTS}[${row}].${SHARE}`] = share;
  return fields;
}
