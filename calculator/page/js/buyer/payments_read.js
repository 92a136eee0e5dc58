/**
 * Orders found in a payments list that has been read before.
 *
 * @import { Fields } from '../messages.js'
 */

/** What tells an order of a list: its reader corrects other boxes of its row. */
const TOLD_BY = ["name", "amount", "noted_on"];

/**
 * The orders that the form does not hold yet; of several alike as many as it lacks.
 * @param {readonly Record<string, string>[]} orders   texts by the last part of their path
 * @param {Fields} fields
 */
export function notInForm(orders, fields) {
  /** @type {Map<string, number>} */
  const held = new Map();
  for (let place = 0; `orders[${place}].name` in fields; place += 1) {
    const mark = JSON.stringify(TOLD_BY.map((part) => fields[`orders[${place}].${part}`] ?? ""));
    held.set(mark, (held.get(mark) ?? 0) + 1);
  }
  return orders.filter((order) => {
    const mark = JSON.stringify(TOLD_BY.map((part) => order[part] ?? ""));
    const left = held.get(mark) ?? 0;
    held.set(mark, left - 1);
    return left <= 0;
  });
}

/**
 * The ticked boxes of a question about a payments list.
 * @param {HTMLElement} button   its button
 */
export function tickedBeside(button) {
  const boxes = button.closest("[data-asked]")?.querySelectorAll(/** @type {'input'} */ ("input:checked"));
  return [...(boxes ?? [])];
}
