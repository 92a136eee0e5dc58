/**
 * The theme's own script, which searches and follows the reader down the page. It makes the browser lay out the whole
 * page several times over, so it is fetched and run at the first sign that somebody is there, not before. Who comes with
 * a question in the address, as from a missing page, has given one.
 */

/** A click may come alone: a screen reader presses without pointer or key. */
const SIGNS = ["pointermove", "pointerdown", "keydown", "click", "wheel", "scroll", "focusin"];
/** By which the theme opens its search. */
const KEYS = ["f", "s", "/"];

const place = document.querySelector("[data-theme-script]");
const search = document.getElementById("__search");
const query = document.querySelector("[data-md-component='search-query']");

const isOpen = () => search instanceof HTMLInputElement && search.checked;

function openSearch() {
  if (!(search instanceof HTMLInputElement && query instanceof HTMLInputElement)) return;
  if (!search.checked) search.click();
  query.focus();
}

function listen() {
  for (const name of SIGNS) addEventListener(name, load, { capture: true, passive: true });
}

/** @param {KeyboardEvent} event */
function openByKey(event) {
  if (event.target !== document.body || event.ctrlKey || event.metaKey || event.altKey) return;
  if (!KEYS.includes(event.key)) return;
  // What is typed next goes into the box, and not this key.
  event.preventDefault();
  openSearch();
}

function load() {
  for (const name of SIGNS) removeEventListener(name, load, true);
  if (!place) return;
  const script = document.createElement("script");
  script.src = place.getAttribute("value") ?? "";
  script.addEventListener("load", () => {
    removeEventListener("keydown", openByKey);
    // A search that was opened meanwhile, and what was typed there.
    if (isOpen()) openSearch();
    if (query instanceof HTMLInputElement && query.value)
      query.dispatchEvent(new Event("keyup", { bubbles: true }));
  });
  script.addEventListener("error", () => {
    script.remove();
    listen();
  });
  document.body.append(script);
}

addEventListener("keydown", openByKey);
listen();
const isAsked = new URLSearchParams(location.search).has("q");
if (isOpen()) openSearch();
if (isAsked || isOpen()) load();
