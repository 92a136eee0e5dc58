/**
 * The page of order files at work: hands a file to Python, puts its answer in place, says how things stand. It
 * reads no number and formats none.
 *
 * @import { Answer, Fields, Question, Taken } from '../client/order_file_messages.js'
 */

import { openFoldsForPrinting } from "../view/result_folds.js";
import { placeResults, stand } from "../view/results_view.js";
import { saveText } from "../view/take_away.js";
import { savesData, whenWanted } from "../client/when_wanted.js";
import { speaker } from "../view/words.js";
import { collect, showProblems } from "./choices.js";
import { fetched, hearFiles } from "./chooser.js";
import { hideBusy, showBusy, showFileProgress } from "./file_progress.js";
import { pickOrders, printOne, saveDocx } from "./documents.js";
import { CrashedError, GoneError, OrderFileRuntime } from "../client/order_file_client.js";

/** @typedef {'example' | 'own' | 'sample'} Kind */

/** A file and where it comes from. @typedef {{ file: File, kind: Kind }} Chosen */

/** @type {Record<Taken, { name: string, type: string }>} */
const FILES = {
  mix: { name: "pay-later-mix.json", type: "application/json" },
  screening: { name: "pay-later-screening.json", type: "application/json" },
  alerts: { name: "pay-later-alerts.csv", type: "text/csv" },
  rejected: { name: "pay-later-rejected-rows.csv", type: "text/csv" },
};

export class OrderFilePage {
  #root;
  #form;
  #language;
  #say;
  #runtime;
  /** @type {Chosen | null} */ #shown = null;
  /** @type {Chosen | null} */ #reading = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    this.#form = /** @type {HTMLFormElement} */ (root.querySelector("[data-results]"));
    this.#language = root.dataset.language ?? "";
    this.#say = speaker(root.dataset.words ?? "{}");
    this.#runtime = new OrderFileRuntime(root.dataset.runtime ?? "", !savesData());
    this.#listen();
    root.classList.add("calculator--live");
    whenWanted(root, () => this.#reading || this.#readExample());
  }

  #listen() {
    this.#runtime.on("state", (state) => this.#enter(state));
    this.#runtime.on("progress", (message) =>
      showFileProgress(this.#root, message, this.#reading?.file.name ?? "", this.#say),
    );
    this.#runtime.on("failed", (reason) => console.error(reason));
    hearFiles(this.#root, ([file]) => file && this.#take({ file, kind: "own" }));
    this.#root.addEventListener("click", (event) => this.#clicked(event.target));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    openFoldsForPrinting(this.#root);
  }

  /** The example is read again by the Python of this page, so that it can be played with like any other file. */
  async #readExample() {
    this.#runtime.start();
    try {
      const file = await fetched(this.#root.dataset.example ?? "");
      if (!this.#reading && !this.#shown) await this.#read({ file, kind: "example" }, {});
    } catch (error) {
      console.error(error);
    }
  }

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    if (!(button instanceof HTMLElement)) return;
    switch (button.dataset.action) {
      case "sample":
        this.#takeSample(button.dataset.file ?? "");
        break;
      case "cancel":
        this.#cancel();
        break;
      case "read":
        if (this.#shown) this.#read(this.#shown, collect(this.#form));
        break;
      case "again":
      case "screen":
        this.#again();
        break;
      case "save":
        this.#save(/** @type {Taken} */ (button.dataset.what));
        break;
      case "pick":
        pickOrders(this.#form, button.dataset.orders ?? "");
        break;
      case "write":
        this.#write();
        break;
      case "docx":
        this.#saveDocx(button.dataset.what ?? "");
        break;
      case "print_one":
        printOne(button);
        break;
      case "print":
        print();
        break;
      case "retry":
        this.#retry();
        break;
    }
  }

  /** @param {string} address */
  async #takeSample(address) {
    try {
      this.#take({ file: await fetched(address), kind: "sample" });
    } catch (error) {
      console.error(error);
    }
  }

  /** @param {Chosen} chosen */
  async #take(chosen) {
    const before = this.#shown;
    await this.#read(chosen, {});
    if (this.#shown !== before) this.#form.scrollIntoView({ block: "start" });
  }

  /**
   * @param {Chosen} chosen
   * @param {Fields} fields
   */
  async #read(chosen, fields) {
    const { file } = chosen;
    await this.#ask(chosen, { type: "read", file, fields, language: this.#language });
  }

