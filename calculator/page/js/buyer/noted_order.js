/**
 * On which day an order stood as the form says: what is known of its days counts from there.
 */

import { controlAt, setText } from "../form/form_fields.js";

const OF_ORDER = /^(orders\[\d+\])\.(\w+)$/;

/**
 * Note the day for an order that is being entered.
 * @param {HTMLFormElement} form
 * @param {string} path   of the box that has just been filled in
 */
export function noteOrder(form, path) {
  const [, order, part] = OF_ORDER.exec(path) ?? [];
  const noted = controlAt(form, `${order}.noted_on`);
  const today = controlAt(form, "today");
  if (!noted || !today || part === "noted_on") return;
  if (noted.value === "" || part === "status") setText(noted, today.value);
}
