/**
 * A known event of the sales calendar, filled in by a press.
 *
 * @import { Say } from '../view/words.js'
 */

import { addFilledRow, controlAt, setText } from "./form_fields.js";
import { mostRows, rowsOf } from "./rows.js";

const CALENDAR = "season";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button   with the stretches of the event
 * @param {Say} say
 */
export function fillInSeason(form, button, say) {
  const wanted = JSON.parse(button.dataset.stretches ?? "[]");
  const most = mostRows(form, CALENDAR);
  if (rowsOf(form, CALENDAR).length + wanted.length > most) return say("season_full", { most });
  startFromTodayAsUsual(form);
  for (const stretch of wanted) addFilledRow(form, CALENDAR, stretch);
  return say("season_preset", { name: button.textContent ?? "" });
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
