/**
 * The box that says why the calculator has not come, and what helps.
 *
 * @import { Cause } from '../messages.js'
 */

/**
 * @param {Element} box
 * @param {Cause} cause
 * @param {boolean} canRetry   whether it offers to try again
 */
export function sayCause(box, cause, canRetry) {
  for (const words of box.querySelectorAll(/** @type {'p'} */ ("[data-cause]")))
    words.hidden = words.dataset.cause !== cause;
  const button = box.querySelector(/** @type {'button'} */ ("[data-action='retry']"));
  if (button) button.hidden = !canRetry;
}
