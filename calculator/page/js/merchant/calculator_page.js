/**
 * The calculator's page at work: hands what is typed to Python, puts its answer in place, says how things stand.
 * It reads no number and formats none.
 *
 * @import { Remarks } from '../form/problems.js'
 * @import { Archive, Part } from '../client/messages.js'
 * @import { Standing } from '../view/results_view.js'
 * @import { Extra } from '../client/calculator_client.js'
 */

import { FormEditor } from "../form/form_editor.js";
import { isStillToFillIn, setIfNew, showRemarks } from "../form/problems.js";
import { hideProgress, showProgress } from "../view/progress_view.js";
import { Recalculation } from "../client/recalculation.js";
import { foldFurther, isOneColumn, openFoldsForPrinting, openWhereLinksLead } from "../view/result_folds.js";
import { markBusy, placeResults, stand } from "../view/results_view.js";
import { listsOf, rowsOf } from "../form/rows.js";
import { CalculatorRuntime } from "../client/calculator_client.js";
import { copied, saveAsJson } from "../view/take_away.js";
import { savesData, whenWanted } from "../client/when_wanted.js";
import { speaker } from "../view/words.js";

/**
 * What `calculator.page.merchant.recalculate.recalculate` answers.
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
  #recalculation;
  /** @type {Answer | null} */ #answer = null;
  /** @type {{ inputs: unknown } | null} */ #result = null;

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
    this.#recalculation = this.#newRecalculation();
    kind.prepare?.(this.#form);
    this.#editor = new FormEditor(this.#form, this.#say, kind.store, () => this.#changed());
    this.#listen();
    root.classList.add("calculator--live");
    this.#enter(this.#runtime.state);
    this.#editor.restore();
    if (isOneColumn(this.#form)) foldFurther(root);
    openWhereLinksLead(root);
    whenWanted(this.#form, () => this.recalculate());
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
    this.#recalculation.after(0);
  }

  #listen() {
    this.#runtime.on("state", (state) => this.#enter(state));
    this.#runtime.on("progress", (message) => showProgress(this.#root, message, this.#say));
    this.#runtime.on("failed", (reason) => console.error(reason));
    this.#form.addEventListener("focusout", () => this.#remark());
    this.#root.addEventListener("click", (event) => this.#clicked(event.target));
    this.#root.addEventListener("change", (event) => this.#ticked(event.target));
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[hreflang]") : null;
      if (link instanceof HTMLAnchorElement) this.#editor.giveTo(link);
    });
    openFoldsForPrinting(this.#root);
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
    this.#recalculation.after(QUIET);
    this.#enter(this.#runtime.state);
  }

  #newRecalculation() {
    return new Recalculation(
      {
        begin: () => {
          this.#editor.keep();
          return { fields: this.#editor.fields, extra: this.#kind.extra?.() };
        },
        ask: (fields, extra) => this.#runtime.recalculate(fields, this.#language, extra),
        answered: (answer) => this.#show(answer),
        added: (part, answer) => this.#add(part, answer),
        busy: (parts, isBusy) => markBusy(this.#root, parts, isBusy),
        failed: (error) => {
          console.error(error);
          hideProgress(this.#root);
          this.#stand("refused");
        },
      },
      this.#kind.later,
    );
  }

  /**
   * @param {Part} part
   * @param {Answer | null} answer   without one, what stands there is of an earlier input
   */
  #add(part, answer) {
    placeResults(this.#root, answer?.html ?? { [part]: "" });
    if (this.#result) this.#result = { ...this.#result, ...answer?.result };
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
    this.recalculate();
  }

  /** @param {string} state */
  #enter(state) {
    // An edit that waits for the end of typing is work to do: `ready` means that what is shown is up to date.
    const isPending = state === "ready" && this.#recalculation.isPending;
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
    if (this.#recalculation.isPending || !this.#answer?.ok) await this.#recalculation.now();
    await this.#recalculation.whole();
    // Where the present input has mistakes, they are shown; a file with older figures would hide them.
    if (!this.#answer?.ok || !this.#result) return;
    if (action === "save_result") saveAsJson(`${this.#kind.file}-result.json`, this.#result);
    else saveAsJson(`${this.#kind.file}-input.json`, this.#result.inputs);
  }
}