  async #again() {
    const shown = this.#shown;
    if (!shown) return;
    const fields = collect(this.#form);
    const answer = await this.#ask(shown, { type: "again", fields, language: this.#language });
    // A worker that was replaced meanwhile knows nothing of the file.
    if (answer?.gone) await this.#read(shown, fields);
  }

  /** Draft the documents for the orders on the list: the file is read once more. */
  async #write() {
    const shown = this.#shown;
    if (!shown) return;
    const { file } = shown;
    await this.#ask(shown, { type: "write", file, fields: collect(this.#form), language: this.#language });
  }

  /**
   * @param {Chosen} chosen
   * @param {Question} question
   * @returns {Promise<Answer | null>}   null where there is none
   */
  async #ask(chosen, question) {
    this.#reading = chosen;
    try {
      const asked = this.#runtime.ask(question);
      showBusy(this.#root, chosen.kind !== "example");
      const text = await asked;
      // Null: given up, by the reader or for another file, and whoever did so says how things stand.
      if (text === null) return null;
      const answer = /** @type {Answer} */ (JSON.parse(text));
      if (this.#reading === chosen) await this.#show(chosen, answer);
      return answer;
    } catch (error) {
      console.warn(error);
      if (this.#reading === chosen) this.#sayWhyNot(chosen, error);
      return null;
    } finally {
      if (this.#reading === chosen) this.#rest();
    }
  }

  /**
   * @param {Chosen} chosen
   * @param {unknown} error
   */
  #sayWhyNot(chosen, error) {
    const why = error instanceof CrashedError ? "crashed" : error instanceof GoneError ? "gone" : "not_done";
    stand(this.#root, "refused", this.#say(`state.${why}`, { name: chosen.file.name }));
  }

  /**
   * @param {Chosen} chosen
   * @param {Answer} answer
   */
  async #show(chosen, answer) {
    if (answer.gone) return;
    showProblems(this.#form, answer.problems);
    if (answer.problems.length > 0) {
      stand(this.#root, "waiting", this.#say("state.corrections"));
      return;
    }
    this.#shown = chosen;
    for (const [place, html] of Object.entries(answer.html)) {
      placeResults(this.#root, { [place]: html });
      // One piece at a time: the page stays responsive between them.
      await new Promise((resolve) => setTimeout(resolve));
    }
    const state = answer.ok ? chosen.kind : "refused";
    const standing = answer.ok ? (chosen.kind === "own" ? "own" : "example") : "refused";
    stand(this.#root, standing, this.#say(`state.${state}`, { name: chosen.file.name }));
  }

  #rest() {
    this.#reading = null;
    hideBusy(this.#root);
    this.#runtime.settled();
  }

  #cancel() {
    const name = this.#reading?.file.name ?? "";
    this.#rest();
    this.#runtime.cancel();
    hideBusy(this.#root);
    stand(this.#root, "refused", this.#say("state.cancelled", { name }));
    this.#root.querySelector(/** @type {'input'} */ ("input[type=file]"))?.focus();
  }

  /** @param {Taken} what */
  async #save(what) {
    const { name, type } = FILES[what];
    let text = await this.#file({ type: "save", what });
    if (!text && this.#shown) {
      await this.#read(this.#shown, collect(this.#form));
      text = await this.#file({ type: "save", what });
    }
    if (text) saveText(name, text, type);
  }

  /** @param {string} name */
  async #saveDocx(name) {
    const packed = await this.#file({ type: "docx", name });
    if (packed) saveDocx(name, packed);
  }

  /**
   * A file to take away; empty where this worker has nothing to make it of.
   * @param {Question} question
   */
  async #file(question) {
    const content = await this.#runtime.ask(question);
    this.#runtime.settled();
    return content ?? "";
  }

  #retry() {
    this.#runtime.retry();
    // What was asked last waits for Python.
    if (this.#reading) showBusy(this.#root, this.#reading.kind !== "example");
    else if (this.#shown) this.#read(this.#shown, collect(this.#form));
    else this.#readExample();
  }

  /** @param {string} state */
  #enter(state) {
    document.documentElement.dataset.calculator = state;
    const failed = this.#root.querySelector(/** @type {'div'} */ ("[data-failed]"));
    if (failed) failed.hidden = state !== "failed";
    if (state === "failed" || (state === "ready" && !this.#reading)) hideBusy(this.#root);
  }
}
