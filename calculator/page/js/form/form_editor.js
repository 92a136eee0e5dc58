/**
 * The form as its reader works on it: what is typed, moved, filled in from elsewhere, taken back; and kept.
 *
 * Every change of the input as a whole can be undone. An input from a link or from this device is shown as it is
 * and kept only once its reader edits it.
 *
 * @import { Fields } from '../messages.js'
 * @import { Say } from '../view/words.js'
 */

import {
  addFilledRow,
  collect,
  controlAt,
  defaultOf,
  fieldsOfForm,
  fill,
  prepare,
  renameOffered,
  setText,
  showReset,
} from "./form_fields.js";
import { InputPlaces } from "./input_places.js";
import { markUntouched } from "./field_remarks.js";
import { pressRowButton } from "./row_buttons.js";
import { nameRows } from "./rows.js";
import { forgetSnapshots } from "../snapshot.js";
import { same } from "./input_as_text.js";
import { StatusLine } from "./status_line.js";

/**
 * @param {EventTarget | null} target
 * @returns {target is import('./form_fields.js').Control}
 */
function isControl(target) {
  return (
    target instanceof HTMLInputElement ||
    target instanceof HTMLSelectElement ||
    target instanceof HTMLTextAreaElement
  );
}

export class FormEditor {
  #form;
  #say;
  #changed;
  #status;
  /** @type {Fields} */ #example;
  #input;
  /** Whether the form holds something that its reader has entered here. */
  #edited = false;
  /** Whether some of it is not on the device yet: an idle tab must not overwrite what a newer one kept. */
  #unkept = false;

  /**
   * @param {HTMLFormElement} form
   * @param {Say} say
   * @param {string} store         name of what is kept on the device
   * @param {() => void} changed   called after every change
   */
  constructor(form, say, store, changed) {
    this.#form = form;
    this.#say = say;
    this.#changed = changed;
    this.#status = new StatusLine(form);
    prepare(form);
    this.#example = collect(form);
    this.#input = new InputPlaces(store, fieldsOfForm(form), this.#example);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => this.#typed(event.target));
    addEventListener("hashchange", () => this.#openAddress());
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => this.keep());
  }

