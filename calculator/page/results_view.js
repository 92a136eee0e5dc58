/**
 * The results: finished HTML from Python, put in place without moving the focus, the scroll or an open fold.
 */

import { foldFurther, isOneColumn } from "./result_folds.js";

/** What the results are of: the example, the present input, or an earlier one (and then why). */
/** @typedef {'example' | 'own' | 'busy' | 'waiting' | 'incomplete' | 'failed' | 'stale' | 'refused'} Standing */

/**
 * @param {Element} root
 * @param {Record<string, string>} html   by the name of the place that takes it
 */
export function placeResults(root, html) {
  const calculator = root.closest(".calculator") ?? root;
  const folded = isOneColumn(calculator);
  for (const [name, markup] of Object.entries(html)) {
    const slot = root.querySelector(`[data-slot="${CSS.escape(name)}"]`);
    if (slot) place(slot, markup, folded);
  }
}

/**
 * Say of later parts whether they are being computed anew. Until they are, their figures are those of an earlier
 * input: they stay in sight, but no longer claim to be figures of the result.
 * @param {Element} root
 * @param {readonly string[]} names
 * @param {boolean} isBusy
 */
export function markBusy(root, names, isBusy) {
  for (const name of names) {
    const slot = root.querySelector(`[data-slot="${CSS.escape(name)}"]`);
    slot?.setAttribute("aria-busy", String(isBusy));
    if (!isBusy) continue;
    for (const figure of slot?.querySelectorAll("[data-result]") ?? []) figure.removeAttribute("data-result");
  }
}

/**
 * @param {Element} root
 * @param {Standing} standing
 * @param {string} words
 */
export function stand(root, standing, words) {
  const results = root.querySelector(".results");
  const state = root.querySelector("[data-results-state]");
  if (results instanceof HTMLElement) results.dataset.standing = standing;
  if (state && state.textContent !== words) state.textContent = words;
}

/**
 * @param {Element} slot
 * @param {string} markup
 * @param {boolean} folded   what goes further
 */
function place(slot, markup, folded) {
  const fresh = document.createElement("template");
  fresh.innerHTML = markup;
  // A live region reads out what changes in it: the same sentence is not news.
  if (fresh.content.textContent === slot.textContent && slot.hasAttribute("aria-live")) return;
  const folds = [...slot.querySelectorAll(/** @type {'details'} */ ("details[id]"))];
  const wasOpen = new Map(folds.map((fold) => [fold.id, fold.open]));
  const focused = slot.contains(document.activeElement) ? address(slot, document.activeElement) : null;
  if (folded) foldFurther(fresh.content);
  for (const fold of fresh.content.querySelectorAll("details[id]")) {
    const open = wasOpen.get(fold.id);
    if (open !== undefined) fold.toggleAttribute("open", open);
  }
  slot.replaceChildren(fresh.content);
  if (focused) {
    const again = slot.querySelector(focused);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }
}

/**
 * How to find a focused element again in the new HTML: by its own id, or as the summary of its fold.
 * @param {Element} slot
 * @param {Element | null} element
 * @returns {string | null}
 */
function address(slot, element) {
  if (element?.id) return `#${CSS.escape(element.id)}`;
  const fold = element?.closest("details[id]");
  return fold && slot.contains(fold) ? `#${CSS.escape(fold.id)} > summary` : null;
}
