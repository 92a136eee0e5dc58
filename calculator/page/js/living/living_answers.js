/**
 * The figures of a text page, computed anew from what stands in its boxes: asks Python and puts the answers in place.
 *
 * @import { Living } from '../messages.js'
 */
import { PythonClient } from "../client/python_client.js";
import { savesData } from "../client/when_wanted.js";
import { hideProgress, showProgress } from "../view/progress_view.js";
import { placeResults } from "../view/results_view.js";
import { speaker } from "../view/words.js";

/** Milliseconds without a further key before what was typed is computed. */
const PAUSE = 300;
/** Milliseconds without an answer before the reader is told that it is being worked out. */
const PATIENCE = 400;

/** @typedef {'would_you_know' | 'case' | 'how_it_works'} LivingPage */

export class LivingAnswers {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #soon;
  #line;
  #boxes;
  #say;
  #python;

  /**
   * @param {HTMLElement} line   what tells of the change
   * @param {HTMLInputElement[]} boxes
   */
  constructor(line, boxes) {
    this.#line = line;
    this.#boxes = boxes;
    this.#say = speaker(line.dataset.words ?? "{}");
    const runtimeUrl = line.dataset.runtime ?? "";
    this.#python = new PythonClient({ page: "living", runtimeUrl, snapshot: !savesData() });
  }

  /** Start Python, and compute whatever has been typed by now. */
  begin() {
    const [line, python] = [this.#line, this.#python];
    python.on("progress", (message) => showProgress(line, message, this.#say));
    python.on("failed", (reason) => console.error(reason));
    python.on("state", (state) => {
      if (state !== "loading") hideProgress(line);
      if (state === "failed") this.#tell(this.#say("failed"));
      this.#button("retry").hidden = state !== "failed";
    });
    python.start();
    this.#button("retry").addEventListener("click", () => python.retry());
    this.#button("example").addEventListener("click", () => this.#backToExample());
    for (const box of this.#boxes) {
      box.addEventListener("input", () => {
        clearTimeout(this.#soon);
        this.#soon = setTimeout(() => this.#compute(), PAUSE);
      });
    }
    if (!this.#isExample) this.#compute();
  }

  get #isExample() {
    return this.#boxes.every((box) => box.value === box.defaultValue && !box.validity.badInput);
  }

  async #compute() {
    const figures = [...document.querySelectorAll(/** @type {'span'} */ ("[data-kind]"))];
    const method = /** @type {LivingPage} */ (this.#line.dataset.living);
    const told = setTimeout(() => {
      if (this.#button("retry").hidden) this.#tell(this.#say("working"));
    }, PATIENCE);
    try {
      const answer = await this.#python.ask(method, {
        // A browser keeps to itself what it cannot read as a number.
        fields: Object.fromEntries(
          this.#boxes.map((box) => [box.name, box.validity.badInput ? "?" : box.value]),
        ),
        figures: figures.map(({ dataset }) => [dataset.result ?? "", dataset.kind ?? ""]),
        language: this.#line.dataset.language ?? "",
      });
      if (answer) this.#show(answer, figures);
    } catch (error) {
      console.error(error);
      this.#tell(this.#say("failed"));
    } finally {
      clearTimeout(told);
    }
  }

  /**
   * @param {Living} answer
   * @param {HTMLElement[]} figures   in the order asked for
   */
  #show({ ok, figures: fresh, html, problems }, figures) {
    const isExample = this.#isExample;
    this.#line.classList.toggle("living--changed", !isExample);
    this.#button("example").hidden = isExample;
    for (const box of this.#boxes) mark(box, problems.find(({ field }) => field === box.name)?.message);
    if (!ok) {
      this.#tell(this.#say("mistaken", { problems: problems.map(({ message }) => message).join(" ") }));
      return;
    }
    for (const [place, figure] of figures.entries()) renew(figure, fresh[place] ?? "");
    placeResults(document.body, isExample ? { ...html, said: this.#say("example_again") } : html);
  }

  #backToExample() {
    for (const box of this.#boxes) box.value = box.defaultValue;
    // The button is about to go.
    this.#boxes[0]?.focus({ preventScroll: true });
    this.#compute();
  }

  /**
   * Beside the boxes of the text, and beside a guess that has been made.
   * @param {string} words
   */
  #tell(words) {
    const isGuessed = this.#boxes.some(({ name, value }) => name === "guess" && value !== "");
    const places = isGuessed ? "[data-slot='said'], [data-slot='guessed']" : "[data-slot='said']";
    for (const place of document.querySelectorAll(places)) {
      if (place.textContent !== words) place.textContent = words;
    }
  }

  /** @param {string} action */
  #button(action) {
    return /** @type {HTMLButtonElement} */ (this.#line.querySelector(`[data-action='${action}']`));
  }
}

/**
 * A figure that is no longer the example's looks so.
 * @param {HTMLElement} figure
 * @param {string} markup   the figure anew
 */
function renew(figure, markup) {
  const template = document.createElement("template");
  template.innerHTML = markup;
  const fresh = template.content.firstElementChild;
  if (!(fresh instanceof HTMLElement)) return;
  figure.dataset.example ??= figure.textContent ?? "";
  figure.dataset.value = fresh.dataset.value;
  figure.textContent = fresh.textContent;
  figure.classList.toggle("figure--changed", figure.textContent !== figure.dataset.example);
}

/**
 * What is wrong stands after its box; what was typed stays.
 * @param {HTMLInputElement} box
 * @param {string} [message]
 */
function mark(box, message) {
  const id = `problem-${box.name}`;
  document.getElementById(id)?.remove();
  box.removeAttribute("aria-invalid");
  box.removeAttribute("aria-describedby");
  if (!message) return;
  const said = document.createElement("span");
  Object.assign(said, { id, className: "changeable__problem", textContent: message });
  box.setAttribute("aria-invalid", "true");
  box.setAttribute("aria-describedby", id);
  box.after(said);
}
