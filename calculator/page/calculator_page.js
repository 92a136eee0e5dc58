/**
 * The calculator's page at work: hands what is typed to Python, puts its answer in place, says how things stand.
 * It reads no number and formats none.
 *
 * @import { Remarks } from './problems.js'
 * @import { Archive, Fields, Part } from './messages.js'
 * @import { Standing } from './results_view.js'
 * @import { Extra } from './runtime.js'
 */

import { FormEditor } from "./form_editor.js";
import { isStillToFillIn, setIfNew, showRemarks } from "./problems.js";
import { hideProgress, showProgress } from "./progress_view.js";
import { foldFurther, openFoldsForPrinting, openWhereLinksLead } from "./result_folds.js";
import { markBusy, placeResults, stand } from "./results_view.js";
import { listsOf, rowsOf } from "./rows.js";
import { CalculatorRuntime } from "./runtime.js";
import { copied, saveAsJson } from "./take_away.js";
import { speaker } from "./words.js";

/**
 * What `calculator.page.session.recalculate` answers.
 * @typedef {Remarks & {
 *   ok: boolean,
 *   html?: Record<string, string>,
 *   result?: { inputs: unknown },
 *   rows: Record<string, string[]>,
 *   currency?: string,
 * } & Record<string, any>} Answer
 */

/**
 * What one page that computes has of its own.
 * @typedef {object} Kind
 * @property {string} store                                     name of what is kept on the device
 * @property {string} file                                      stem of the names of saved files
 * @property {string} [session]                                 the Python module that answers
 * @property {Archive[]} [archives]                             further archives that it needs
 * @property {readonly Part[]} [later]                          parts of a result that are asked for once its figures are there
 * @property {(form: HTMLFormElement) => void} [prepare]        called before the form is read for the first time
 * @property {(page: CalculatorPage) => void} [begin]           called once the page is at work
 * @property {() => Extra} [extra]                              what goes with each request
 * @property {(page: CalculatorPage, answer: Answer) => void} [shown]          called after each answer
 * @property {(page: CalculatorPage, action: string) => boolean} [pressed]     whether the button was its own
 */

/** Milliseconds of quiet after which an edit is computed. */
const QUIET = 250;

export class CalculatorPage {
  #root;
  #kind;
  #form;
  #language;
  #say;
  #editor;
  #runtime;
  /** @type {Answer | null} */ #answer = null;
  /** @type {{ inputs: unknown } | null} */ #result = null;
  /** The parts of the last result that are yet to come, and what was typed for it while there are some. */
  #later = Promise.resolve();
  /** @type {Fields | null} */ #unfinished = null;
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #soon;

