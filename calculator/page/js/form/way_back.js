/**
 * Where the focus goes once something has been taken back by the keyboard, and what held it is gone.
 *
 * @import { Fields } from '../messages.js'
 */

import { controlAt } from "./form_fields.js";
import { rowAround } from "./rows.js";
import { blanksOf } from "./sentence.js";

/** @param {Element} element */
export function isShown(element) {
  return element.getClientRects().length > 0;
}

/**
 * The first box whose text has come back: in the form where that is open, else in the sentence. Where a row has gone
 * again, the button that had added it.
 * @param {HTMLFormElement} form
 * @param {Fields} before   what it held until now
 * @param {Fields} now
 * @returns {HTMLElement | null}
 */
export function cameBackTo(form, before, now) {
  const blanks = new Map(blanksOf(form).map((blank) => [blank.dataset.standsFor, blank]));
  const paths = Object.keys(now).filter((path) => now[path] !== before[path]);
  for (const path of paths) {
    const [box, blank] = [controlAt(form, path), blanks.get(path)];
    if (box && isShown(rowAround(box) ?? box)) return box;
    if (blank && isShown(blank)) return blank;
  }
  const [list] =
    Object.keys(before)
      .find((path) => !(path in now))
      ?.split("[") ?? [];
  const adder = list ? `[data-action='row-add'][data-list='${CSS.escape(list)}']` : "";
  return paths[0] ? controlAt(form, paths[0]) : adder ? form.querySelector(adder) : null;
}

/**
 * @param {HTMLElement} place
 * @returns {HTMLElement | null}   what can be pressed or typed into next after it
 */
export function neighbourOf(place) {
  const all = [
    ...document.querySelectorAll(/** @type {'input'} */ ("button, input, select, textarea, summary")),
  ];
  const isAfter = (/** @type {Element} */ one) =>
    (place.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
  return all.find((one) => isAfter(one) && isShown(one)) ?? null;
}
