/**
 * Brings the page of order files to life: hands a file to Python, puts its answer in place, says how things stand.
 *
 * @import { Export, FileAnswer, Fields, Method, Methods, ProgressMessage } from '../messages.js'
 */

import { CrashedError, GoneError, NotLoadedError } from "../client/python_client.js";
import { whenWanted } from "../client/when_wanted.js";
import { PythonPage } from "../page/python_page.js";
import { placeResults, stand } from "../view/results_view.js";
import { saveOrShow } from "../view/save_and_copy.js";
import { pickOrders, printOne, docxOf } from "./documents.js";
import { fetched, hearFiles, hearSecondFile } from "./file_chooser.js";
import { forgetSettings, keepSettings, keptSettings } from "./kept_settings.js";
import { hideBusy, showBusy, showFileProgress } from "./file_progress.js";
import { collect, showProblems, typeAgain } from "./result_boxes.js";

/** @typedef {'example' | 'own' | 'sample'} Origin */

/** A file and where it comes from; `isBeside`: it stands beside another. @typedef {{ file: File, origin: Origin, isBeside?: boolean }} Chosen */

/** @type {Record<Export, { name: string, type: string }>} */
const EXPORTS = {
  mix: { name: "pay-later-mix.json", type: "application/json" },
  screening: { name: "pay-later-screening.json", type: "application/json" },
  alerts: { name: "pay-later-alerts.csv", type: "text/csv" },
  rejected: { name: "pay-later-rejected-rows.csv", type: "text/csv" },
};

class OrderFilePage extends PythonPage {
  #form;
  /** @type {Chosen | null} */ #shown = null;
  /** @type {Chosen | null} */ #reading = null;
  /** What files with the same names of columns as the one shown have in common. */ #shape = "";

