/**
 * What was typed and chosen in the boxes of the results, and the messages beside them.
 *
 * @import { Fields } from '../messages.js'
 */

/** @typedef {HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement} Box */

/**
 * What differs from what the page would do by itself.
 * @param {Element} form
 * @returns {Fields}
 */
export function collect(form) {
  /** @type {Fields} */
  const fields = {};
  for (const box of boxesOf(form)) {
    if (box.value !== "" && box.value !== box.dataset.default) fields[box.name] = box.value;
  }
  return fields;
}

/**
 * Put back what was typed while an answer was on its way: the boxes that came with it know nothing of that.
 * @param {Element} form
 * @param {Fields} held    what stood in the boxes when it was asked for
 * @param {Fields} typed   what stood in them when it came
 */
export function typeAgain(form, held, typed) {
  for (const box of boxesOf(form)) {
    const text = typed[box.name];
    if (text !== undefined && text !== held[box.name]) box.value = text;
  }
}

/**
 * @param {Element} form
 * @param {{ field: string, message: string }[]} problems
 */
export function showProblems(form, problems) {
  const messages = new Map(problems.map(({ field, message }) => [field, message]));
  for (const box of boxesOf(form)) {
    const message = messages.get(box.name) ?? "";
    const place = form.querySelector(`[data-error-for="${CSS.escape(box.name)}"]`);
    if (place && place.textContent !== message) place.textContent = message;
    if (message) box.setAttribute("aria-invalid", "true");
    else box.removeAttribute("aria-invalid");
    messages.delete(box.name);
  }
  const first = boxesOf(form).find((box) => box.hasAttribute("aria-invalid"));
  if (first) openFoldsAround(first);
  first?.focus();
  const rest = form.querySelector("[data-corrections]");
  if (rest) rest.textContent = [...messages.values()].join(" ");
}

/**
 * Open every fold that an element stands in.
 * @param {Element} element
 */
export function openFoldsAround(element) {
  for (let fold = element.closest("details"); fold; fold = fold.parentElement?.closest("details") ?? null) {
    fold.open = true;
  }
}

/**
 * @param {Element} form
 * @returns {Box[]}
 */
function boxesOf(form) {
  return [...form.querySelectorAll(/** @type {'input'} */ (":is(input, select, textarea)[name]"))];
}
