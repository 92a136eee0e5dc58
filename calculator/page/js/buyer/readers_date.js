/**
 * The reader's date. The example was written for a day of its own: its days move along, so that it begins today.
 */

const DAY = 86_400_000;

/**
 * Set the form's first day to the reader's, and every other day of the example by as much.
 * @param {HTMLFormElement} form
 * @param {Date} now
 */
export function beginToday(form, now) {
  const today = form.querySelector(/** @type {'input'} */ ("input[name='today']"));
  if (!today) return;
  const distance = Math.round((dayOf(written(now)) - dayOf(today.defaultValue)) / DAY);
  for (const box of form.querySelectorAll(/** @type {'input'} */ ("input[type='date']"))) {
    if (box.defaultValue) box.defaultValue = later(box.defaultValue, distance);
  }
  // What the reader leaves at today is today again when it is restored on another day.
  today.dataset.default = today.defaultValue;
}

/**
 * A plan goes on with the reader's day: one that was set to begin earlier begins now.
 * @param {HTMLFormElement} form
 * @param {Date} now
 * @returns {boolean}   whether it began earlier
 */
export function bringToToday(form, now) {
  const today = form.querySelector(/** @type {'input'} */ ("input[name='today']"));
  if (!today?.value || today.value >= written(now)) return false;
  today.value = written(now);
  return true;
}

/**
 * @param {string} day   as `2026-11-22`
 * @param {number} days
 */
export function later(day, days) {
  return new Date(dayOf(day) + days * DAY).toISOString().slice(0, 10);
}

/**
 * The present instant as calendar files write it.
 * @param {Date} now
 */
export function utcInstant(now) {
  return `${now.toISOString().slice(0, 19).replace(/[-:]/g, "")}Z`;
}

/**
 * The same on the reader's clock.
 * @param {Date} now
 */
export function localInstant(now) {
  return utcInstant(new Date(now.getTime() - now.getTimezoneOffset() * 60_000)).slice(0, -1);
}

/**
 * The day where the reader is.
 * @param {Date} now
 */
export function written(now) {
  const twoDigits = (/** @type {number} */ number) => String(number).padStart(2, "0");
  return `${now.getFullYear()}-${twoDigits(now.getMonth() + 1)}-${twoDigits(now.getDate())}`;
}

/** @param {string} day */
function dayOf(day) {
  return Date.parse(`${day}T00:00:00Z`);
}
