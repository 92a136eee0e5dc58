/**
 * The results: finished HTML from Python, put in place without moving the focus, the scroll or an open fold.
 */

import { standsBeside } from "./result_folds.js";

/** What the results are of: the example, the present input, or an earlier one (and then why). */
/**
 * `begun`: nothing stands there yet, the reader's own input is not complete.
 * @typedef {'example' | 'own' | 'begun' | 'busy' | 'waiting' | 'incomplete' | 'failed' | 'stale' | 'refused'} Standing
 */

/**
 * @param {Element} root
 * @param {Record<string, string>} html   by the name of the place that takes it
 */
export function placeResults(root, html) {
  for (const [name, markup] of Object.entries(html)) {
    const slot = root.querySelector(`[data-slot="${CSS.escape(name)}"]`);
    if (slot) place(slot, markup);
  }
}

/**
 * The places that a later part of the result fills.
 * @param {Element} root
 * @param {string} part
 * @returns {HTMLElement[]}
 */
export function placesOf(root, part) {
  return [...root.querySelectorAll(/** @type {'div'} */ (`[data-of-part="${CSS.escape(part)}"]`))];
}

/**
 * Say of later parts whether they are being computed anew. Until they are, their figures are those of an earlier
 * input: they stay in sight, but no longer claim to be figures of the result.
 * @param {Element} root
 * @param {readonly string[]} parts
 * @param {boolean} isBusy
 */
export function markBusy(root, parts, isBusy) {
  for (const slot of parts.flatMap((part) => placesOf(root, part))) {
    slot.setAttribute("aria-busy", String(isBusy));
    if (!isBusy) continue;
    for (const figure of slot.querySelectorAll("[data-result]")) figure.removeAttribute("data-result");
  }
}

/**
 * Where the styles find how the results stand: at the results, and for what lies around them at the page, since
 * `:has()` is younger than the oldest browsers that the calculators work in.
 * @param {Element} root
 */
function standingPlaces(root) {
  const results = root.querySelectorAll(/** @type {'div'} */ (".results"));
  return [document.documentElement, ...results];
}

/**
 * Take every figure away: those that stand there are not of what the reader has begun to enter.
 * @param {Element} root
 */
export function clearResults(root) {
  for (const slot of root.querySelectorAll(".results [data-slot], .result-bar [data-slot]")) {
    slot.replaceChildren();
    slot.removeAttribute("aria-busy");
  }
  for (const place of standingPlaces(root)) place.dataset.empty = "";
}

/**
 * Show the results again, once there are some.
 * @param {Element} root
 */
export function uncoverResults(root) {
  for (const place of standingPlaces(root)) delete place.dataset.empty;
}

/**
 * Whose figures these are, wherever it is said.
 * @param {Element} root
 * @param {boolean} isExample
 * @param {string} words
 */
export function sayWhose(root, isExample, words) {
  for (const place of [root, document.documentElement])
    if (place instanceof HTMLElement) place.dataset.whose = isExample ? "example" : "own";
  for (const place of root.querySelectorAll("[data-whose-words]")) {
    if (place.textContent !== words) place.textContent = words;
  }
}

/**
 * @param {Element} root
 * @param {Standing} standing
 * @param {string} words
 */
export function stand(root, standing, words) {
  const state = root.querySelector("[data-results-state]");
  for (const place of standingPlaces(root)) place.dataset.standing = standing;
  if (state && state.textContent !== words) state.textContent = words;
}

/**
 * @param {Element} slot
 * @param {string} markup
 */
function place(slot, markup) {
  const fresh = document.createElement("template");
  fresh.innerHTML = markup;
  // A live region reads out what changes in it: the same sentence is not news.
  if (slot.hasAttribute("aria-live") && fresh.content.textContent === slot.textContent) return;
  const focused = slot.contains(document.activeElement) ? address(slot, document.activeElement) : null;
  keepFolds(slot, fresh.content);
  slot.replaceChildren(fresh.content);
  if (focused) {
    const again = slot.querySelector(focused);
    if (again instanceof HTMLElement) again.focus({ preventScroll: true });
  }
}

/**
 * Every fold stays as its reader left it. A new one of what goes further than the main figures begins open where the
 * results stand beside the form.
 * @param {Element} slot
 * @param {DocumentFragment} fresh   what is to take its place
 */
function keepFolds(slot, fresh) {
  const folds = [...slot.querySelectorAll(/** @type {'details'} */ ("details[id]"))];
  const wasOpen = new Map(folds.map((fold) => [fold.id, fold.open]));
  for (const fold of fresh.querySelectorAll(/** @type {'details'} */ ("details[id]"))) {
    fold.open = wasOpen.get(fold.id) ?? (fold.open || ("part" in fold.dataset && standsBeside(slot)));
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
