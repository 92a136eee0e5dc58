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

/** @param {Event} [sign] */
function load(sign) {
  for (const name of SIGNS) removeEventListener(name, load, true);
  if (!place) return;
  const script = document.createElement("script");
  script.src = place.getAttribute("value") ?? "";
  script.addEventListener("load", () => {
    if (sign instanceof KeyboardEvent && sign.target === document.body && KEYS.includes(sign.key)) {
      document.body.dispatchEvent(new KeyboardEvent("keydown", { key: sign.key, bubbles: true }));
    }
    // A search that was opened meanwhile, and what was typed there.
    const search = document.getElementById("__search");
    const query = document.querySelector("[data-md-component='search-query']");
    if (!(search instanceof HTMLInputElement && query instanceof HTMLInputElement)) return;
    if (search.checked) query.focus();
    if (query.value) query.dispatchEvent(new Event("keyup", { bubbles: true }));
  });
  place.replaceWith(script);
}

for (const name of SIGNS) addEventListener(name, load, { capture: true, passive: true });
if (new URLSearchParams(location.search).has("q")) load();
