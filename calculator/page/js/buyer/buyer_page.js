/**
 * Brings the buyer's calendar on a page to life: a page with a form that begins on the reader's date, with reminders to
 * take away and payments lists to read.
 */

import { NotLoadedError } from "../client/python_client.js";
import { collect, controlAt, setText } from "../form/form_fields.js";
import { FormPage } from "../page/form_page.js";
import { placeResults, stand } from "../view/results_view.js";
import { copied } from "../view/clipboard.js";
import { notInForm, tickedBeside } from "./payments_read.js";
import { withoutMoney } from "./without_money.js";
import { noteOrder } from "./noted_order.js";
import {
  balanceBox,
  flowsLeftOut,
  HeldBalance,
  keepBalanceNow,
  keptBalanceNow,
  ordersAsked,
  withBalance,
} from "./old_balance.js";
import { placeInstalments, usualInstalments } from "./order_in_instalments.js";
import { sayCurrency } from "./plan_currency.js";
import { ignoresDownloads } from "../view/browsers_in_apps.js";
import { beginToday, bringToToday, localInstant, utcInstant } from "./readers_date.js";

class BuyerPage extends FormPage {
  /** What the form said of the balance when it was last answered. */
  #balance = "";
  /** What its reader has typed where today's balance is asked for. */
  #balanceNow = "";
  /** What stood in the form's box for it when its reader came there. */
  #balanceBefore = "";
  #held;
  /** What is told with every question: the balance that was expected when today's was typed. */
  #beside;

  /** @param {HTMLElement} root */
  constructor(root) {
    const held = new HeldBalance();
    /** @type {{ expected?: import('../messages.js').Expected }} */
    const beside = {};
    super(root, "buyer", {
      store: "plan",
      file: "pay-later-plan",
      prepare: (form) => beginToday(form, new Date()),
      read: (form) => held.within(collect(form)),
      beside,
    });
    this.#held = held;
    this.#beside = beside;
    const form = /** @type {HTMLFormElement} */ (root.querySelector("[data-calculator-form]"));
    this.#goOn(form);
    this.#balanceBefore = this.editor.fields.balance ?? "";
    if (this.#isOfEarlierDay(form))
      this.#balanceNow = keptBalanceNow(this.#balanceBefore, controlAt(form, "today")?.value ?? "");
    form.addEventListener("focusin", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "balance")
        this.#balanceBefore = this.editor.fields.balance ?? "";
    });
    // Before the form hears of it: while the page asks what has happened, a balance is an answer to that.
    form.addEventListener("input", (event) => this.#answerAbove(form, event), true);
    form.addEventListener("input", ({ target }) => {
      if (target instanceof HTMLInputElement && target.name === "balance") this.#noteDay(form);
      if (target instanceof HTMLSelectElement && target.name === "plan_currency") this.#leaveList();
      if (target instanceof HTMLInputElement || target instanceof HTMLSelectElement)
        fillBeside(form, target.name);
    });
    root.addEventListener("input", ({ target }) => {
      if (target !== balanceBox(root)) return;
      this.#balanceNow = balanceBox(root)?.value ?? "";
      this.#keepBalanceNow(this.#balanceNow);
    });
    root.addEventListener("change", ({ target }) => {
      if (!(target instanceof HTMLInputElement)) return;
      if ("deducted" in target.dataset || "moved" in target.dataset) this.#suggestBalance();
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
   * happened since. It waits where the page has yet to work that out.
   * @param {HTMLFormElement} form
   * @param {Event} event
   */
  #answerAbove(form, event) {
    const { target } = event;
    if (!(target instanceof HTMLInputElement) || target.name !== "balance") return;
    const box = balanceBox(this.root);
    if (!box && !this.#isOfEarlierDay(form)) return;
    event.stopImmediatePropagation();
    if (!box) {
      this.#held.hold(this.#balanceBefore, target.value);
      this.#keepBalanceNow(target.value);
      return;
    }
    this.#balanceNow = target.value;
    box.value = target.value;
    target.value = this.#balance;
    this.#keepBalanceNow(box.value);
    continueIn(box);
  }

  /** @param {string} typed */
  #keepBalanceNow(typed) {
    const { balance = "", today = "" } = this.editor.fields;
    keepBalanceNow(typed, balance, today);
  }

  /**
   * Whether the form holds a balance that was typed on an earlier day than the calendar's first.
   * @param {HTMLFormElement} form
   */
  #isOfEarlierDay(form) {
    const [on, today] = [controlAt(form, "balance_on")?.value ?? "", controlAt(form, "today")?.value ?? ""];
    return !this.editor.isExample && on !== "" && on < today && this.#balanceBefore.trim() !== "";
  }

  /**
   * What was typed before the page could ask for it, now that it knows what it asks.
   * @param {HTMLInputElement | null} box   where it asks for it
   */
  #answerHeld(box) {
    const held = this.#held.release();
    const typedIn = this.root.querySelector(/** @type {'input'} */ ("[data-calculator-form] [name=balance]"));
    if (!held || typedIn?.value !== held.typed) return;
    if (!box) {
      typedIn.dispatchEvent(new Event("input", { bubbles: true }));
      return;
    }
    typedIn.value = held.earlier;
    this.#balanceNow = held.typed;
    box.value = held.typed;
    if (document.activeElement === typedIn) continueIn(box);
  }