  /**
   * @param {HTMLElement} root
   * @param {Kind} kind
   */
  constructor(root, kind) {
    this.#root = root;
    this.#kind = kind;
    this.#form = /** @type {HTMLFormElement} */ (root.querySelector("[data-calculator-form]"));
    this.#language = root.dataset.language ?? "";
    this.#say = speaker(root.dataset.words ?? "{}");
    const runtimeUrl = root.dataset.runtime ?? "";
    const { session, archives } = kind;
    this.#runtime = new CalculatorRuntime({ runtimeUrl, session, archives, snapshot: !savesData() });
    kind.prepare?.(this.#form);
    this.#editor = new FormEditor(this.#form, this.#say, kind.store, () => this.#changed());
    this.#listen();
    root.classList.add("calculator--live");
    this.#enter(this.#runtime.state);
    this.#editor.restore();
    foldFurther(root, root);
    openWhereLinksLead(root);
    this.#startWhenWanted();
    kind.begin?.(this);
  }

  get root() {
    return this.#root;
  }

  get say() {
    return this.#say;
  }

  get editor() {
    return this.#editor;
  }

  /** What Python has answered last. */
  get answer() {
    return this.#answer;
  }

  /** Compute at once, without waiting for the end of typing. */
  recalculate() {
    this.#recalculateAfter(0);
  }

  #listen() {
    /** @type {(type: string, hear: (detail: any) => void) => void} */
    const on = (type, hear) =>
      this.#runtime.addEventListener(type, (event) => hear(/** @type {CustomEvent} */ (event).detail));
    on("state", (state) => this.#enter(state));
    on("progress", (message) => showProgress(this.#root, message, this.#say));
    on("failed", (reason) => console.error(reason));
    this.#form.addEventListener("focusout", () => this.#remark());
    this.#root.addEventListener("click", (event) => this.#clicked(event.target));
    this.#root.addEventListener("change", (event) => this.#ticked(event.target));
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[hreflang]") : null;
      if (link instanceof HTMLAnchorElement) this.#editor.giveTo(link);
    });
    openFoldsForPrinting(this.#root);
  }

  /** Python starts when the form comes into view; for those who save data, only when they touch it. */
  #startWhenWanted() {
    let wanted = false;
    const start = () => {
      if (!wanted) this.#recalculateAfter(0);
      wanted = true;
    };
    this.#form.addEventListener("focusin", start, { once: true });
    this.#form.addEventListener("pointerdown", start, { once: true });
    if (savesData()) return;
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some((entry) => entry.isIntersecting)) return;
      observer.disconnect();
      start();
    });
    observer.observe(this.#form);
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    if (!(button instanceof HTMLElement) || button.getAttribute("aria-disabled") === "true") return;
    const action = button.dataset.action ?? "";
    if (this.#kind.pressed?.(this, action)) return;
    if (action === "retry") this.#retry();
    else if (action === "print") print();
    else if (action === "copy") this.#copy(button);
    else if (action === "share") this.#share();
    else if (action.startsWith("save_")) this.#saveFile(action);
    else this.#editor.press(button, action);
  }

  /**
   * A box in the results that stands for one in the form.
   * @param {EventTarget | null} target
   */
  #ticked(target) {
    if (!(target instanceof HTMLInputElement) || !target.dataset.ticks) return;
    const box = this.#form.elements.namedItem(target.dataset.ticks);
    if (!(box instanceof HTMLInputElement)) return;
    box.checked = target.checked;
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  #changed() {
    this.#stand(this.#result ? "busy" : "stale");
    this.#recalculateAfter(QUIET);
    this.#enter(this.#runtime.state);
  }

  /** @param {number} milliseconds */
  #recalculateAfter(milliseconds) {
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => {
      this.#soon = undefined;
      this.#editor.keep();
      this.#recalculate();
    }, milliseconds);
  }

  async #recalculate() {
    try {
      const { fields } = this.#editor;
      const answer = await this.#runtime.recalculate(fields, this.#language, this.#kind.extra?.());
      // Null: a newer request has taken the place of this one.
      if (answer === null) return;
      this.#show(/** @type {Answer} */ (answer));
      if (this.#answer?.ok) this.#unfinished = fields;
      // After a mistake the last good result stays, and so what it still lacks is asked for.
      if (this.#unfinished) this.#later = this.#complete(this.#unfinished);
    } catch (error) {
      console.error(error);
      hideProgress(this.#root);
      this.#stand("refused");
    }
  }

  /**
   * Add what takes longer, part by part; an edit meanwhile ends it, and begins anew.
   * @param {Fields} fields
   */
  async #complete(fields) {
    const later = this.#kind.later ?? [];
    markBusy(this.#root, later, true);
    for (const part of later) {
      if (this.#soon !== undefined) return;
      try {
        const answer = await this.#runtime.recalculate(fields, this.#language, { part });
        if (answer === null) return;
        this.#add(part, /** @type {Answer} */ (answer));
      } catch (error) {
        console.error(error);
        // What stands there is of an earlier input.
        placeResults(this.#root, { [part]: "" });
      }
      markBusy(this.#root, [part], false);
    }
    this.#unfinished = null;
  }

  /**
   * @param {Part} part
   * @param {Answer} answer
   */
  #add(part, answer) {
    placeResults(this.#root, answer.html ?? { [part]: "" });
    if (this.#result) this.#result = { ...this.#result, ...answer.result };
  }

  /** @param {Answer} answer */
  #show(answer) {
    this.#answer = answer;
    hideProgress(this.#root);
    this.#remark();
    this.#showRows(answer.rows);
    for (const word of this.#form.querySelectorAll("[data-currency]")) {
      if (answer.currency) setIfNew(word, answer.currency);
    }
    if (answer.ok && answer.html && answer.result) {
      this.#result = answer.result;
      placeResults(this.#root, answer.html);
      this.#stand(this.#editor.isExample ? "example" : "own");
    } else {
      const onlyGaps = answer.problems.every((problem) => isStillToFillIn(this.#form, problem));
      this.#stand(onlyGaps ? "incomplete" : "waiting");
    }
    this.#kind.shown?.(this, answer);
  }

  /**
   * Each row in a line, as Python says it.
   * @param {Record<string, string[]>} rows   by list
   */
  #showRows(rows) {
    for (const list of listsOf(this.#form)) {
      rowsOf(this.#form, list).forEach((row, position) => {
        const line = row.querySelector("[data-row-summary]");
        const words = rows[list]?.[position];
        if (line && words) setIfNew(line, words);
      });
    }
  }

  #remark() {
    if (this.#answer) showRemarks(this.#form, this.#answer, this.#say);
  }

  #retry() {
    this.#runtime.retry();
    this.#recalculateAfter(0);
  }

  /** @param {string} state */
  #enter(state) {
    // An edit that waits for the end of typing is work to do: `ready` means that what is shown is up to date.
    const isPending = state === "ready" && this.#soon !== undefined;
    document.documentElement.dataset.calculator = isPending ? "busy" : state;
    const failed = this.#root.querySelector(/** @type {'div'} */ ("[data-failed]"));
    if (failed) failed.hidden = state !== "failed";
    if (state !== "failed") return;
    hideProgress(this.#root);
    this.#stand("failed");
  }

  /** @param {Standing} standing */
  #stand(standing) {
    const really = this.#runtime.state === "failed" ? "failed" : standing;
    // Before the first result of one's own, what stands there is the invented shop: that must be said.
    const isExampleStill = !this.#result && really !== "example" && !this.#editor.isExample;
    const words = this.#say(`results.${really}`);
    stand(this.#root, really, isExampleStill ? `${words} ${this.#say("results.still_example")}` : words);
  }

  async #share() {
    const address = this.#editor.putIntoAddress();
    const words = this.#say((await copied(address)) ? "link_copied" : "link_in_address");
    const line = this.#root.querySelector("[data-actions-status]");
    if (line) line.textContent = words;
  }

  /** @param {HTMLElement} button   beside the text to copy */
  async #copy(button) {
    const code = button.closest("[data-copyable]")?.querySelector("code")?.textContent ?? "";
    if (await copied(code)) button.textContent = this.#say("copied");
  }

  /** @param {string} action */
  async #saveFile(action) {
    if (this.#soon !== undefined || !this.#answer?.ok) {
      clearTimeout(this.#soon);
      this.#soon = undefined;
      await this.#recalculate();
    }
    await this.#later;
    // Where the present input has mistakes, they are shown; a file with older figures would hide them.
    if (!this.#answer?.ok || !this.#result) return;
    if (action === "save_result") saveAsJson(`${this.#kind.file}-result.json`, this.#result);
    else saveAsJson(`${this.#kind.file}-input.json`, this.#result.inputs);
  }
}

/** Whether the reader's device asks to be spared downloads. */
function savesData() {
  const connection = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection;
  return connection?.saveData === true;
}
