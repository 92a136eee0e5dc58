/**
 * What the buttons of the form's lists do: add a row, copy or remove one, fill in a known event of the sales calendar.
 *
 * @import { Say } from './words.js'
 */

import { controlAt, setText } from "./form_fields.js";
import { markUntouched, reveal } from "./problems.js";
import { addRow, copyRow, listOf, nameRows, removeRow, rowAround, rowName, rowsOf } from "./rows.js";
import { MOST_ROWS } from "./state.js";

const CALENDAR = "season";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button
 * @param {Say} say
 * @returns {string | null}   what has happened, in words; null if nothing has
 */
export function pressRowButton(form, button, say) {
  const action = button.dataset.action;
  if (action === "season-preset") return fillIn(form, button, say);
  const row = rowAround(button);
  const list = row ? listOf(row) : (button.dataset.list ?? "");
  if (action === "row-remove") return row && remove(form, row, say);
  if (rowsOf(form, list).length >= MOST_ROWS) return say(key(list, "full"), { most: MOST_ROWS });
  if (action === "row-copy") return row && copy(form, row, say);
  return add(form, list, say);
}

/**
 * The stretches of the sales calendar have words of their own.
 * @param {string} list
 * @param {string} what
 */
function key(list, what) {
  return `${list === CALENDAR ? CALENDAR : "row"}_${what}`;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button   with the stretches of the event
 * @param {Say} say
 */
function fillIn(form, button, say) {
  const wanted = JSON.parse(button.dataset.stretches ?? "[]");
  if (rowsOf(form, CALENDAR).length + wanted.length > MOST_ROWS) {
    return say("season_full", { most: MOST_ROWS });
  }
  startFromTodayAsUsual(form);
  for (const stretch of wanted) {
    const position = rowsOf(form, CALENDAR).length;
    addRow(form, CALENDAR);
    for (const [name, text] of Object.entries(stretch)) {
      const control = controlAt(form, `${CALENDAR}[${position}].${name}`);
      if (control) setText(control, text);
    }
  }
  return say("season_preset", { name: button.textContent ?? "" });
}

/**
 * @param {HTMLFormElement} form
 * @param {string} list
 * @param {Say} say
 */
function add(form, list, say) {
  const added = addRow(form, list);
  markUntouched(form, added);
  nameRows(form);
  added.querySelector("input")?.focus();
  return say(key(list, "added"), { number: rowsOf(form, list).length });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 * @param {Say} say
 */
function copy(form, row, say) {
  const copied = copyRow(form, row);
  nameRows(form);
  const box = copied.querySelector("input");
  if (box) reveal(box);
  box?.focus();
  const number = rowsOf(form, listOf(row)).indexOf(copied) + 1;
  return say("row_copied", { number, name: rowName(copied) });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 * @param {Say} say
 */
function remove(form, row, say) {
  const list = listOf(row);
  const number = rowsOf(form, list).indexOf(row) + 1;
  const name = rowName(row);
  const next = removeRow(form, row)?.querySelector("legend");
  nameRows(form);
  const adder = form.querySelector(
    /** @type {'button'} */ (`[data-action='row-add'][data-list='${CSS.escape(list)}']`),
  );
  (next ?? adder)?.focus();
  return say(key(list, "removed"), { number, name });
}

/**
 * An event of the calendar needs a date to count from. Where its reader has given none, the count begins today,
 * in a shop that sells as usual; both stand in the form and can be changed.
 * @param {HTMLFormElement} form
 */
function startFromTodayAsUsual(form) {
  const [start, steady] = [controlAt(form, "start_date"), controlAt(form, "starts_steady")];
  if (!start || !steady || start.value.trim()) return;
  const now = new Date();
  const twoDigits = (/** @type {number} */ number) => String(number).padStart(2, "0");
  setText(start, `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`);
  setText(steady, "on");
}
