/**
 * The form as its reader works on it: what is typed, moved, filled in from elsewhere, taken back; and kept.
 *
 * It begins with the example, and of that nothing may stay in the reader's own answer: the first figure entered empties
 * the form but for the box it stands in. Only what asks "what if" (`data-what-if`) can be tried on the example.
 *
 * Every change of the input as a whole can be undone. An input from a link or from this device is shown as it is
 * and kept only once its reader edits it.
 *
 * @import { Fields } from '../messages.js'
 * @import { Control } from './form_fields.js'
 * @import { Say } from '../view/words.js'
 */

import {
  addFilledRow,
  beginsWithARow,
  collect,
  controlAt,
  defaultOf,
  emptyBut,
  fieldsOfForm,
  fill,
  offerSegments,
  prepare,
  renameOffered,
  selectOnFocus,
  setText,
  showReset,
  textOf,
} from "./form_fields.js";
import { givenAnew } from "./given_names.js";
import { isHandedOver } from "./handed_over.js";
import { InputPlaces } from "./input_places.js";
import { bringOver } from "./kept_blanks.js";
import { markUntouched } from "./field_remarks.js";
import { nameNewRows, pressRowButton } from "./row_buttons.js";
import { ReplacedInputs } from "./replaced_inputs.js";
import { nameRows, removeRow, rowAround, rowsOf } from "./rows.js";
import { addDear, blanksOf, carry, follow } from "./sentence.js";
import { forgetSnapshots } from "../snapshot.js";
import { same } from "./input_as_text.js";
import { StatusLine } from "./status_line.js";
import { enterEarly, typedEarly } from "./typed_early.js";
import { cameBackTo } from "./way_back.js";

