/**
 * The line under the form's tools: what has just happened, and the way back from it. Undoing needs no question
 * beforehand.
 */
export class StatusLine {
  /** @type {(() => void) | null} */ #undo = null;
  #words;
  #button;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#words = form.querySelector("[data-status]");
    this.#button = /** @type {HTMLButtonElement | null} */ (form.querySelector("[data-action='undo']"));
    this.#button?.addEventListener("click", () => this.#goBack());
  }

  /**
   * @param {string} words
   * @param {() => void} [undo]   how to go back
   */
  say(words, undo) {
    if (this.#words) this.#words.textContent = words;
    this.#undo = undo ?? null;
    if (this.#button) this.#button.hidden = undo === undefined;
  }

  /** What was said is past, and going back would now lose something newer. */
  clear() {
    if (this.#undo || this.#words?.textContent) this.say("");
  }

  #goBack() {
    const undo = this.#undo;
    this.say("");
    undo?.();
  }
}
