/**
 * What the page's first HTML does without (calculator/build/site/finishing/later_parts.py): fetched, and put in place
 * piece by piece, so that the page can answer its reader in between.
 */

const BETWEEN = "\n<!--later-->\n";

/** Told on the document once all parts are there: what the site's script does to a page, it does to them too. */
export const LATER_PARTS = "later-parts";

/**
 * @param {Element} root         the calculator
 * @param {() => void} start     called once it is whole
 */
export async function onceWhole(root, start) {
  // The guard must not take the page for dead meanwhile.
  root.classList.add("calculator--begun");
  try {
    await placeLaterParts(root);
  } catch (error) {
    console.error(error);
    root.querySelector("[data-not-started]")?.removeAttribute("hidden");
    root.classList.add("calculator--dead");
    return;
  }
  start();
}

/** @param {Element} root */
async function placeLaterParts(root) {
  const address = root.getAttribute("data-later-parts");
  if (address === null) return;
  const answer = await fetch(address);
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  const pieces = (await answer.text()).split(BETWEEN);
  for (const [position, place] of [...root.querySelectorAll("template[data-later]")].entries()) {
    place.outerHTML = pieces[position] ?? "";
    await new Promise((resolve) => setTimeout(resolve));
  }
  document.dispatchEvent(new Event(LATER_PARTS));
}
