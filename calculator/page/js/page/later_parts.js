/**
 * What the page's first HTML does without (calculator/build/site/finishing/later_parts.py): fetched, and put in place
 * piece by piece, so that the page can answer its reader in between.
 *
 * @import { Cause } from '../messages.js'
 */

import { bringBack, handOverBlanks, keepBlanks, leaveBlanks } from "../form/kept_blanks.js";
import { blanksOf } from "../form/sentence.js";
import { sayCause } from "../view/cause_box.js";

const BETWEEN = "\n<!--later-->\n";

/** Told on the document once all parts are there: what the site's script does to a page, it does to them too. */
const LATER_PARTS = "later-parts";

/** Milliseconds after which a download that has not ended is named, and after which it is tried once more. */
const PATIENCE = 15000;
const PAUSE = 5000;

/**
 * @param {Element} root         the calculator
 * @param {() => void} start     called once it is whole
 */
export async function onceWhole(root, start) {
  const address = root.getAttribute("data-later-parts");
  // The guard must not take the page for dead meanwhile.
  root.classList.add("calculator--begun");
  const blanks = blanksOf(root);
  const keep = () => keepBlanks(blanks);
  const handOver = (/** @type {Event} */ event) => handOverBlanks(blanks, event);
  bringBack(blanks);
  root.addEventListener("input", keep);
  document.addEventListener("click", handOver);
  if (address !== null) await placeLaterParts(root, address);
  root.removeEventListener("input", keep);
  document.removeEventListener("click", handOver);
  leaveBlanks();
  start();
}

/**
 * @param {Element} root
 * @param {string} address
 */
async function placeLaterParts(root, address) {
  const pieces = (await fetched(root, address)).split(BETWEEN);
  for (const [position, place] of [...root.querySelectorAll("template[data-later]")].entries()) {
    place.outerHTML = pieces[position] ?? "";
    await new Promise((resolve) => setTimeout(resolve));
  }
  document.dispatchEvent(new Event(LATER_PARTS));
}

/**
 * The text at an address, however often it has to be asked for; meanwhile the page says so, and what is typed stays.
 * @param {Element} root
 * @param {string} address
 */
async function fetched(root, address) {
  const slow = setTimeout(() => tell(root, "stalled"), PATIENCE);
  for (;;) {
    try {
      const answer = await fetch(address);
      if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
      const text = await answer.text();
      clearTimeout(slow);
      tell(root, null);
      return text;
    } catch (error) {
      console.warn(error);
      tell(root, navigator.onLine ? "stalled" : "offline");
      await new Promise((resolve) => {
        setTimeout(resolve, PAUSE);
        addEventListener("online", resolve, { once: true });
      });
    }
  }
}

/**
 * @param {Element} root
 * @param {Cause | null} cause   none once it has come
 */
function tell(root, cause) {
  const box = root.querySelector(/** @type {'div'} */ ("[data-failed]"));
  if (!box) return;
  box.hidden = cause === null;
  // It is tried again by itself.
  if (cause) sayCause(box, cause, false);
}
