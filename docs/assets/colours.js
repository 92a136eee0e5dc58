/**
 * The reader's choice of colours. Until something is chosen, the page goes by the system (palette.html in
 * docs/overrides, before anything is painted); what is chosen is kept as the theme keeps it.
 *
 * @typedef {{ __md_set: (key: string, value: object) => void }} Kept
 */

const button = document.querySelector(/** @type {'button'} */ ("button[data-colours]"));
const choices = [...(button?.querySelectorAll("span") ?? [])];
const { body } = document;

const isPresent = (/** @type {HTMLElement} */ { dataset }) =>
  dataset.mdColorScheme === body.dataset.mdColorScheme;

/** The button says how to leave the present colours. */
function show() {
  for (const choice of choices) {
    choice.hidden = !isPresent(choice);
    if (!choice.hidden && button) button.title = choice.dataset.leave ?? "";
  }
  button?.setAttribute("aria-label", button.title);
}

button?.addEventListener("click", () => {
  const index = (choices.findIndex(isPresent) + 1) % choices.length;
  const { mdColorMedia, mdColorScheme, mdColorPrimary, mdColorAccent } = choices[index]?.dataset ?? {};
  body.dataset.mdColorScheme = mdColorScheme;
  /** @type {Window & Partial<Kept>} */ (window).__md_set?.("__palette", {
    index,
    color: { media: mdColorMedia, scheme: mdColorScheme, primary: mdColorPrimary, accent: mdColorAccent },
  });
  show();
});
show();
if (button) button.hidden = false;
