/**
 * A page with a form at work: hands what is typed to Python, puts its answer in place, says how things stand.
 *
 * @import { Fields, Figures, PageName, Piece } from '../messages.js'
 * @import { Standing } from '../view/results_view.js'
 * @import { Part } from './recalculation.js'
 */

import { oncePainted, whenWanted } from "../client/when_wanted.js";
import { placeCurves } from "../form/curves.js";
import { isStillToFillIn, labelOf, setIfNew, showRemarks } from "../form/field_remarks.js";
import { FormEditor } from "../form/form_editor.js";
import { setText } from "../form/form_fields.js";
import { callRows, listsOf, rowsOf } from "../form/rows.js";
import { hideProgress } from "../view/progress_view.js";
import { openWhereLinksLead, standsBeside, unfoldFurther } from "../view/result_folds.js";
import {
  clearResults,
  markBusy,
  placeResults,
  placesOf,
  sayWhose,
  stand,
  uncoverResults,
} from "../view/results_view.js";
import { copied } from "../view/clipboard.js";
import { saveOrShow } from "../view/save_and_copy.js";
import { PythonPage } from "./python_page.js";
import { Recalculation } from "./recalculation.js";

/**
 * @typedef {object} Own
 * @property {string} store                                 name of what is kept on the device
 * @property {string} file                                  stem of the names of saved files
 * @property {boolean} [isInAddress]                        whether the address says at all times what the form holds
 * @property {boolean} [isBuiltWithAnswer]                  whether the page came with the very answer to its example
 * @property {readonly Part[]} [parts]                      of a result, asked for once its figures are there
 * @property {(form: HTMLFormElement) => void} [prepare]    called before the form is read for the first time
 * @property {(form: HTMLFormElement) => Fields} [read]     what the form holds, where that is not what stands in it
 * @property {object} [beside]                              what is told beside what was typed, as it is at that time
 */

/** Milliseconds of quiet after which an edit is computed: what changes at one stroke is computed once. */
const QUIET = 50;

export class FormPage extends PythonPage {
  #file;
  #form;
  #recalculation;
  #arrive = () => {};
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #soon;
  /** @type {Figures | null} */ #answer = null;
  /** Whether what stands in the results is an answer to what the reader entered. */
  #hasOwnResult = false;
  /** Whether the input as a whole has been replaced since then. */
  #isAnew = false;
  /** Whether the results stand as the build has written them, and the form too. */
  #isAsBuilt;

