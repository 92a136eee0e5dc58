/**
 * Text whose numbers the reader can change: each becomes a box. The first touch of one fetches what answers it
 * (living_answers.js and Python); until then the page is as it was built.
 */

/**
 * @param {HTMLElement} place   a number in the text
 * @returns {HTMLInputElement}
 */
function boxAt(place) {
  const box = document.createElement("input");
  const { change = "", name = "", low = "", high = "", step = "" } = place.dataset;
  Object.assign(box, { type: "number", name: change, min: low, max: high, step, autocomplete: "off" });
  box.defaultValue = place.textContent ?? "";
  box.setAttribute("aria-label", name);
  box.title = name;
  box.style.width = `${Math.max(high.length, box.value.length) + 2}ch`;
  place.replaceChildren(box);
  return box;
}

for (const line of document.querySelectorAll(/** @type {'div'} */ ("div[data-living]"))) {
  const boxes = [...document.querySelectorAll(/** @type {'span'} */ ("[data-change]"))].map(boxAt);
  for (const part of document.querySelectorAll(/** @type {'div'} */ (".living-guess"))) part.hidden = false;
  line.hidden = false;
  let hasBegun = false;
  const begin = async () => {
    if (hasBegun) return;
    hasBegun = true;
    try {
      const { LivingAnswers } = await import("./living_answers.js");
      new LivingAnswers(line, boxes).begin();
    } catch {
      hasBegun = false;
      const said = line.querySelector("[data-slot='said']");
      if (said) said.textContent = JSON.parse(line.dataset.words ?? "{}").failed;
    }
  };
  for (const box of boxes) box.addEventListener("focus", begin);
}
