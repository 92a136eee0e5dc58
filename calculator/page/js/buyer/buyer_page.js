/**
 * Brings the buyer's calendar on a page to life: a page with a form that begins on the reader's date, with reminders to
 * take away and payments lists to read.
 */

import { FormPage } from "../page/form_page.js";
import { placeResults } from "../view/results_view.js";
import { copied, saveText } from "../view/save_and_copy.js";
import { beginToday, utcInstant } from "./readers_date.js";

class BuyerPage extends FormPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, "buyer", {
      store: "plan",
      file: "pay-later-plan",
      prepare: (form) => beginToday(form, new Date()),
    });
    const box = root.querySelector(/** @type {'input'} */ ("#payments-file"));
    box?.addEventListener("change", () => {
      const file = box.files?.[0];
      if (file) this.#readPayments(file);
      // The same file can be chosen again.
      box.value = "";
    });
  }

  /**
   * @override
   * @param {HTMLElement} button
   * @param {string} action
   */
  pressed(button, action) {
    if (action === "save_reminders") this.#saveReminders();
    else if (action === "copy_reminders") this.#copyReminders();
    else if (action === "read-payments") this.#readPasted();
    else super.pressed(button, action);
  }

  async #saveReminders() {
    const zone = this.root.querySelector(/** @type {'select'} */ ("#reminder-zone"))?.value ?? "";
    this.#tell("[data-reminders-status]", this.say("results.busy"));
    const flows = this.root.querySelector(/** @type {'input'} */ ("#reminder-flows"))?.checked ?? true;
    const now = utcInstant(new Date());
    const saved = await this.python.ask("reminders", { ...this.typed(), now, zone, flows });
    if (saved?.text) saveText("pay-later-reminders.ics", saved.text, "text/calendar");
    const said = saved?.text ? "reminders_saved" : saved?.ok ? "reminders_none" : "results.stale";
    this.#tell("[data-reminders-status]", this.say(said));
  }

  async #copyReminders() {
    const text = this.root.querySelector("[data-slot='reminders']")?.textContent ?? "";
    const said = (await copied(text)) ? "reminders_copied" : "reminders_not_copied";
    this.#tell("[data-reminders-status]", this.say(said));
  }

  #readPasted() {
    const text = this.root.querySelector(/** @type {'textarea'} */ ("#payments-text"))?.value ?? "";
    this.#readPayments(new File([text], ""));
  }

  /** @param {File} file */
  async #readPayments(file) {
    this.#tell("[data-import-problem]", "");
    try {
      const read = await this.python.ask("payments", { file, language: this.language });
      if (read === null) return;
      placeResults(this.root, read.html);
      this.#tell("[data-import-problem]", read.problem);
      const { orders } = read;
      if (orders.length === 0) this.editor.leave();
      else this.editor.append("orders", orders, this.say("import_added", { count: orders.length }));
    } catch (error) {
      console.error(error);
      this.#tell("[data-import-problem]", this.say("results.refused"));
    }
  }

  /**
   * @param {string} place
   * @param {string} words
   */
  #tell(place, words) {
    const line = this.root.querySelector(place);
    if (line) line.textContent = words;
  }
}

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-calculator-root]"))) {
  new BuyerPage(root);
}
