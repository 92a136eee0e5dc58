/**
 * A plan as it is passed on: what is ordered and when it is deducted, not what its owner has and earns.
 *
 * @import { Fields } from '../messages.js'
 */

const PRIVATE = /^(balance|balance_on|income\[\d+\]\..+)$/;

/**
 * @param {Fields} fields
 * @returns {Fields}
 */
export function withoutMoney(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([path]) => !PRIVATE.test(path)));
}
