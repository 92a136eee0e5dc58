/**
 * What the buyer's page has of its own: the reader's date, reminders to take away, a payments list.
 *
 * @import { CalculatorPage, Kind } from '../merchant/calculator_page.js'
 */

import { placeResults } from "../view/results_view.js";
import { copied, saveText } from "../view/take_away.js";
import { beginToday, utcInstant } from "./dates.js";
import { PaymentsList } from "./payments_list.js";

/**
 * @param {HTMLElement} root
 * @returns {Kind}
 */
export function buyersKind(root) {
  const payments = new PaymentsList(root);
  return {
    store: "plan",
    file: "pay-later-plan",
    session: "calculator.page.buyer.recalculate",
    archives: ["buyer"],
    prepare: (form) => beginToday(form, new Date()),
    begin: (page) => payments.listen(page),
    extra: () => ({ more: { now: utcInstant(new Date()) }, ...payments.waiting() }),
    shown: (page, answer) => {
      if (answer.imported) {
        placeResults(root, answer.imported.html);
        payments.taken(page, answer.imported);
      }
    },
    pressed: (page, action) => {
      if (action === "save_reminders") saveReminders(page);
      else if (action === "copy_reminders") copyReminders(page);
      else if (action === "read-payments") payments.readPasted(page);
      else return false;
      return true;
    },
  };
}

/** @param {CalculatorPage} page */
function saveReminders(page) {
  if (!page.answer) {
    // For those who save data Python starts only now.
    page.recalculate();
    tell(page, "results.busy");
    return;
  }
  const zone = page.root.querySelector(/** @type {'select'} */ ("#reminder-zone"))?.value ?? "";
  const file = page.answer.reminders?.[zone];
  if (file) saveText("pay-later-reminders.ics", file, "text/calendar");
  tell(page, file ? "reminders_saved" : page.answer.ok ? "reminders_none" : "results.stale");
}

/** @param {CalculatorPage} page */
async function copyReminders(page) {
  const text = page.root.querySelector("[data-slot='reminders']")?.textContent ?? "";
  tell(page, (await copied(text)) ? "reminders_copied" : "reminders_not_copied");
}

/**
 * @param {CalculatorPage} page
 * @param {string} key
 */
function tell(page, key) {
  const line = page.root.querySelector("[data-reminders-status]");
  if (line) line.textContent = page.say(key);
}
