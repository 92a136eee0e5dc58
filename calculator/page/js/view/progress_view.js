/**
 * How far the start of Python is: bytes while it downloads, then the steps by name, always in words, over the figures
 * that stay in reach.
 *
 * @import { ProgressMessage } from '../messages.js'
 * @import { Say } from './words.js'
 */

const START = 80;

/**
 * How full the bar is when a phase begins; the download fills it up to the next one.
 * @type {Partial<Record<ProgressMessage['phase'], number>>}
 */
const BEGINS = { download: 0, start: START, import: 90, example: 96 };

/**
 * @param {Element} root
 * @param {ProgressMessage} message
 * @param {Say} say
 */
export function showProgress(root, { phase, loaded, total }, say) {
  const box = root.querySelector("[data-progress]");
  const words = root.querySelector("[data-progress-words]");
  const bar = root.querySelector("progress");
  const begins = BEGINS[phase];
  if (!(box instanceof HTMLElement) || !words || !bar || begins === undefined) return;
  const share = total > 0 ? Math.min(loaded / total, 1) : 0;
  box.hidden = false;
  bar.value = phase === "download" ? share * START : begins;
  const said = say(phase, { percent: Math.floor(share * 100) });
  if (words.textContent !== said) words.textContent = said;
}

/** @param {Element} root */
export function hideProgress(root) {
  const box = root.querySelector("[data-progress]");
  if (box instanceof HTMLElement) box.hidden = true;
}