  /** @param {HTMLElement} root */
  constructor(root) {
    // How long a file takes is known to nobody; and while one is read, memory is not for snapshots.
    super(root, "order_file", { answerWithin: 0, settle: null });
    this.#form = /** @type {HTMLFormElement} */ (root.querySelector("[data-results]"));
    this.#form.addEventListener("submit", (event) => event.preventDefault());
    hearFiles(root, ([file]) => file && this.#take({ file, origin: "own" }));
    hearSecondFile(root, (file) => this.#putBeside(file));
    whenWanted(root, () => this.#reading || this.#readExample());
  }

  /**
   * What was answered is still being put in place.
   * @override
   */
  get isBusy() {
    return this.#reading !== null;
  }

  /** The example is read again by the Python of this page, so that it can be played with like any other file. */
  async #readExample() {
    this.python.start();
    try {
      const file = await fetched(this.root.dataset.example ?? "");
      if (!this.#reading && !this.#shown) await this.#read({ file, origin: "example" }, collect(this.#form));
    } catch (error) {
      console.error(error);
    }
  }

  /**
   * @override
   * @param {HTMLElement} button
   * @param {string} action
   */
  pressed(button, action) {
    switch (action) {
      case "sample":
        this.#takeSample(button.dataset.file ?? "");
        break;
      case "cancel":
        this.#cancel();
        break;
      case "read":
        this.#correct();
        break;
      case "set":
        this.#set(button);
        break;
      case "again":
      case "screen":
        this.#again();
        break;
      case "forget":
        this.#forget();
        break;
      case "save":
        this.#save(/** @type {Export} */ (button.dataset.what));
        break;
      case "pick":
        pickOrders(this.#form, button.dataset.orders ?? "");
        break;
      case "write":
        this.#write();
        break;
      case "docx":
        this.#saveDocx(button);
        break;
      case "print_one":
        printOne(button);
        break;
    }
  }

  /** @param {string} address */
  async #takeSample(address) {
    try {
      this.#take({ file: await fetched(address), origin: "sample" });
    } catch (error) {
      console.warn(error);
      stand(this.root, "refused", this.say("state.sample_missing"));
      this.root.querySelector("[data-results-state]")?.scrollIntoView({ block: "nearest" });
    }
  }

  /** @param {Chosen} chosen */
  async #take(chosen) {
    const before = this.#shown;
    await this.#read(chosen, {}, chosen.origin === "own" ? keptSettings() : {});
    if (this.#shown !== before) this.#standAtResult();
  }

  /**
   * @param {Chosen} chosen
   * @param {Fields} fields
   * @param {Record<string, Fields>} [kept]   what to read files of some shapes with instead
   */
  async #read(chosen, fields, kept = {}) {
    // Whatever is being read is given up for it.
    this.python.cancel();
    await this.#answered(chosen, this.#ask("read", { file: chosen.file, kept, ...this.#typed(fields) }));
  }

  /**
   * Have a second file say what became of the orders that were open in the earlier of the two.
   * @param {File} file
   */
  async #putBeside(file) {
    const shown = this.#shown;
    if (!shown) return;
    const second = { file, origin: shown.origin, isBeside: true };
    const ask = () =>
      this.#answered(second, this.#ask("beside", { file, kept: keptSettings(), ...this.#typed({}) }));
    const answer = await ask();
    if (answer?.gone) {
      // A worker that was replaced meanwhile knows nothing of the first file.
      await this.#read(shown, collect(this.#form));
      await ask();
    }
    this.#form.querySelector("[data-became]")?.scrollIntoView({ block: "center" });
  }

  /** Forget what was kept for files like this one, and read it as if it were the first. */
  async #forget() {
    forgetSettings(this.#shape);
    if (!this.#shown) return;
    await this.#read(this.#shown, {});
    this.#standAtResult();
  }

  /** Read the file again with what was corrected; the reader then stands at the result. */
  async #correct() {
    if (!this.#shown) return;
    await this.#read(this.#shown, collect(this.#form));
    if (!this.#form.querySelector("[aria-invalid]")) this.#standAtResult();
  }

  /**
   * Set a box of the form to what a button says, and have the answer worked out anew.
   * @param {HTMLElement} button
   */
  async #set(button) {
    const { name = "", value = "", then } = button.dataset;
    const box = this.#form.querySelector(/** @type {'input'} */ (`[name="${CSS.escape(name)}"]`));
    if (!box) return;
    box.value = value;
    if (then === "read") {
      await this.#correct();
      return;
    }
    await this.#again();
    this.#standAtResult();
  }

  #standAtResult() {
    this.#form.scrollIntoView({ block: "start" });
    this.#form.querySelector(/** @type {'h2'} */ ("#results-title"))?.focus({ preventScroll: true });
  }

  async #again() {
    const shown = this.#shown;
    if (!shown) return;
    const fields = collect(this.#form);
    const answer = await this.#answered(shown, this.#ask("again", this.#typed(fields)));
    // A worker that was replaced meanwhile knows nothing of the file.
    if (answer?.gone) await this.#read(shown, fields);
  }

  /** Draft the documents for the orders on the list: the file is read once more. */
  async #write() {
    const shown = this.#shown;
    if (!shown) return;
    const fields = collect(this.#form);
    await this.#answered(shown, this.#ask("write", { file: shown.file, ...this.#typed(fields) }));
  }

  /**
   * Ask Python, which is started afresh where it could not be before.
   * @template {Method} M
   * @param {M} method
   * @param {Methods[M]['takes']} argument
   */
  #ask(method, argument) {
    const asked = this.python.ask(method, argument);
    this.python.retry();
    return asked;
  }