  /** @returns {Fields} */
  get fields() {
    return collect(this.#form);
  }

  get isExample() {
    return same(this.fields, this.#example);
  }

  /** Bring back what the address or this device holds, and say so. */
  restore() {
    if (this.#openAddress()) return;
    const kept = this.#input.kept();
    if (kept) this.#show(kept, this.#say("restored"));
    else if (this.#input.hasUnreadable()) this.#status.say(this.#say("kept_unreadable"));
  }

  /** Keep what has been entered on this device. */
  keep() {
    if (!this.#unkept) return;
    this.#unkept = false;
    if (!this.#input.keep(this.fields)) this.#status.say(this.#say("not_kept"));
  }

  /**
   * What a button of the form does.
   * @param {HTMLElement} button
   * @param {string} action
   */
  press(button, action) {
    if (action.startsWith("row-") || action === "season-preset") this.#rearrange(button);
    else if (action === "reset") this.#reset(button.dataset.for ?? "");
    else if (action === "use-value") this.#useValue(button);
    else if (action === "use-template") this.#useTemplate();
    else if (action === "start-empty") this.#startEmpty();
    else if (action === "delete-all") this.#deleteAll();
  }

  /**
   * Add rows to a list. An example gives way: what is invented must not mix with what is not.
   * @param {string} list
   * @param {Record<string, string>[]} rows   texts by the last part of their path
   * @param {string} words                    what has happened
   */
  append(list, rows, words) {
    this.#change(words, () => {
      if (this.isExample) fill(this.#form, {});
      for (const texts of rows) {
        const fold = addFilledRow(this.#form, list, texts).querySelector("details");
        if (fold) fold.open = false;
      }
      nameRows(this.#form);
      markUntouched(this.#form, this.#form);
    });
  }

  /** Something has been tried that left the form as it is: what the line says of the last change is past. */
  leave() {
    this.#status.outdate(this.#say("can_be_undone"));
  }

  #startEmpty() {
    this.#replace({}, this.#say("emptied"), this.fields);
    markUntouched(this.#form, this.#form);
  }

  /** @returns {string}   an address that carries the input */
  putIntoAddress() {
    return this.#input.putIntoAddress(this.fields);
  }

  /**
   * A link to the other language shows the same input.
   * @param {HTMLAnchorElement} link
   */
  giveTo(link) {
    if (!this.#edited) return;
    this.keep();
    this.#input.giveTo(link, this.fields);
  }

  /** @returns {boolean}   whether the address holds an input that can be read */
  #openAddress() {
    const found = this.#input.inAddress();
    if (!found) return false;
    if (!found.fields) {
      this.#status.say(this.#say("link_unreadable"));
      return false;
    }
    this.keep();
    const own = this.#edited ? this.fields : this.#input.kept();
    this.#edited = false;
    if (own && !same(own, found.fields)) this.#show(found.fields, this.#say("shared_over_own"), own);
    else this.#show(found.fields, this.#say("shared"));
    return true;
  }

  /**
   * @param {Fields} fields
   * @param {string} words
   * @param {Fields} [before]   what undoing brings back
   */
  #show(fields, words, before) {
    fill(this.#form, fields);
    this.#report(words, before);
    this.#changed();
  }

  /**
   * @param {string} words
   * @param {Fields} [before]
   */
  #report(words, before) {
    this.#status.say(words, before && (() => this.#replace(before, this.#say("undone"))));
  }

  /** Its reader has changed the input. */
  #edit() {
    this.#edited = true;
    this.#unkept = true;
    this.#input.clearAddress();
    this.#changed();
  }

  /**
   * @param {Fields} fields
   * @param {string} words
   * @param {Fields} [before]
   */
  #replace(fields, words, before) {
    this.#show(fields, words, before);
    this.#edit();
  }

  /**
   * Change the form in a way that can be taken back.
   * @param {string} words
   * @param {() => void} change
   */
  #change(words, change) {
    const before = this.fields;
    change();
    this.#report(words, before);
    this.#edit();
  }

  /** @param {EventTarget | null} target */
  #typed(target) {
    if (!isControl(target) || !target.name) return;
    if (target.name.endsWith("].name")) {
      nameRows(this.#form);
      renameOffered(this.#form);
    }
    showReset(target);
    this.#status.clear();
    this.#edit();
  }

  /** @param {HTMLElement} button */
  #rearrange(button) {
    const before = this.fields;
    const words = pressRowButton(this.#form, button, this.#say);
    if (words === null) return;
    if (same(before, this.fields)) return this.#status.say(words);
    this.#report(words, before);
    const place = document.activeElement;
    if (button.dataset.action === "row-remove" && place instanceof HTMLElement)
      this.#status.standAfter(place);
    this.#edit();
  }

  /** @param {string} path */
  #reset(path) {
    const control = controlAt(this.#form, path);
    if (!control) return;
    this.#change(this.#say("reset"), () => setText(control, defaultOf(control)));
    control.focus();
  }

  /**
   * A figure of the result is taken over into the form.
   * @param {HTMLElement} button   with the path of the field and the text for it
   */
  #useValue(button) {
    const control = controlAt(this.#form, button.dataset.for ?? "");
    if (!control) return;
    const value = button.dataset.text ?? "";
    const words = this.#say("value_used", { value: button.dataset.shown ?? value });
    this.#change(words, () => setText(control, value));
  }

  #useTemplate() {
    const option = this.#form.querySelector(/** @type {'select'} */ ("#trade-template"))?.selectedOptions[0];
    if (!option) return;
    const words = this.#say("template_used", { name: option.text });
    const now = this.fields;
    const kept = (option.dataset.keeps ?? "").split(" ").map((path) => [path, now[path] ?? ""]);
    this.#replace({ ...JSON.parse(option.dataset.fields ?? "{}"), ...Object.fromEntries(kept) }, words, now);
  }

  #deleteAll() {
    const before = this.fields;
    const keepOthersAgain = this.#input.forgetAll();
    fill(this.#form, this.#example);
    this.#status.say(this.#say("deleted"), () => {
      keepOthersAgain();
      this.#replace(before, this.#say("undone"));
    });
    this.#edit();
    this.#edited = false;
    this.#unkept = false;
    // No input is in it, but “everything” is what the button says.
    forgetSnapshots();
  }
}
