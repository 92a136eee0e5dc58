import { reveal } from "./field_remarks.js";
import { isShown, neighbourOf } from "./way_back.js";

/** Takes a step back; where that leads to, if to a place of the form. @typedef {() => HTMLElement | null | void} Step */

/** Milliseconds for which what has happened lies over the page. */
const NEWS = 6_000;

/**
 * The line under the form's tools: what has just happened, and the way back from it. Undoing needs no question
 * beforehand; several steps can be taken back, the last one first.
 */
export class StatusLine {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ #gone;
  /** @type {Step[]} */ #steps = [];
  #words;
  #button;
  /** The box that was typed into last, if nothing has happened since. @type {EventTarget | null} */ #typedIn =
    null;

  /** Where the last step back has led. @type {HTMLElement | null} */ #ledTo = null;

  /** @param {HTMLFormElement} form */
  constructor(form) {
    this.#words = form.querySelector("[data-status]");
    this.#button = /** @type {HTMLButtonElement | null} */ (form.querySelector("[data-action='undo']"));
    this.#button?.addEventListener("click", ({ detail }) => {
      // A click without a pointer. Whoever has one does not want the keyboard of a phone to open.
      if (detail === 0) this.#goBackByKeys();
      else this.goBack();
    });
    document.addEventListener("keydown", (event) => this.#pressed(event));
    document.addEventListener("input", ({ target }) => {
      this.#typedIn = target;
    });
  }

  /**
   * @param {string} words
   * @param {Step} [undo]   how to go back; without it, nothing said before can be taken back either
   */
  say(words, undo) {
    this.#typedIn = null;
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

  /**
   * From a place that the focus was brought to, the next Tab leads to the way back, and the one after it here again.
   * @param {HTMLElement} place
   */
  standAfter(place) {
    const button = this.#button;
    if (button && !button.hidden) passTab(place, button, () => passTab(button, place));
  }

  /** @param {KeyboardEvent} event */
  #pressed(event) {
    const isUndo = event.key.toLowerCase() === "z" && (event.ctrlKey || event.metaKey);
    if (!isUndo || event.shiftKey || event.altKey || !this.#steps.length) return;
    // The keys take back what was typed in a text box. One that nothing has been typed into, as in a row that has just
    // been added, has nothing to take back: there browsers would undo what was typed in another box.
    if (isTextBox(document.activeElement) && document.activeElement === this.#typedIn) return;
    event.preventDefault();
    this.#goBackByKeys();
  }

  /** Take back the last step. */
  goBack() {
    const earlier = this.#steps.slice(0, -1);
    this.#ledTo = this.#steps[this.#steps.length - 1]?.() ?? null;
    this.#show(this.#words?.textContent ?? "", earlier);
  }

  /** Where what had the focus is gone afterwards, the focus goes to what has come back. */
  #goBackByKeys() {
    const from = document.activeElement;
    this.goBack();
    if (!this.#button || !(from instanceof HTMLElement) || from === document.body) return;
    const place = isShown(from) ? from : (this.#ledTo ?? neighbourOf(this.#button));
    if (!place) return;
    reveal(place);
    place.focus();
  }

  /**
   * On a small screen the line lies over the page for a moment; then it stands where it belongs.
   * @param {boolean} isNews
   */
  #comeToReader(isNews) {
    const line = this.#words?.closest("p");
    line?.classList.toggle("toolbar__status--news", isNews);
    clearTimeout(this.#gone);
    if (isNews) this.#gone = setTimeout(() => line?.classList.remove("toolbar__status--news"), NEWS);
  }

  /**
   * @param {string} words
   * @param {Step[]} steps
   */
  #show(words, steps) {
    if (this.#words) this.#words.textContent = words;
    this.#comeToReader(words !== "");
    this.#steps = steps;
    if (this.#button) this.#button.hidden = steps.length === 0;
  }
}

/** Types of input that hold no text. */
const TEXTLESS = ["button", "checkbox", "file", "radio", "range", "reset", "submit"];

/** @param {Element | null} element */
function isTextBox(element) {
  if (element instanceof HTMLInputElement) return !TEXTLESS.includes(element.type);
  return (
    element instanceof HTMLTextAreaElement || (element instanceof HTMLElement && element.isContentEditable)
  );
}

/**
 * The next Tab in one place leads to another, unless the focus leaves it otherwise.
 * @param {HTMLElement} from
 * @param {HTMLElement} to
 * @param {() => void} [then]
 */
function passTab(from, to, then) {
  const left = new AbortController();
  const { signal } = left;
  /** @param {KeyboardEvent} event */
  const lead = (event) => {
    if (event.key !== "Tab" || event.shiftKey || to.hidden || !to.isConnected) return;
    event.preventDefault();
    to.focus();
    then?.();
  };
  from.addEventListener("keydown", lead, { signal });
  from.addEventListener("blur", () => left.abort(), { signal });
}
