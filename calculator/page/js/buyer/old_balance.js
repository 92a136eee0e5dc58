/**
 * The question about a balance that is not of today: what stands in its boxes, and what follows for the form.
 *
 * @import { Fields } from '../messages.js'
 */

import { forget, load, save } from "../form/device_storage.js";

/** What was typed as the balance of today, as long as it has not been taken. */
const BALANCE_NOW = "balance-now";

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
 * Wages, rent and the like that are asked about and have not moved.
 * @param {ParentNode} root
 */
export function flowsLeftOut(root) {
  const boxes = [...root.querySelectorAll(/** @type {'input'} */ ("input[data-moved]"))];
  return boxes.filter((box) => !box.checked).map((box) => box.dataset.moved ?? "");
}

/**
 * Keep on the device what is typed as the balance of today: the page may be left before it is taken.
 * @param {string} typed
 * @param {string} earlier   the balance that the form holds
 * @param {string} today
 */
export function keepBalanceNow(typed, earlier, today) {
  if (typed.trim() === "") forget(BALANCE_NOW);
  else save(BALANCE_NOW, JSON.stringify({ typed, earlier, today }));
}

/**
 * @param {string} earlier
 * @param {string} today
 * @returns {string}   empty where nothing was kept today for this earlier balance
 */
export function keptBalanceNow(earlier, today) {
  try {
    const kept = JSON.parse(load(BALANCE_NOW) ?? "{}");
    const isOfThis = kept.earlier === earlier && kept.today === today;
    return isOfThis && typeof kept.typed === "string" ? kept.typed : "";
  } catch {
    return "";
  }
}

/**
 * The input with the balance of today in it, what has been deducted, and what is due today.
 * @param {Fields} fields
 * @param {string} balance
 * @param {Fields} then   what stands in the form after that
 * @returns {Fields}
 */
export function withBalance(fields, balance, then) {
  return { ...fields, ...then, balance, balance_on: fields.today ?? "" };
}

/**
 * A balance of today that was typed over that of an earlier day before the page could ask for it. Until it asks, what
 * the form holds is the earlier one: with the new one, money that has moved since would count twice.
 */
export class HeldBalance {
  /** @type {{ earlier: string, typed: string } | null} */ #held = null;

  /**
   * @param {string} earlier   what stood in the box before the first of it was typed
   * @param {string} typed
   */
  hold(earlier, typed) {
    this.#held = { earlier: this.#held?.earlier ?? earlier, typed };
  }

  /**
   * @param {Fields} fields   as they stand in the form
   * @returns {Fields}        as it holds them
   */
  within(fields) {
    // A form that has been filled anew since then holds what stands in it.
    if (!this.#held || fields.balance !== this.#held.typed) return fields;
    return { ...fields, balance: this.#held.earlier };
  }

  /** What was held, which is so no longer. */
  release() {
    const held = this.#held;
    this.#held = null;
    return held;
  }
}
