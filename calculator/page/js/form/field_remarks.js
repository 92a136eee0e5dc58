/**
 * What Python says about single fields, beside those fields: how a figure was understood, what is wrong with it,
 * and a list of everything wrong at the top of the form.
 *
 * @import { Say } from '../view/words.js'
 */

import { controlAt, controls, textOf } from "./form_fields.js";
import { rowAround } from "./rows.js";

/**
 * @typedef {{ field: string, code: string, message: string }} Problem
 * @typedef {{ fields: string[], message: string }} Notice
 * @typedef {{ understood: Record<string, string>, problems: Problem[], notices: Notice[], further: number }} Remarks
 */

/** A control that its reader has not reached yet: a gap there is no mistake, only work still to do. */
const UNTOUCHED = "untouched";

/**
 * @param {HTMLFormElement} form
 * @param {ParentNode} within
 */
export function markUntouched(form, within) {
  for (const control of controls(within)) if (textOf(control) === "") control.dataset[UNTOUCHED] = "";
  form.addEventListener("focusout", forgetUntouched);
}

/** @param {FocusEvent} event */
function forgetUntouched(event) {
  if (event.target instanceof HTMLElement) delete event.target.dataset[UNTOUCHED];
}

/**
 * @param {HTMLFormElement} form
 * @param {Problem} problem
 */
export function isStillToFillIn(form, problem) {
  const control = problem.code === "missing" ? controlAt(form, problem.field) : null;
  return control !== null && UNTOUCHED in control.dataset && textOf(control) === "";
}

/**
 * @param {HTMLFormElement} form
 * @param {Remarks} remarks
 * @param {Say} say
 */
export function showRemarks(form, remarks, say) {
  for (const slot of form.querySelectorAll("[data-understood-for]")) {
    setIfNew(slot, remarks.understood[slot.getAttribute("data-understood-for") ?? ""] ?? "");
  }
  const current = remarks.problems.filter((problem) => !isBeingTyped(form, problem));
  const mistakes = current.filter((problem) => !isStillToFillIn(form, problem));
  /** @type {Map<string, { message: string, kind: string }>} */
  const byField = new Map();
  for (const { fields, message } of remarks.notices) {
    for (const [position, field] of fields.entries()) {
      // In full once; the other fields of the same contradiction point to it.
      if (!byField.has(field)) {
        byField.set(field, { message: position === 0 ? message : say("check_too"), kind: "notice" });
      }
    }
  }
  for (const problem of current) {
    const gap = !mistakes.includes(problem);
    byField.set(
      problem.field,
      gap ? { message: say("to_fill_in"), kind: "gap" } : { message: problem.message, kind: "mistake" },
    );
  }
  for (const slot of form.querySelectorAll(/** @type {'p'} */ ("[data-error-for]"))) {
    const path = slot.dataset.errorFor ?? "";
    const found = byField.get(path);
    setIfNew(slot, found?.message ?? "");
    slot.dataset.kind = found?.kind ?? "";
    const control = controlAt(form, path);
    if (found?.kind === "mistake") control?.setAttribute("aria-invalid", "true");
    else control?.removeAttribute("aria-invalid");
  }
  summarise(form, mistakes, remarks.further, say);
}

/**
 * Half a number is no mistake: wait until its reader has left the field.
 * @param {HTMLFormElement} form
 * @param {Problem} problem
 */
function isBeingTyped(form, problem) {
  const control = controlAt(form, problem.field);
  return control !== null && control === document.activeElement && !control.hasAttribute("aria-invalid");
}

/**
 * @param {HTMLFormElement} form
 * @param {Problem[]} mistakes
 * @param {number} further
 * @param {Say} say
 */
function summarise(form, mistakes, further, say) {
  const box = form.querySelector("[data-problems]");
  const found = mistakes.map((problem) => {
    const control = controlAt(form, problem.field);
    return { control, message: `${control ? whereIs(control) : ""}${problem.message}` };
  });
  const messages = found.map(({ message }) => message).join("\n");
  if (!(box instanceof HTMLElement) || box.dataset.messages === messages) return;
  box.dataset.messages = messages;
  box.replaceChildren();
  if (mistakes.length === 0) return;
  const count = mistakes.length + further;
  const title = document.createElement("p");
  title.className = "problem-summary__title";
  title.textContent = say(count === 1 ? "problems.one" : "problems.many", { count });
  const list = document.createElement("ul");
  for (const { control, message } of found) {
    const item = document.createElement("li");
    if (control) item.append(linkTo(control, message));
    else item.textContent = message;
    list.append(item);
  }
  if (further > 0) {
    const item = document.createElement("li");
    item.textContent = say("problems.further", { count: further });
    list.append(item);
  }
  box.append(title, list);
}

/**
 * Which row a field is in, when the fields of all of them read alike.
 * @param {Element} control
 */
function whereIs(control) {
  const heading = rowAround(control)?.querySelector("legend")?.textContent.trim();
  return heading ? `${heading} – ` : "";
}

/**
 * A link that leads to a field and puts the cursor there, opening whatever hides it.
 * @param {HTMLElement} control
 * @param {string} message
 */
function linkTo(control, message) {
  const link = document.createElement("a");
  link.href = `#${control.id}`;
  link.textContent = message;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    reveal(control);
    control.focus();
  });
  return link;
}

/**
 * @param {HTMLFormElement} form
 * @param {string} path
 * @returns {string}   what the form calls a box; nothing where it has none
 */
export function labelOf(form, path) {
  const box = controlAt(form, path);
  return (box instanceof HTMLInputElement && box.labels?.[0]?.textContent?.trim()) || "";
}

/** @param {Element} element */
export function reveal(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
}

/**
 * A live region that is given the text it has would be read out again.
 * @param {Element} element
 * @param {string} text
 */
export function setIfNew(element, text) {
  if (element.textContent !== text) element.textContent = text;
}
