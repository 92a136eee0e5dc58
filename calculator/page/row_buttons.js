/**
 * What the buttons of the sales calendar do: add a stretch, remove one, fill in a known event.
 *
 * @import { Say } from './words.js'
 */

import { controlAt, setText } from "./form_fields.js";
import { markUntouched } from "./problems.js";
import { addRow, removeRow, rowsOf } from "./rows.js";
import { MOST_STRETCHES } from "./state.js";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button
 * @param {Say} say
 * @returns {string | null}   what has happened, in words; null if nothing has
 */
export function pressRowButton(form, button, say) {
  const action = button.dataset.action;
  if (action === "row-remove") return remove(form, button, say);
  const wanted = action === "season-preset" ? JSON.parse(button.dataset.stretches ?? "[]") : [{}];
  if (rowsOf(form).length + wanted.length > MOST_STRETCHES)
    return say("season_full", { most: MOST_STRETCHES });
  if (action === "row-add") return add(form, say);
  startFromTodayAsUsual(form);
  for (const stretch of wanted) {
    const position = rowsOf(form).length;
    addRow(form);
    for (const [name, text] of Object.entries(stretch)) {
      const control = controlAt(form, `season[${position}].${name}`);
      if (control) setText(control, text);
    }
  }
  return say("season_preset", { name: button.textContent ?? "" });
}

/**
 * @param {HTMLFormElement} form
 * @param {Say} say
 */
function add(form, say) {
  const added = addRow(form);
  markUntouched(form, added);
  added.querySelector("input")?.focus();
  return say("season_added", { number: rowsOf(form).length });
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button
 * @param {Say} say
 */
function remove(form, button, say) {
  const row = button.closest(/** @type {'fieldset'} */ ("fieldset[data-row]"));
  if (!row) return null;
  const number = rowsOf(form).indexOf(row) + 1;
  const next = removeRow(form, row)?.querySelector("legend");
  (next ?? form.querySelector(/** @type {'button'} */ ("[data-action='row-add']")))?.focus();
  return say("season_removed", { number });
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