  /** @param {Fields} fields */
  #typed(fields) {
    return { fields, language: this.language };
  }

  /**
   * @param {Chosen} chosen
   * @param {Promise<FileAnswer | null>} asked
   * @returns {Promise<FileAnswer | null>}   null where there is none
   */
  async #answered(chosen, asked) {
    const held = collect(this.#form);
    this.#reading = chosen;
    showBusy(this.root, chosen.origin !== "example");
    try {
      const answer = await asked;
      // Null: given up, by the reader or for another question, and whoever did so says how things stand.
      if (answer === null) return null;
      if (this.#reading === chosen) await this.#show(chosen, held, answer);
      if (this.#reading === chosen) this.#rest();
      return answer;
    } catch (error) {
      console.warn(error);
      if (this.#reading === chosen) {
        this.#sayWhyNot(chosen, error);
        this.#rest();
      }
      return null;
    }
  }

  /**
   * @param {Chosen} chosen
   * @param {unknown} error
   */
  #sayWhyNot(chosen, error) {
    const why =
      error instanceof CrashedError
        ? "crashed"
        : error instanceof GoneError
          ? "gone"
          : error instanceof NotLoadedError
            ? "not_loaded"
            : "not_done";
    stand(this.root, "refused", this.say(`state.${why}`, { name: chosen.file.name }));
  }

  /**
   * @param {Chosen} chosen
   * @param {Fields} held   what stood in the boxes when the answer was asked for
   * @param {FileAnswer} answer
   */
  async #show(chosen, held, answer) {
    if (answer.gone) return;
    showProblems(this.#form, answer.problems);
    if (answer.problems.length > 0) {
      stand(this.root, "waiting", this.say("state.corrections"));
      return;
    }
    // The example of the build is the one that is read here.
    const isAsBefore =
      this.#shown === chosen || chosen.isBeside || (chosen.origin === "example" && !this.#shown);
    const typed = isAsBefore ? collect(this.#form) : held;
    if (!chosen.isBeside) this.#shown = chosen;
    for (const [place, html] of Object.entries(answer.html)) {
      placeResults(this.root, { [place]: html });
      // One piece at a time: the page stays responsive between them.
      await new Promise((resolve) => setTimeout(resolve));
    }
    typeAgain(this.#form, held, typed);
    if (chosen.isBeside) return;
    this.#shape = answer.shape ?? this.#shape;
    this.#keep(chosen, answer);
    const own = answer.kept ? "own_kept" : chosen.origin;
    const state = answer.ok ? own : "refused";
    const standing = answer.ok ? (chosen.origin === "own" ? "own" : "example") : "refused";
    stand(this.root, standing, this.say(`state.${state}`, { name: chosen.file.name }));
  }

  /**
   * Keep how the reader's own file is read, for the next one like it, and say so.
   * @param {Chosen} chosen
   * @param {FileAnswer} answer
   */
  #keep(chosen, answer) {
    const note = this.root.querySelector(/** @type {'div'} */ ("[data-kept]"));
    if (!note) return;
    const isKept =
      chosen.origin === "own" &&
      (answer.ok ? keepSettings(this.#shape, collect(this.#form)) : answer.kept === true);
    note.hidden = !isKept;
    const words = note.querySelector("[data-kept-words]");
    if (words) words.textContent = isKept ? this.say(answer.kept ? "kept.used" : "kept.now") : "";
  }

  #rest() {
    this.#reading = null;
    hideBusy(this.root);
    this.showState();
  }

  #cancel() {
    const name = this.#reading?.file.name ?? "";
    const isBeside = this.#reading?.isBeside;
    this.python.cancel();
    this.#rest();
    // What stands there is of the first file, which is as it was.
    if (isBeside) return;
    stand(this.root, "refused", this.say("state.cancelled", { name }));
    this.root.querySelector(/** @type {'input'} */ ("input[type=file]"))?.focus();
  }

  /** @param {Export} what */
  async #save(what) {
    const { name, type } = EXPORTS[what];
    let text = await this.#ask("exported", { what });
    if (!text && this.#shown) {
      await this.#read(this.#shown, collect(this.#form));
      text = await this.#ask("exported", { what });
    }
    if (text) saveOrShow(this.root, this.say, name, new Blob([text], { type }), text);
  }

  /** @param {HTMLElement} button   beside the document that it is for */
  async #saveDocx(button) {
    const name = button.dataset.what ?? "";
    const packed = await this.#ask("docx", { name });
    if (!packed) return;
    const text = button.closest("details")?.querySelector("article")?.innerText ?? "";
    saveOrShow(this.root, this.say, `${name}.docx`, docxOf(packed), text);
  }

  /** @override */
  retry() {
    super.retry();
    // What was asked last waits for Python.
    if (this.#reading) showBusy(this.root, this.#reading.origin !== "example");
    else if (this.#shown) this.#read(this.#shown, collect(this.#form));
    else this.#readExample();
  }

  /** @override */
  showState() {
    super.showState();
    const { state } = this.python;
    if (state === "failed" || (state === "ready" && !this.isBusy)) hideBusy(this.root);
  }

  /**
   * @override
   * @param {ProgressMessage} message
   */
  showProgress(message) {
    showFileProgress(this.root, message, this.#reading?.file.name ?? "", this.say);
  }
}

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-order-file]"))) {
  new OrderFilePage(root);
}