  /** What a payments list says is in its own currency: in another one its questions are void. */
  #leaveList() {
    for (const asked of this.root.querySelectorAll("[data-asked]")) asked.remove();
  }

  /**
   * What this device has kept goes on with the reader's day; a link says its day on purpose.
   * @param {HTMLFormElement} form
   * @returns {boolean}   whether it began earlier
   */
  #goOn(form) {
    return !this.editor.isExample && !this.editor.isReceived && bringToToday(form, new Date());
  }

  /**
   * A page that was left open overnight goes on with the new day.
   * @param {HTMLFormElement} form
   */
  #dayTurned(form) {
    if (document.visibilityState === "visible" && this.#goOn(form))
      controlAt(form, "today")?.dispatchEvent(new Event("input", { bubbles: true }));
  }

  async #suggestBalance() {
    const suggested = await this.python.ask("suggested_balance", { ...this.typed(), ...this.#ticked() });
    const box = balanceBox(this.root);
    const shown = this.root.querySelector("[data-suggested-balance]");
    if (!suggested?.ok || !box || !shown) return;
    // What the reader has typed there is theirs.
    if (box.value === box.defaultValue) box.value = suggested.text;
    box.defaultValue = suggested.text;
    shown.textContent = suggested.shown ?? "";
  }

  /** What the boxes say of the deductions, wages and costs that are asked about. */
  #ticked() {
    return {
      not_deducted: ordersAsked(this.root, false),
      deducted: ordersAsked(this.root, true),
      not_moved: flowsLeftOut(this.root),
    };
  }

  async #takeBalance() {
    const box = balanceBox(this.root);
    const balance = box?.value.trim() ?? "";
    if (balance === "") {
      box?.focus();
      return;
    }
    const asked = { fields: this.editor.fields, language: this.language };
    const settled = await this.python.ask("settled", { ...asked, ...this.#ticked() });
    if (!settled) return;
    const { text = "", largest = null } = settled.suggested.ok ? settled.suggested : {};
    this.#beside.expected = text ? { typed: balance, balance: text, largest } : undefined;
    this.#balanceNow = "";
    this.#keepBalanceNow("");
    const words = [this.say("balance_taken"), settled.text].filter(Boolean);
    this.editor.take(withBalance(this.editor.fields, balance, settled.fields), this.sentences(words));
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
    if (saved?.text) this.save("pay-later-reminders.ics", saved.text, "text/calendar");
    const isAsked = balanceBox(this.root) || this.#balance.trim() === "";
    const without = isAsked ? "reminders_old" : "results.stale";
    const said = saved?.text ? "reminders_saved" : saved?.ok ? "reminders_none" : without;
    const words = [this.say(said), (saved?.ok && saved.told) || ""].filter(Boolean);
    this.#tell("[data-reminders-status]", this.sentences(words));
  }

  /** @override */
  answered() {
    this.#balance = this.editor.fields.balance ?? "";
    const { isReceived } = this.editor;
    if (this.#balance.trim() === "") {
      stand(this.root, "own", this.say(isReceived ? "results.received" : "results.without_balance"));
      return;
    }
    if (isReceived) stand(this.root, "own", this.say("results.received_whole"));
    const box = balanceBox(this.root);
    this.#answerHeld(box);
    if (!box) return;
    if (!isReceived) stand(this.root, "own", this.say("results.old_balance"));
    // The question has been put anew; what stood in its box has not been answered.
    if (this.#balanceNow === "") return;
    box.value = this.#balanceNow;
    if (document.activeElement === document.body) box.focus();
  }

  /** @override */
  showState() {
    super.showState();
    const form = /** @type {HTMLFormElement} */ (this.root.querySelector("[data-calculator-form]"));
    placeInstalments(form);
    sayCurrency(form);
  }

  /** @override */
  whose() {
    return this.editor.isReceived ? this.say("whose.received") : super.whose();
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
      const why = error instanceof NotLoadedError ? "import_not_loaded" : "results.refused";
      this.#tell("[data-import-problem]", this.say(why));
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

/**
 * What follows in the form from a box that has just been filled in.
 * @param {HTMLFormElement} form
 * @param {string} path
 */
function fillBeside(form, path) {
  noteOrder(form, path);
  usualInstalments(form, path);
}

/**
 * Let what has been begun in another box be typed on in this one.
 * @param {HTMLInputElement} box
 */
function continueIn(box) {
  box.focus();
  box.setSelectionRange(box.value.length, box.value.length);
}

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-calculator-root]"))) {
  new BuyerPage(root);
}
