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
 * The deductions that are asked about.
 * @param {ParentNode} root
 * @param {boolean} deducted   those that were made, or those that were not
 */
export function ordersAsked(root, deducted) {
  const boxes = [...root.querySelectorAll(/** @type {'input'} */ ("input[data-deducted]"))];
  return boxes.filter((box) => box.checked === deducted).map((box) => box.dataset.deducted ?? "");
}

/**
 * What stands in the form once what is ticked has been deducted; of an order in instalments, as the last of them says.
 * @param {ParentNode} root
 * @returns {Fields}
 */
export function onceDeducted(root) {
  const boxes = [...root.querySelectorAll(/** @type {'input'} */ ("input[data-deducted]"))];
  const thens = boxes.filter((box) => box.checked).map((box) => JSON.parse(box.dataset.then ?? "{}"));
  return Object.assign({}, ...thens);
}

/**
 * The input with the balance of today in it, and what has been deducted.
 * @param {Fields} fields
 * @param {string} balance
 * @param {Fields} then   what stands in the form once that has been deducted
 * @returns {Fields}
 */
export function withBalance(fields, balance, then) {
  return { ...fields, ...then, balance, balance_on: fields.today ?? "" };
}
