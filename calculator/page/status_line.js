/**
 * The line under the form's tools: what has just happened, and the way back from it. Undoing needs no question
 * beforehand; several steps can be taken back, the last one first.
 */
export class StatusLine {
  /** @type {(() => void)[]} */ #steps = [];
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
   * @param {() => void} [undo]   how to go back; without it, nothing said before can be taken back either
   */
  say(words, undo) {
    this.#show(words, undo ? [...this.#steps, undo] : []);
  }

  /**
   * What was said is past, but going back still loses nothing newer.
   * @param {string} words   said where there is a way back
   */
  outdate(words) {
    this.#show(this.#steps.length ? words : "", this.#steps);
  }

  /** What was said is past, and going back would now lose something newer. */
  clear() {
    if (this.#steps.length || this.#words?.textContent) this.say("");
  }

  #goBack() {
    const earlier = this.#steps.slice(0, -1);
    this.#steps.at(-1)?.();
    this.#show(this.#words?.textContent ?? "", earlier);
  }

  /**
   * @param {string} words
   * @param {(() => void)[]} steps
   */
  #show(words, steps) {
    if (this.#words) this.#words.textContent = words;
    this.#steps = steps;
    if (this.#button) this.#button.hidden = steps.length === 0;
  }
}
