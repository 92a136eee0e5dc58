/**
 * Brings the buyer's calendar on a page to life: a page with a form that begins on the reader's date, with reminders to
 * take away and payments lists to read.
 */

import { controlAt, setText } from "../form/form_fields.js";
import { isEncoded } from "../form/input_as_text.js";
import { FormPage } from "../page/form_page.js";
import { placeResults, sayWhose, stand } from "../view/results_view.js";
import { copied, saveText } from "../view/save_and_copy.js";
import { notInForm, tickedBeside } from "./payments_read.js";
import { withoutMoney } from "./without_money.js";
import { noteOrder } from "./noted_order.js";
import { balanceBox, onceDeducted, ordersAsked, withBalance } from "./old_balance.js";
import { ignoresDownloads } from "./browsers_in_apps.js";
import { beginToday, bringToToday, localInstant, utcInstant } from "./readers_date.js";

class BuyerPage extends FormPage {
  /** What the form said of the balance when it was last answered. */
  #balance = "";
  /** What its reader has typed where today's balance is asked for. */
  #balanceNow = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, "buyer", {
      store: "plan",
      file: "pay-later-plan",
      prepare: (form) => beginToday(form, new Date()),
    });
    const form = /** @type {HTMLFormElement} */ (root.querySelector("[data-calculator-form]"));
    // A link says its day on purpose; what this device kept goes on.
    if (!isEncoded(location.hash.slice(1)) && !this.editor.isExample) bringToToday(form, new Date());
    // Before the form hears of it: while the page asks what has happened, a balance is an answer to that.
    form.addEventListener("input", (event) => this.#answerAbove(event), true);
    form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "balance") this.#noteDay(form);
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
        noteOrder(form, target.name);
    });
    root.addEventListener("input", ({ target }) => {
      if (target === balanceBox(root)) this.#balanceNow = balanceBox(root)?.value ?? "";
    });
    root.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if ("deducted" in target.dataset) this.#suggestBalance();
      if ("shareMoney" in target.dataset) this.#tickTogether(target.checked);
    });
    document.addEventListener("visibilitychange", () => this.#dayTurned(form));
    if (ignoresDownloads(navigator.userAgent)) this.#offerTextFirst();
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
    // What a payments list says of an order is told by its place: once rows move, the list has to be read again.
    if (action.startsWith("row-")) this.root.querySelector("[data-asked='closes']")?.remove();
    if (action === "save_reminders") this.#saveReminders();
    else if (action === "copy_reminders") this.#copyReminders();
    else if (action === "take-balance") this.#takeBalance();
    else if (action === "take-closes") this.#close(button);
    else if (action === "take-regular") this.#addRegular(button);
    else if (action === "settle-orders") this.#settle(button);
    else if (action === "read-payments") this.#readPasted();
    else super.pressed(button, action);
  }

  /**
   * A balance that is typed is that of the day the calendar begins on.
   * @param {HTMLFormElement} form
   */
  #noteDay(form) {
    const on = controlAt(form, "balance_on");
    const today = controlAt(form, "today");
    // An earlier day stays until its reader has seen what should have happened since.
    if (on && today && (on.value === "" || on.value >= today.value)) setText(on, today.value);
  }

  /**
   * The balance of today, typed over that of an earlier day, goes where the page asks for it: beside what should have
   * happened since.
   * @param {Event} event
   */
  #answerAbove(event) {
    const { target } = event;
    const box = balanceBox(this.root);
    if (!box || !(target instanceof HTMLInputElement) || target.name !== "balance") return;
    event.stopImmediatePropagation();
    this.#balanceNow = target.value;
    box.value = target.value;
    target.value = this.#balance;
    box.focus();
    box.setSelectionRange(box.value.length, box.value.length);
  }

  /**
   * A page that was left open overnight goes on with the new day.
   * @param {HTMLFormElement} form
   */
  #dayTurned(form) {
    if (document.visibilityState !== "visible" || this.editor.isExample) return;
    if (bringToToday(form, new Date()))
      controlAt(form, "today")?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async #suggestBalance() {
    const [not_deducted, deducted] = [ordersAsked(this.root, false), ordersAsked(this.root, true)];
    const asked = { ...this.typed(), not_deducted, deducted };
    const suggested = await this.python.ask("suggested_balance", asked);
    const box = balanceBox(this.root);
    const shown = this.root.querySelector("[data-suggested-balance]");
    if (!suggested?.ok || !box || !shown) return;
    // What the reader has typed there is theirs.
    if (box.value === box.defaultValue) box.value = suggested.text;
    box.defaultValue = suggested.text;
    shown.textContent = suggested.shown ?? "";
  }

  #takeBalance() {
    const box = balanceBox(this.root);
    const balance = box?.value.trim() ?? "";
    if (balance === "") {
      box?.focus();
      return;
    }
    this.#balanceNow = "";
    const fields = withBalance(this.editor.fields, balance, onceDeducted(this.root));
    this.editor.take(fields, this.say("balance_taken"));
  }

  /** @param {HTMLElement} button   with the orders, and what stands in the form once they have been deducted */
  #settle(button) {
    const { orders = "", then = "{}" } = button.dataset;
    const words = this.say("orders_settled", { count: orders.split(" ").length });
    this.editor.take({ ...this.editor.fields, ...JSON.parse(then) }, words);
  }

  /**
   * Orders that the payments list shows as deducted, as far as their boxes are ticked.
   * @param {HTMLElement} button
   */
  #close(button) {
    const ticked = tickedBeside(button);
    const thens = ticked.map(({ dataset }) => JSON.parse(dataset.then ?? "{}"));
    button.closest("[data-asked]")?.remove();
    const words = this.say("orders_settled", { count: ticked.length });
    this.editor.take(Object.assign({ ...this.editor.fields }, ...thens), words);
  }

  /**
   * Wages and rent of the payments list, as far as their boxes are ticked.
   * @param {HTMLElement} button
   */
  #addRegular(button) {
    const ticked = tickedBeside(button);
    if (ticked.length === 0) return;
    button.closest("[data-asked]")?.remove();
    /** @type {Record<string, Record<string, string>[]>} */
    const rows = { income: [], fixed_costs: [] };
    for (const { dataset } of ticked) rows[dataset.regular ?? ""]?.push(JSON.parse(dataset.rowTexts ?? "{}"));
    for (const [list, texts] of Object.entries(rows))
      if (texts.length > 0)
        this.editor.append(list, texts, this.say("regular_added", { count: texts.length }));
  }

  async #saveReminders() {
    const zone = this.root.querySelector(/** @type {'select'} */ ("#reminder-zone"))?.value ?? "";
    this.#tell("[data-reminders-status]", this.say("results.busy"));
    const flows = this.root.querySelector(/** @type {'input'} */ ("#reminder-flows"))?.checked ?? true;
    const clock = new Date();
    const [now, here] = [utcInstant(clock), localInstant(clock)];
    const saved = await this.python.ask("reminders", { ...this.typed(), now, here, zone, flows });
    if (saved?.text) saveText("pay-later-reminders.ics", saved.text, "text/calendar");
    const isAsked = balanceBox(this.root) || this.#balance.trim() === "";
    const without = isAsked ? "reminders_old" : "results.stale";
    const said = saved?.text ? "reminders_saved" : saved?.ok ? "reminders_none" : without;
    this.#tell("[data-reminders-status]", this.say(said));
  }

  /** @override */
  answered() {
    this.#balance = this.editor.fields.balance ?? "";
    if (this.#balance.trim() === "") {
      const isReceived = isEncoded(location.hash.slice(1)) && !history.state?.input;
      stand(this.root, "own", this.say(isReceived ? "results.received" : "results.without_balance"));
      if (isReceived) sayWhose(this.root, false, this.say("whose.received"));
      return;
    }
    const box = balanceBox(this.root);
    if (!box) return;
    stand(this.root, "own", this.say("results.old_balance"));
    // The question has been put anew; what stood in its box has not been answered.
    if (this.#balanceNow === "") return;
    box.value = this.#balanceNow;
    if (document.activeElement === document.body) box.focus();
  }

  /**
   * Balance and wages are nobody else's business unless their owner says so.
   * @override
   */
  shared() {
    const { fields, isExample } = this.editor;
    return this.#tellsMoney() || isExample ? fields : withoutMoney(fields);
  }

  /** Whether what is passed on says balance and income. */
  #tellsMoney() {
    return this.root.querySelector(/** @type {'input'} */ ("#share-money"))?.checked ?? false;
  }

  /**
   * The same tick stands beside both buttons that it is about.
   * @param {boolean} checked
   */
  #tickTogether(checked) {
    for (const box of this.root.querySelectorAll(/** @type {'input'} */ ("input[data-share-money]")))
      box.checked = checked;
  }

  #offerTextFirst() {
    const copy = this.root.querySelector("[data-action=copy_reminders]");
    this.root.querySelector("[data-action=save_reminders]")?.before(...(copy ? [copy] : []));
    this.#tell("[data-reminders-status]", this.say("reminders_as_text"));
  }

  async #copyReminders() {
    const slot = this.root.querySelector("[data-slot='reminders']");
    const shown = slot?.querySelector(`[data-text-money='${this.#tellsMoney() ? "with" : "without"}']`);
    const text = (shown ?? slot)?.textContent ?? "";
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
      const fields = this.editor.isExample ? {} : this.editor.fields;
      const read = await this.python.ask("payments", { file, fields, language: this.language });
      if (read === null) return;
      placeResults(this.root, read.html);
      this.#tell("[data-import-problem]", read.problem);
      const orders = notInForm(read.orders, fields);
      if (read.orders.length === 0) this.editor.leave();
      else if (orders.length === 0) this.#tell("[data-import-problem]", this.say("import_known"));
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
