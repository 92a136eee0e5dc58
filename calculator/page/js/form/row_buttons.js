/**
 * What the buttons of the form's lists do: add a row, copy, move or remove one; what is said about it, where the focus
 * goes.
 *
 * @import { Say } from '../view/words.js'
 */

import { offerSegments } from "./form_fields.js";
import { markUntouched, reveal } from "./field_remarks.js";
import {
  addRow,
  copyRow,
  holderOf,
  listOf,
  listsOf,
  moveRow,
  mostRows,
  nameRows,
  removeRow,
  rowAround,
  rowCalled,
  rowName,
  rowsOf,
} from "./rows.js";
import { fillInSeason } from "./season_button.js";

/** @typedef {{ words: string, focus: HTMLElement | null }} Done */

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button
 * @param {Say} say
 * @returns {string | null}   what has happened, in words; null if nothing has
 */
export function pressRowButton(form, button, say) {
  const action = button.dataset.action;
  if (action === "season-preset") return fillInSeason(form, button, say);
  const row = rowAround(button);
  const list = row ? listOf(row) : (button.dataset.list ?? "");
  const most = mostRows(form, list);
  // More could neither be kept on the device nor be put into a link.
  const isFull = rowsOf(form, list).length >= most;
  if (isFull && (action === "row-add" || action === "row-copy"))
    return say(key(form, list, "full"), { most });
  const done = row ? act(form, row, button, say) : add(form, list, say);
  if (!done) return null;
  nameRows(form);
  offerSegments(form);
  if (done.focus) {
    reveal(done.focus);
    done.focus.focus();
    if (done.focus instanceof HTMLInputElement && hasOwnNames(form, list)) done.focus.select();
  }
  return done.words;
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 * @param {HTMLElement} button
 * @param {Say} say
 * @returns {Done | null}
 */
function act(form, row, button, say) {
  switch (button.dataset.action) {
    case "row-copy":
      return copy(form, row, say);
    case "row-remove":
      return remove(form, row, say);
    case "row-up":
      return move(form, row, -1, button, say);
    case "row-down":
      return move(form, row, 1, button, say);
    default:
      return null;
  }
}

/**
 * @param {HTMLFormElement} form
 * @param {string} list
 * @param {string} what
 */
function key(form, list, what) {
  return `${holderOf(form, list).dataset.words}_${what}`;
}

/**
 * Whether rows of a list must not share a name: then each new row is given one.
 * @param {HTMLFormElement} form
 * @param {string} list
 */
function hasOwnNames(form, list) {
  return "ownNames" in holderOf(form, list).dataset;
}

/**
 * Give every row that must have a name of its own, and has none yet, the one that a new row gets.
 * @param {HTMLFormElement} form
 * @param {Say} say
 */
export function nameNewRows(form, say) {
  for (const list of listsOf(form).filter((name) => hasOwnNames(form, name))) {
    rowsOf(form, list).forEach((row, position) => {
      if (rowName(row) === "") giveName(form, row, say(key(form, list, "new"), { number: position + 1 }));
    });
  }
  nameRows(form);
  offerSegments(form);
}

/**
 * @param {HTMLFormElement} form
 * @param {string} list
 * @param {Say} say
 * @returns {Done}
 */
function add(form, list, say) {
  const added = addRow(form, list);
  const number = numberOf(form, added);
  markUntouched(form, added);
  if (hasOwnNames(form, list)) giveName(form, added, say(key(form, list, "new"), { number }));
  const first = added.querySelector(/** @type {'input'} */ ("input, select"));
  return { words: say(key(form, list, "added"), { number }), focus: first };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 * @param {Say} say
 * @returns {Done}
 */
function copy(form, row, say) {
  const copied = copyRow(form, row);
  const name = rowName(row);
  const list = listOf(row);
  if (hasOwnNames(form, list)) giveName(form, copied, say(key(form, list, "copy"), { name }));
  const words = say(key(form, list, "copied"), { name: rowCalled(row), number: numberOf(form, copied) });
  return { words, focus: copied.querySelector("input") };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 * @param {Say} say
 * @returns {Done}
 */
function remove(form, row, say) {
  const list = listOf(row);
  const words = say(key(form, list, "removed"), { number: numberOf(form, row), name: rowCalled(row) });
  const next = removeRow(form, row)?.querySelector("legend");
  const adder = `[data-action='row-add'][data-list='${CSS.escape(list)}']`;
  return { words, focus: next ?? form.querySelector(adder) };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 * @param {-1 | 1} places
 * @param {HTMLElement} button
 * @param {Say} say
 * @returns {Done | null}
 */
function move(form, row, places, button, say) {
  if (!moveRow(form, row, places)) return null;
  const words = say(key(form, listOf(row), "moved"), { name: rowName(row), number: numberOf(form, row) });
  return { words, focus: button };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 */
function numberOf(form, row) {
  return rowsOf(form, listOf(row)).indexOf(row) + 1;
}

/**
 * The wanted name, or with a number after it where another row has it.
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} row
 * @param {string} wanted
 */
function giveName(form, row, wanted) {
  const taken = rowsOf(form, listOf(row)).map(rowName);
  let name = wanted;
  for (let number = 2; taken.includes(name); number += 1) name = `${wanted} ${number}`;
  const box = row.querySelector(/** @type {'input'} */ ("input[name$='.name']"));
  if (box) box.value = box.maxLength > 0 ? name.slice(0, box.maxLength) : name;
}
