/**
 * The question about a balance that is not of today: what stands in its boxes, and what follows for the form.
 *
 * @import { Fields } from '../messages.js'
 */

/**
 * @param {ParentNode} root
 * @returns {HTMLInputElement | null}   where the balance of today is typed; null where it is not asked for
 */
export function balanceBox(root) {
  return root.querySelector(/** @type {'input'} */ ("#balance-now"));
}

/**
 * Positions of the orders that are asked about.
 * @param {ParentNode} root
 * @param {boolean} deducted   those that were deducted, or those that were not
 */
export function ordersAsked(root, deducted) {
  const boxes = [...root.querySelectorAll(/** @type {'input'} */ ("input[data-deducted]"))];
  return boxes.filter((box) => box.checked === deducted).map((box) => box.dataset.deducted ?? "");
}

/**
 * The input with the balance of today in it, and orders that have been deducted as paid.
 * @param {Fields} fields
 * @param {string} balance
 * @param {readonly string[]} deducted   positions of orders
 * @returns {Fields}
 */
export function withBalance(fields, balance, deducted) {
  return { ...withPaid(fields, deducted), balance, balance_on: fields.today ?? "" };
}

/**
 * @param {Fields} fields
 * @param {readonly string[]} orders   their positions
 * @returns {Fields}
 */
export function withPaid(fields, orders) {
  return { ...fields, ...Object.fromEntries(orders.map((place) => [`orders[${place}].status`, "paid"])) };
}
