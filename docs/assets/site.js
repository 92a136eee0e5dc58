/**
 * What the pages need of scripts, and no more: every page reads and prints without this file.
 *
 * - printing, where there is something to press; on paper, the page's address and the day
 * - a page whose review is overdue by the reader's own calendar says so, and so does a figure whose time has passed
 * - the language switch takes the fragment along, which may hold a calculator's inputs
 * - a link into a fold opens it, where a browser does not by itself; on paper every fold is open
 * - a letter can be copied by one press
 * - the menu and the search can be opened from the keyboard; a heading chosen in the menu closes it
 * - the colours can be changed (colours.js), the theme's script comes when somebody is there (theme_script.js)
 * - the search answers to what is pasted, dictated or picked from an input method, and says where its index or its
 *   worker does not come (search_index.js, search_worker.js)
 * - a term opens its meaning (terms.js), and the code of a figure can be copied (embed.js)
 * - a page shown from the copy on the device says so (offline/)
 */

import "./colours.js";
import "./embed.js";
import "./offline/kept_page.js";
import { offerIndex } from "./search_index.js";
import "./terms.js";
import "./theme_script.js";

for (const button of document.querySelectorAll("button[data-print]")) {
  if (!(button instanceof HTMLElement)) continue;
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

const now = new Date();
const today = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  .map((part) => String(part).padStart(2, "0"))
  .join("-");
for (const origin of document.querySelectorAll("[data-printed]")) {
  if (!(origin instanceof HTMLElement)) continue;
  if (!origin.dataset.address) origin.append(` · ${location.origin}${location.pathname}`);
  origin.firstElementChild?.after(` · ${origin.dataset.printed} ${today}`);
}
for (const notice of document.querySelectorAll("[data-next-review]")) {
  if (notice instanceof HTMLElement) notice.hidden = today <= (notice.dataset.nextReview ?? "");
}
function showWhatIsOver() {
  // Also in the rows that a form will add.
  const templates = [...document.querySelectorAll("template")].map((template) => template.content);
  for (const part of [document, ...templates]) {
    for (const notice of part.querySelectorAll("[data-valid-to]")) {
      if (notice instanceof HTMLElement) notice.hidden = today <= (notice.dataset.validTo ?? "");
    }
  }
}
// Once more when a calculator has fetched the rest of its page (calculator/page/js/page/later_parts.js).
document.addEventListener("later-parts", showWhatIsOver);
showWhatIsOver();

for (const link of document.querySelectorAll("a[data-language-switch]")) {
  if (!(link instanceof HTMLAnchorElement)) continue;
  link.addEventListener("click", () => {
    link.hash = location.hash;
  });
}

const openFolds = () => {
  let fold = document.getElementById(location.hash.slice(1))?.closest("details");
  for (; fold; fold = fold.parentElement?.closest("details")) fold.open = true;
};
window.addEventListener("hashchange", openFolds);
openFolds();

/** @type {HTMLDetailsElement[]} */
const openedForPaper = [];
matchMedia("print").addEventListener("change", ({ matches: isOnPaper }) => {
  for (const fold of openedForPaper.splice(0)) fold.open = false;
  if (!isOnPaper) return;
  for (const fold of document.querySelectorAll(".md-content details:not([open])")) {
    // A calculator opens its own.
    if (!(fold instanceof HTMLDetailsElement) || fold.closest(".calculator")) continue;
    fold.open = true;
    openedForPaper.push(fold);
  }
});

for (const letter of document.querySelectorAll("[data-copy]")) {
  const text = letter.querySelector("blockquote");
  if (!(letter instanceof HTMLElement) || !text) continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "copy";
  button.textContent = letter.dataset.copy ?? "";
  button.setAttribute("aria-live", "polite");
  button.addEventListener("click", async () => {
    // Selected as well: where the clipboard is closed to pages, the reader's own command copies it.
    document.getSelection()?.selectAllChildren(text);
    try {
      await navigator.clipboard.writeText(text.innerText.trim());
      button.textContent = letter.dataset.copied ?? "";
    } catch {
      button.textContent = letter.dataset.selected ?? "";
    }
  });
  letter.append(button);
}

// The theme opens its menu and its search by labels of hidden controls, which a keyboard cannot reach and which may
// not be called buttons: each gets one to lie over it.
const words = document.querySelector("script[data-menu]");
for (const label of document.querySelectorAll(".md-header label.md-header__button[for]")) {
  if (!(label instanceof HTMLLabelElement)) continue;
  const button = document.createElement("span");
  button.tabIndex = 0;
  button.setAttribute("role", "button");
  button.setAttribute(
    "aria-label",
    words?.getAttribute(label.htmlFor === "__drawer" ? "data-menu" : "data-search") ?? "",
  );
  const press = (/** @type {Event} */ event) => {
    event.preventDefault();
    event.stopPropagation();
    label.click();
  };
  button.addEventListener("click", press);
  button.addEventListener("keydown", (event) => {
    if (event.key === "Enter" || event.key === " ") press(event);
  });
  label.append(button);
}

offerIndex();
// On a small screen the box of a closed search is out of sight: the keyboard does not come to it.
const search = document.getElementById("__search");
const query = document.querySelector(/** @type {'input'} */ ("[data-md-component='search-query']"));
const wide = matchMedia("(min-width: 60em)");
function letIn() {
  const isInSight = wide.matches || (search instanceof HTMLInputElement && search.checked);
  if (query) query.tabIndex = isInSight ? 0 : -1;
}
search?.addEventListener("change", letIn);
wide.addEventListener("change", letIn);
letIn();

// The theme searches when a key is released, and not every way to enter Chinese releases one.
query?.addEventListener("input", () => query.dispatchEvent(new Event("keyup", { bubbles: true })));

// A heading chosen in the menu is to be seen, not the menu.
const menu = document.querySelector("#__drawer");
window.addEventListener("hashchange", () => {
  if (menu instanceof HTMLInputElement) menu.checked = false;
});
