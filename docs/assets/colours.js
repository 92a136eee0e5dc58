/**
 * The reader's choice of colours. Until something is chosen, the page goes by the system (palette.html in
 * docs/overrides, before anything is painted); what is chosen is kept as the theme keeps it.
 *
 * @typedef {{ __md_set: (key: string, value: object) => void }} Kept
 */

const form = document.querySelector("[data-colours]");
const inputs = /** @type {HTMLInputElement[]} */ ([...(form?.querySelectorAll("input") ?? [])]);
const { body } = document;

/** Beside each choice stands the button that leads away from it: that of the present one is shown. */
function showButton() {
  for (const input of inputs) {
    const isPresent = input.dataset.mdColorScheme === body.dataset.mdColorScheme;
    if (input.nextElementSibling instanceof HTMLElement) input.nextElementSibling.hidden = !isPresent;
    if (isPresent) input.checked = true;
  }
}

form?.addEventListener("change", ({ target }) => {
  if (!(target instanceof HTMLInputElement)) return;
  const { mdColorMedia, mdColorScheme, mdColorPrimary, mdColorAccent } = target.dataset;
  const color = {
    media: mdColorMedia,
    scheme: mdColorScheme,
    primary: mdColorPrimary,
    accent: mdColorAccent,
  };
  body.dataset.mdColorScheme = mdColorScheme;
  /** @type {Window & Partial<Kept>} */ (window).__md_set?.("__palette", {
    index: inputs.indexOf(target),
    color,
  });
  showButton();
});
showButton();
