/**
 * The folds of the results: what goes further than the main figures is folded, but open beside the form where there is
 * room, opened by a link that leads there, and open on paper.
 */

import { reveal } from "../form/field_remarks.js";
import { placeIn } from "../form/input_as_text.js";

/**
 * Whether the screen is so wide that the results stand beside the form. To ask makes the browser work out the styles of
 * everything that was changed before: only where it matters.
 * @param {Element} part   the form or a part of the results
 */
export function standsBeside(part) {
  const columns = part.closest(".calculator__columns");
  return columns !== null && getComputedStyle(columns).display === "grid";
}

/** @param {ParentNode} within   the results */
export function unfoldFurther(within) {
  for (const fold of within.querySelectorAll("details[data-part]")) fold.setAttribute("open", "");
}

/** What a reader does who no longer waits to be brought somewhere. */
const DEEDS = ["pointerdown", "wheel", "touchmove", "keydown"];

/**
 * Open what the address leads to, now and whenever it changes or a link is followed.
 * @param {Element} root
 * @returns {() => void}   to be called once there are results: whoever came by a link that carries an input is brought to
 *   its place again, which could not be in sight before, unless they have done something meanwhile
 */
export function openWhereLinksLead(root) {
  let arriving = "";
  for (const deed of DEEDS) {
    addEventListener(
      deed,
      () => {
        arriving = "";
      },
      { passive: true },
    );
  }
  const open = (/** @type {string} */ hash) => {
    const target = document.getElementById(placeIn(hash.slice(1)) ?? hash.slice(1));
    if (!target || !root.contains(target)) return;
    const fold = target.querySelector(":scope > details[data-part]");
    reveal(fold ?? target);
    target.scrollIntoView();
    arriving = placeIn(hash.slice(1)) ? hash : "";
  };
  // After a reload the browser itself brings its reader back to where they were.
  if (!history.state?.input) open(location.hash);
  addEventListener("hashchange", () => open(location.hash));
  document.addEventListener("click", (event) => {
    const link = event.target instanceof Element ? event.target.closest("a[href^='#']") : null;
    if (!(link instanceof HTMLAnchorElement)) return;
    const target = document.getElementById(link.hash.slice(1));
    const field = target?.closest(".field");
    if (target && field && root.contains(field)) {
      // A box to type into is no place that a link should open at.
      event.preventDefault();
      reveal(field);
      field.scrollIntoView();
      target.focus({ preventScroll: true });
    }
    // The same address again is no change.
    else if (link.hash === location.hash) open(link.hash);
  });
  return () => {
    if (arriving) open(arriving);
    arriving = "";
  };
}

/**
 * On paper nothing can be unfolded: open every fold of the results for the time of printing.
 * @param {Element} root
 */
export function openFoldsForPrinting(root) {
  /** @type {HTMLDetailsElement[]} */
  let opened = [];
  addEventListener("beforeprint", () => {
    opened = [...root.querySelectorAll(/** @type {'details'} */ (".results details:not([open])"))];
    for (const fold of opened) fold.open = true;
  });
  addEventListener("afterprint", () => {
    for (const fold of opened) {
      // New results may have come meanwhile, with their folds as they were found.
      const now = document.getElementById(fold.id) ?? fold;
      if (now instanceof HTMLDetailsElement) now.open = false;
    }
    opened = [];
  });
}