  /**
   * @param {HTMLElement} root
   * @param {PageName} page
   * @param {Own} own
   */
  constructor(
    root,
    page,
    { store, file, isInAddress = false, isBuiltWithAnswer = false, parts = [], prepare, read, beside },
  ) {
    super(root, page);
    this.#isAsBuilt = isBuiltWithAnswer;
    this.#file = file;
    this.#form = /** @type {HTMLFormElement} */ (root.querySelector("[data-calculator-form]"));
    this.#recalculation = new Recalculation(
      (method, fields) =>
        /** @type {any} */ (this.python.ask(method, { ...beside, fields, language: this.language })),
      parts,
    );
    prepare?.(this.#form);
    const changed = (/** @type {boolean} */ isAnew) => this.#changed(isAnew);
    this.editor = new FormEditor(this.#form, this.say, store, changed, isInAddress, read);
    this.#listen();
    this.showState();
    this.editor.restore();
    // Once the pages built on this one listen, too.
    queueMicrotask(() => this.editor.hearEarly());
    oncePainted(() => {
      if (standsBeside(this.#form)) unfoldFurther(root);
      this.#arrive = openWhereLinksLead(root);
    });
    whenWanted(this.#form, () => this.#recalculate());
  }

  /**
   * An edit that waits for the end of typing is work to do.
   * @override
   */
  get isBusy() {
    return this.#soon !== undefined;
  }

  /** What was typed, and the language to answer in; what Python has not found right yet is computed first. */
  typed() {
    if (this.isBusy || !this.#answer?.ok) this.#recalculate();
    return { fields: this.editor.fields, language: this.language };
  }

  #listen() {
    this.#form.addEventListener("focusout", () => this.#remark());
    this.root.addEventListener("change", (event) => this.#ticked(event.target));
    document.addEventListener("click", (event) => {
      const link = event.target instanceof Element ? event.target.closest("a[hreflang]") : null;
      if (link instanceof HTMLAnchorElement) this.editor.giveTo(link);
    });
  }

  /**
   * @override
   * @param {HTMLElement} button
   * @param {string} action
   */
  pressed(button, action) {
    if (action === "copy") this.#copy(button);
    else if (action === "share") this.#share(button);
    else if (action === "save_input") this.#save("input");
    else if (action === "save_result") this.#save("result");
    else if (action === "save_table") this.#save("table");
    else this.editor.press(button, action);
  }

  /**
   * A box in the results that stands for one in the form.
   * @param {EventTarget | null} target
   */
  #ticked(target) {
    if (!(target instanceof HTMLInputElement) || !target.dataset.ticks) return;
    const box = this.#form.elements.namedItem(target.dataset.ticks);
    if (!(box instanceof HTMLInputElement || box instanceof HTMLSelectElement)) return;
    setText(box, target.checked ? "on" : "off");
    box.dispatchEvent(new Event("input", { bubbles: true }));
  }

  /** @param {boolean} isAnew */
  #changed(isAnew) {
    this.#isAnew ||= isAnew;
    this.#isAsBuilt = false;
    if (this.editor.isExample) this.#hasOwnResult = false;
    else if (!this.#hasOwnResult) clearResults(this.root);
    this.#stand(this.editor.isExample || this.#hasOwnResult ? "busy" : "begun");
    clearTimeout(this.#soon);
    this.#soon = setTimeout(() => this.#recalculate(), QUIET);
    this.showState();
  }

  async #recalculate() {
    clearTimeout(this.#soon);
    this.#soon = undefined;
    try {
      this.editor.keep();
      for await (const step of this.#recalculation.steps(this.editor.fields, () => this.isBusy)) {
        if ("figures" in step) this.#show(step.figures, step.parts);
        else this.#add(step.part, step.piece);
      }
    } catch (error) {
      console.error(error);
      hideProgress(this.root);
      this.#stand("refused");
    }
  }

  /**
   * @param {Figures} answer
   * @param {readonly Part[]} parts   of the result that will follow
   */
  #show(answer, parts) {
    if (!this.#isAsBuilt) markBusy(this.root, parts, true);
    this.#answer = answer;
    hideProgress(this.root);
    // Remarks say in which row something is.
    if (answer.called) callRows(this.#form, answer.called);
    this.#remark();
    this.#showRows(answer.rows);
    for (const word of this.#form.querySelectorAll("[data-currency]")) {
      if (answer.currency) setIfNew(word, answer.currency);
    }
    if (answer.currency_by_sign) this.editor.followCurrency(answer.currency_by_sign);
    if (answer.ok && answer.html) {
      this.#hasOwnResult = !this.editor.isExample;
      this.#isAnew = false;
      if (!this.#isAsBuilt) placeResults(this.root, answer.html);
      uncoverResults(this.root);
      this.#stand(this.#hasOwnResult ? "own" : "example");
      if (this.#hasOwnResult) this.answered();
      this.#arrive();
    } else {
      const gaps = answer.problems.filter((problem) => isStillToFillIn(this.#form, problem));
      const isOnlyGaps = gaps.length === answer.problems.length;
      if (!this.editor.isExample && this.#isAnew) {
        this.#hasOwnResult = false;
        clearResults(this.root);
      }
      if (this.#hasOwnResult || this.editor.isExample) this.#stand(isOnlyGaps ? "incomplete" : "waiting");
      else this.#stand("begun", isOnlyGaps ? this.#missing(gaps) : "");
    }
  }

  /** What a link passes on. */
  shared() {
    return this.editor.fields;
  }

  /** An answer to what the reader entered stands in the results. */
  answered() {}

  /**
   * What still has to be filled in before there is an answer.
   * @param {import('../form/field_remarks.js').Problem[]} gaps
   */
  #missing(gaps) {
    const names = gaps.map(({ field }) => labelOf(this.#form, field)).filter((name) => name !== "");
    return this.say("results.missing", { names: new Intl.ListFormat(this.language).format(new Set(names)) });
  }

  /**
   * @param {Part} part
   * @param {Piece | null} piece   without one, what stands there is of an earlier input
   */
  #add(part, piece) {
    // A part of the example that comes once the reader has begun has no place any more.
    if (!this.editor.isExample && !this.#hasOwnResult) return;
    if (this.#isAsBuilt) return placeCurves(this.#form, this.root);
    if (piece?.html) placeResults(this.root, piece.html);
    else for (const place of placesOf(this.root, part)) place.replaceChildren(this.#notWorkedOut());
    markBusy(this.root, [part], false);
    placeCurves(this.#form, this.root);
  }

  /** What stands in the place of a part that failed. */
  #notWorkedOut() {
    const line = document.createElement("p");
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      textContent: this.say("retry"),
    });
    button.dataset.action = "retry";
    line.append(this.say("part_failed"), " ", button);
    return line;
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
    if (this.#answer) showRemarks(this.#form, this.#answer, this.say);
  }

  /** @override */
  retry() {
    super.retry();
    this.#recalculate();
  }

  /** @override */
  showState() {
    super.showState();
    if (this.python.state === "failed") this.#stand("failed");
  }

  /**
   * @param {Standing} standing
   * @param {string} [words]   in place of the usual ones
   */
  #stand(standing, words) {
    const really = this.python.state === "failed" ? "failed" : standing;
    const { isExample } = this.editor;
    const isEmpty = !isExample && !this.#hasOwnResult;
    const key = isEmpty && (really === "failed" || really === "refused") ? `${really}_begun` : really;
    stand(this.root, really, words || this.say(`results.${key}`));
    sayWhose(this.root, isExample, this.whose());
  }

  /**
   * Sentences one after the other; Chinese puts no blank between them.
   * @param {string[]} said
   */
  sentences(said) {
    return said.join(this.language === "zh" ? "" : " ");
  }

  /** Whose figures these are, in words. */
  whose() {
    return this.say(this.editor.isExample ? "whose.example" : "whose.own");
  }

  /** @param {HTMLElement} button */
  async #share(button) {
    const fields = this.shared();
    const { href, extent } = this.editor.link(fields);
    const isCopied = await copied(href);
    // What somebody has sent stays in the address as it came, unless the link has to be taken from there.
    if (!isCopied || !this.editor.isReceived) this.editor.putIntoAddress(fields);
    const words = [this.say(isCopied ? "link_copied" : "link_in_address")];
    if (extent === "part") words.push(this.say("link_without_lists"));
    this.report(this.sentences(words), button);
  }

  /**
   * Say beside the button what has come of it.
   * @param {string} words
   * @param {Element} button
   */
  report(words, button) {
    const line = button.closest(".results__actions")?.querySelector("[data-actions-status]");
    if (line) line.textContent = words;
  }

  /** @param {HTMLElement} button   beside the text to copy */
  async #copy(button) {
    const code = button.closest("[data-copyable]")?.querySelector("code")?.textContent ?? "";
    if (await copied(code)) button.textContent = this.say("copied");
  }

  /**
   * @param {string} name
   * @param {string} text
   * @param {string} type   media type
   */
  save(name, text, type) {
    saveOrShow(this.root, this.say, name, new Blob([text], { type }), text);
  }

  /** @param {'input' | 'result' | 'table'} what */
  async #save(what) {
    const saved = await this.python.ask("saved", { ...this.typed(), what });
    // Where the present input has mistakes, they are shown; a file with older figures would hide them.
    if (!saved?.ok) return;
    const name = what === "table" ? `${this.#file}.csv` : `${this.#file}-${what}.json`;
    this.save(name, saved.text, what === "table" ? "text/csv" : "application/json");
  }
}
