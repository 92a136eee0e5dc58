/**
 * What is told in a sentence that no form stands behind yet: kept in the page's entry of the browser's history, for
 * whoever reloads or comes back, and handed to the page in the other language that a link leads to. In the same way
 * every page hands over what is typed before its scripts are there (`GUARD` in ../../form/not_started.py).
 *
 * @import { Control } from './form_fields.js'
 */

import { setText } from "./form_fields.js";
import { show } from "./sentence.js";
import { boxesOf, isChanged } from "./typed_early.js";

const KEY = "pay-later:told";

/** What stands in a blank; of a choice also its number, since some are named in the page's language. @typedef {{ text: string, choice?: number }} Told */

/**
 * @param {readonly Control[]} blanks
 * @returns {Record<string, Told>}   by what a blank stands for
 */
function toldIn(blanks) {
  return Object.fromEntries(
    blanks.map((blank) => {
      const choice = blank instanceof HTMLSelectElement ? { choice: blank.selectedIndex } : {};
      return [blank.dataset.standsFor ?? "", { text: blank.value, ...choice }];
    }),
  );
}

/** @param {readonly Control[]} blanks */
export function keepBlanks(blanks) {
  try {
    history.replaceState({ ...history.state, told: toldIn(blanks) }, "");
  } catch {
    // Some browsers refuse when this is asked for too often; the next edit asks again.
  }
}

/** Another keeps from here on what was told. */
export function leaveBlanks() {
  if (history.state?.told) history.replaceState({ ...history.state, told: undefined }, "");
}

/**
 * A link to the other language takes along what was told.
 * @param {readonly Control[]} blanks
 * @param {Event} event   a click
 */
export function handOverBlanks(blanks, { target }) {
  const link = target instanceof Element ? target.closest("a[hreflang]") : null;
  if (!(link instanceof HTMLAnchorElement)) return;
  try {
    sessionStorage.setItem(KEY, JSON.stringify({ to: link.pathname, told: toldIn(blanks) }));
  } catch {
    // Without storage the other page begins anew.
  }
}

/**
 * Enter what was told before, here or on the page in the other language; what has been typed meanwhile stays.
 * @param {readonly Control[]} blanks
 */
export function bringBack(blanks) {
  enterTold(blanks, handedOver() ?? history.state?.told ?? {});
  keepBlanks(blanks);
}

/**
 * Enter what was typed on the page in the other language before its scripts were there, as if it had been typed here.
 * @param {HTMLFormElement} form   as the build has written it
 */
export function bringOver(form) {
  enterTold(boxesOf(form), handedOver() ?? {});
}

/**
 * @param {readonly Control[]} boxes
 * @param {Record<string, Told>} told
 */
function enterTold(boxes, told) {
  for (const box of boxes) {
    const found = told[box.name || (box.dataset.standsFor ?? "")];
    if (!found || isChanged(box)) continue;
    if (box instanceof HTMLSelectElement) show(box, inThisLanguage(box, found));
    else setText(box, found.text);
  }
}

/** @returns {Record<string, Told> | null} */
function handedOver() {
  try {
    const { to, told } = JSON.parse(sessionStorage.getItem(KEY) ?? "{}");
    sessionStorage.removeItem(KEY);
    return to === location.pathname ? told : null;
  } catch {
    return null;
  }
}

/**
 * @param {Control} blank
 * @param {Told} told
 */
function inThisLanguage(blank, { text, choice = -1 }) {
  if (!(blank instanceof HTMLSelectElement)) return text;
  const options = [...blank.options];
  return options.some(({ value }) => value === text) ? text : (options[choice]?.value ?? text);
}
