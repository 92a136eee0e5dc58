/**
 * Orders found in a payments list that has been read before.
 *
 * @import { Fields } from '../messages.js'
 */

/**
 * What tells an order of a list: its reader corrects other boxes of its row. A failed payment has a day of its own.
 * @param {(part: string) => string | undefined} text
 * @param {"deduct_on" | "noted_on"} day
 */
function mark(text, day) {
  return JSON.stringify([text("name") ?? "", text("amount") ?? "", day, text(day) ?? ""]);
}

/**
 * The orders that the form does not hold yet; of several alike as many as it lacks.
 * @param {readonly Record<string, string>[]} orders   texts by the last part of their path
 * @param {Fields} fields
 */
export function notInForm(orders, fields) {
  /** @type {Map<string, number>} */
  const held = new Map();
  for (let place = 0; `orders[${place}].name` in fields; place += 1) {
    for (const day of /** @type {const} */ (["deduct_on", "noted_on"])) {
      const told = mark((part) => fields[`orders[${place}].${part}`], day);
      held.set(told, (held.get(told) ?? 0) + 1);
    }
  }
  return orders.filter((order) => {
    const told = mark((part) => order[part], order.deduct_on ? "deduct_on" : "noted_on");
    const left = held.get(told) ?? 0;
    held.set(told, left - 1);
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