/**
 * @param {EventTarget | null} target
 * @returns {target is Control}
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
  #isInAddress;
  #read;
  #status;
  /** @type {Fields} */ #example;
  #input;
  /** @type {import('./typed_early.js').Typed[]} */ #early;
  /** Whether the form holds something that its reader has entered here. */
  #edited = false;
  /** Whether it holds what somebody has sent in a link, as it came. */
  #isReceived = false;
  /** The box that the reader has begun an input of their own with, as long as they are at it. @type {Control | null} */
  #begunWith = null;
  /** Whether the currency has been taken from a sign. */
  #hasFollowed = false;
  #replaced;
  /** What the reader had entered before, while the form holds what has come over it. @type {Fields | null} */ #beneath =
    null;
  /** Whether some of it is not on the device yet: an idle tab must not overwrite what a newer one kept. */
  #unkept = false;

  /**
   * @param {HTMLFormElement} form
   * @param {Say} say
   * @param {string} store         name of what is kept on the device
   * @param {(isAnew: boolean) => void} changed   called after every change; anew: the input as a whole is another
   * @param {boolean} isInAddress   whether the address says at all times what the form holds
   * @param {(form: HTMLFormElement) => Fields} [read]   what the form holds
   */
  constructor(form, say, store, changed, isInAddress, read = collect) {
    this.#form = form;
    this.#say = say;
    this.#changed = changed;
    this.#isInAddress = isInAddress;
    this.#read = read;
    this.#status = new StatusLine(form);
    bringOver(form);
    this.#early = typedEarly(form);
    prepare(form);
    this.#hold(true);
    this.#example = collect(form);
    this.#input = new InputPlaces(store, fieldsOfForm(form), this.#example, (all) => givenAnew(form, all));
    this.#replaced = new ReplacedInputs(form, store);
    form.addEventListener("submit", (event) => event.preventDefault());
    form.addEventListener("input", (event) => {
      if (!this.#isExampleAgain(event)) this.#typed(event.target);
    });
    selectOnFocus(form);
    follow(form, true, say);
    addEventListener("hashchange", () => this.#addressChanged());
    addEventListener("storage", ({ key }) => {
      if (this.#input.isNamed(key)) this.#keptElsewhere();
    });
    addEventListener("pageshow", () => this.#keptElsewhere());
    addEventListener("pagehide", () => this.keep());
    document.addEventListener("visibilitychange", () => this.keep());
  }

  /** @returns {Fields} */
  get fields() {
    return this.#read(this.#form);
  }

  /** Whether what the form holds is the example, perhaps with something tried on it. */
  get isExample() {
    return this.#form.dataset.holds === "example";
  }

  /** Whether the form holds what somebody has sent in a link: that stays theirs until its reader edits it. */
  get isReceived() {
    return this.#isReceived && !this.isExample;
  }

  /** @param {boolean} isExample */
  #hold(isExample) {
    this.#form.dataset.holds = isExample ? "example" : "own";
  }

  /** Bring back what the address or this device holds, and say so. */
  restore() {
    if (this.#openAddress()) return;
    const kept = this.#input.kept();
    const isUnreadable = this.#input.inAddress() !== null;
    if (kept) {
      this.#show(kept, this.#say(isUnreadable ? "link_unreadable_restored" : "restored"));
      if (!isUnreadable) this.#addressChanged();
    } else if (isUnreadable) return;
    else if (this.#input.hasUnreadable()) this.#status.say(this.#say("kept_unreadable"));
  }

  /** What was entered before anyone heard of it is entered now, on top of what the form has come to hold. */
  hearEarly() {
    const early = this.#early;
    this.#early = [];
    const boxes = enterEarly(this.#form, early);
    if (boxes.length === 0) return;
    const isOwn = this.isExample && boxes.some((box) => !("whatIf" in box.dataset));
    if (isOwn) this.#beginOwn(boxes);
    // What is chosen fills in other boxes, and the sentence then says what the form holds: choices come first, and each
    // box has its own text again when its turn comes.
    const told = boxes.map((box) => ({ box, text: textOf(box) }));
    const place = (/** @type {Control} */ box) => (box instanceof HTMLSelectElement ? 0 : 1);
    for (const { box, text } of told.sort((one, other) => place(one.box) - place(other.box))) {
      setText(box, text);
      box.dispatchEvent(new Event("input", { bubbles: true }));
    }
    if (isOwn) this.#report(this.#say("begun"), this.#example);
  }

  /** Keep what has been entered on this device. */
  keep() {
    if (!this.#unkept) return;
    this.#unkept = false;
    // What was tried on the example is nobody's input.
    const own = this.isExample ? this.#example : this.fields;
    if (this.#isInAddress) this.#keepAddress();
    this.#keepReplaced(own);
    if (!this.#input.keep(own)) this.#status.say(this.#say("not_kept"));
  }

  /**
   * What on this device gives way now stays beside it.
   * @param {Fields} own
   */
  #keepReplaced(own) {
    const beneath = this.#beneath;
    this.#beneath = null;
    if (beneath && !same(beneath, own))
      this.#replaced.add({ from: "link", input: this.#input.asText(beneath) });
    const elsewhere = this.#input.keptElsewhere(own);
    if (elsewhere !== null) this.#replaced.add({ from: "tab", input: elsewhere });
  }

  /** Another tab may have kept something. */
  #keptElsewhere() {
    this.#replaced.read();
    this.#replaced.tellElsewhere(this.#input.keptElsewhere(this.fields));
  }

  /** @param {boolean} isWanted   back in the form; else it is let go */
  #dropReplaced(isWanted) {
    const last = this.#replaced.last;
    if (!last) return;
    const fields = this.#input.fromText(last.input);
    this.#input.passOver();
    this.#replaced.drop();
    const again = () => this.#replaced.add(last);
    if (isWanted && fields) this.take(fields, this.#say("replaced_back"), again);
    else this.#status.say(this.#say("replaced_gone"), again);
    this.#form.querySelector(/** @type {'button'} */ ("[data-action='undo']"))?.focus();
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
    else if (action === "back-to-example") this.#backToExample();
    else if (action === "dear-add") this.#addDear();
    else if (action === "dear-remove") this.#removeDear();
    else if (action === "replaced-back") this.#dropReplaced(true);
    else if (action === "replaced-gone") this.#dropReplaced(false);
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
      this.#hold(false);
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
    const before = this.fields;
    this.#beginOwn();
    this.#report(this.#say("emptied"), before);
    this.#edit(true);
  }

  /**
   * The sign that was typed says in which currency the shop counts; once, so that going back stays possible.
   * @param {string} code
   */
  followCurrency(code) {
    const box = controlAt(this.#form, "currency");
    if (!box || this.#hasFollowed) return;
    this.#hasFollowed = true;
    this.#change(this.#say("currency_followed", { currency: code }), () => setText(box, code));
  }

  #addDear() {
    if (this.isExample) this.#beginOwn();
    this.#change(this.#say("sentence.dear_added"), () => addDear(this.#form, this.#say));
    markUntouched(this.#form, this.#form);
    blanksOf(this.#form)
      .find(({ dataset }) => dataset.standsFor?.startsWith("segments[1]."))
      ?.focus();
  }

  #removeDear() {
    this.#change(this.#say("sentence.dear_removed"), () => {
      const row = rowsOf(this.#form, "segments")[1];
      if (row) removeRow(this.#form, row);
      offerSegments(this.#form);
    });
    this.#form.querySelector(/** @type {'button'} */ ("[data-action='dear-add']"))?.focus();
  }

  #backToExample() {
    if (!this.isExample) this.#replace(this.#example, this.#say("example_again"), this.fields);
  }

  /**
   * From here on only what the reader enters counts.
   * @param {Control[]} [kept]   the boxes that they have begun with
   */
  #beginOwn(kept = []) {
    emptyBut(this.#form, kept);
    nameNewRows(this.#form, this.#say);
    markUntouched(this.#form, this.#form);
    this.#hold(false);
  }

  /**
   * An address that carries the input and opens at the answer; `part`: without the pasted lists, which are too long.
   */
  link(fields = this.fields) {
    return this.#input.link(fields);
  }

  /**
   * Put the input into the address bar, from where it can be copied.
   * @param {Fields} [fields]   what of it; the whole stays on the device and comes back when the page is opened again
   */
  putIntoAddress(fields = this.fields) {
    this.keep();
    this.#input.putIntoAddress(fields, same(fields, this.fields), !this.isReceived);
  }

  #keepAddress() {
    if (this.isExample) this.#input.clearAddress();
    else this.#input.putIntoAddress(this.fields, true, !this.isReceived);
  }

  /** A link was opened or followed, or its reader went back or forth. */
  #addressChanged() {
    const found = this.#input.inAddress();
    if (found && !found.own) this.#openAddress();
    // Only once whoever leads to a place of the page has read it in the address.
    else if (this.isReceived || (this.#isInAddress && !this.isExample)) setTimeout(() => this.#keepAddress());
  }

  /** @returns {string}   the input in one line, as a link carries it */
  asText() {
    return this.#input.asText(this.fields);
  }

  /**
   * @param {string} text
   * @returns {Fields | null}   null where it is not to be trusted
   */
  fromText(text) {
    return this.#input.fromText(text);
  }

  /**
   * Take over another input as the reader's own.
   * @param {Fields} fields
   * @param {string} words        what has happened
   * @param {() => void} [undo]   what has to be brought back besides the form
   */
  take(fields, words, undo) {
    const before = this.fields;
    this.#replace(givenAnew(this.#form, fields), words);
    this.#status.say(words, () => {
      undo?.();
      return this.#goBackTo(before);
    });
  }

  /**
   * A link to the other language shows the same input.
   * @param {HTMLAnchorElement} link
   */
  giveTo(link) {
    // What somebody has sent is kept nowhere else.
    if (this.isReceived) link.hash = this.asText();
    else if (!this.isExample) {
      this.keep();
      this.#input.giveTo(link, this.fields);
    }
  }

  /** @returns {boolean}   whether the address holds an input that can be read */
  #openAddress() {
    const found = this.#input.inAddress();
    if (!found) return false;
    if (!found.fields) {
      this.#status.say(this.#say("link_unreadable"));
      return false;
    }
    this.#isReceived = false;
    if (found.own) {
      const kept = found.own === "part" ? this.#input.kept() : null;
      this.#show(kept ?? found.fields, this.#say("restored"));
      return true;
    }
    this.keep();
    const own = this.#edited ? this.fields : this.#input.kept();
    this.#edited = false;
    this.#beneath = own;
    // What the reader has just told on another page needs no words about where it comes from.
    const isTold = isHandedOver(location.hash.slice(1));
    this.#isReceived = !isTold;
    if (own && !same(own, found.fields))
      this.#show(found.fields, this.#say(isTold ? "told_over_own" : "shared_over_own"), own);
    else this.#show(found.fields, isTold ? "" : this.#say("shared"));
    return true;
  }

  /**
   * @param {Fields} fields
   * @param {string} words   none where nothing is to be said
   * @param {Fields} [before]   what undoing brings back
   */
  #show(fields, words, before) {
    fill(this.#form, fields);
    this.#hold(same(this.fields, this.#example));
    if (words) this.#report(words, before);
    this.#tell(true);
  }

  /**
   * @param {string} words
   * @param {Fields} [before]
   */
  #report(words, before) {
    this.#status.say(words, before && (() => this.#goBackTo(before)));
  }

  /** Its reader has changed the input. */
  #edit(isAnew = false) {
    this.#edited = true;
    this.#isReceived = false;
    this.#unkept = true;
    if (!this.#isInAddress) this.#input.clearAddress();
    this.#tell(isAnew);
  }

  /** @param {boolean} isAnew */
  #tell(isAnew) {
    follow(this.#form, this.isExample, this.#say);
    this.#changed(isAnew);
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
   * What the form held before it holds again.
   * @param {Fields} before
   */
  #goBackTo(before) {
    const now = this.fields;
    this.#replace(before, this.#say("undone"));
    return cameBackTo(this.#form, now, this.fields);
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

  /**
   * The browser's keys have brought back the figure of the example that the reader has begun with: the example is whole
   * again, since none of it may count as theirs.
   * @param {Event} event
   */
  #isExampleAgain(event) {
    const box = this.#begunWith;
    const isTakenBack = event instanceof InputEvent && event.inputType === "historyUndo";
    if (!isTakenBack || !box || event.target !== box || textOf(box) !== this.#example[box.name]) return false;
    this.#begunWith = null;
    this.#status.goBack();
    return true;
  }

  /** @param {EventTarget | null} target */
  #typed(target) {
    if (!isControl(target)) return;
    const isBlank = "standsFor" in target.dataset;
    if (!isBlank && !target.name) return;
    const before = this.isExample && !("whatIf" in target.dataset) ? this.#example : undefined;
    if (before) this.#beginOwn(isBlank ? [] : [target]);
    if (isBlank) carry(this.#form, target);
    if (target.name.endsWith("].name")) {
      nameRows(this.#form);
      renameOffered(this.#form);
    }
    showReset(target);
    // What is typed on in the box that the reader has begun with is no newer step.
    if (this.#begunWith !== target) this.#status.clear();
    this.#begunWith = before ? target : this.#begunWith === target ? target : null;
    if (before) this.#report(this.#say("begun"), before);
    this.#edit(before !== undefined);
  }

  /** @param {HTMLElement} button */
  #rearrange(button) {
    const before = this.fields;
    if (this.isExample) {
      // The example's rows are not the reader's to arrange; one of their own begins a form of their own.
      if (rowAround(button)) return;
      this.#beginOwn();
      if (beginsWithARow(this.#form, button.dataset.list ?? "")) {
        this.#report(this.#say("begun"), before);
        return this.#edit();
      }
    }
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
    markUntouched(this.#form, this.#form);
  }

  #deleteAll() {
    const before = this.fields;
    const keepOthersAgain = this.#input.forgetAll();
    this.#beneath = null;
    this.#replaced.tellElsewhere(null);
    this.#replaced.read();
    fill(this.#form, this.#example);
    this.#hold(true);
    this.#status.say(this.#say("deleted"), () => {
      keepOthersAgain();
      this.#replaced.read();
      return this.#goBackTo(before);
    });
    this.#edit();
    this.#edited = false;
    this.#unkept = false;
    this.#input.clearAddress();
    // No input is in it, but “everything” is what the button says.
    forgetSnapshots();
  }
}
