/**
 * How far the reading of a file is: bytes in words and as a bar, then the steps by name.
 *
 * @import { Say } from '../view/words.js'
 * @import { ProgressMessage } from '../messages.js'
 */
import { hideProgress, showProgress } from "../view/progress_view.js";

const MEGABYTE = 1e6;

const COMPUTE = 75;

/**
 * How full the bar is when a step begins; the reading fills it up to the next one.
 * @type {Partial<Record<ProgressMessage['phase'], number>>}
 */
const BEGINS = { spreadsheets: 0, read: 0, compute: COMPUTE, write: 95 };

/**
 * @param {Element} root
 * @param {ProgressMessage} message
 * @param {string} name   of the file
 * @param {Say} say
 */
export function showFileProgress(root, message, name, say) {
  const { phase, loaded, total } = message;
  const begins = BEGINS[phase];
  if (begins === undefined) {
    // The steps of the first file follow at once.
    if (phase !== "example") showProgress(root, message, say);
    return;
  }
  const words = root.querySelector("[data-progress-words]");
  const bar = root.querySelector("progress");
  if (!words || !bar) return;
  const share = total > 0 ? Math.min(loaded / total, 1) : 0;
  bar.value = phase === "read" ? share * COMPUTE : begins;
  const megabytes = (/** @type {number} */ bytes) => (bytes / MEGABYTE).toFixed(1);
  const said = { name, percent: Math.floor(share * 100), done: megabytes(loaded), all: megabytes(total) };
  words.textContent = say(phase, said);
}

/**
 * @param {Element} root
 * @param {boolean} mayCancel   whether the reader may give up what is being read
 */
export function showBusy(root, mayCancel) {
  const box = root.querySelector(/** @type {'div'} */ ("[data-progress]"));
  if (box) box.hidden = false;
  allowCancel(root, mayCancel);
}

/** @param {Element} root */
export function hideBusy(root) {
  hideProgress(root);
  allowCancel(root, false);
}

/**
 * @param {Element} root
 * @param {boolean} may
 */
function allowCancel(root, may) {
  const place = root.querySelector(/** @type {'p'} */ ("[data-cancel]"));
  if (place) place.hidden = !may;
}
