/**
 * A self-check at work: the explanation of each chosen answer, and when all are chosen the outcome and the steps.
 *
 * Nothing is kept or sent. Without this script the page shows every explanation and every step.
 */

/** From the lightest to the gravest. */
const LEVELS = ["fine", "care", "act"];

/** @param {HTMLFormElement} form */
function start(form) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", () => show(form));
  // The browser may have brought back what was chosen before.
  show(form);
}

/** @param {HTMLFormElement} form */
function show(form) {
  /** @type {HTMLInputElement[]} */
  const chosen = [];
  for (const box of form.querySelectorAll(/** @type {'input'} */ ("input[type=radio]"))) {
    const because = form.querySelector(`#${CSS.escape(box.getAttribute("aria-describedby") ?? "")}`);
    if (because instanceof HTMLElement) because.hidden = !box.checked;
    if (box.checked) chosen.push(box);
  }
  const questions = form.querySelectorAll("fieldset").length;
  const isWhole = chosen.length === questions;
  const level = LEVELS.findLast((name) => chosen.some((box) => box.dataset.level === name)) ?? "";
  for (const outcome of form.querySelectorAll(/** @type {'div'} */ ("[data-outcome]"))) {
    outcome.hidden = !isWhole || outcome.dataset.outcome !== level;
  }
  showSteps(form, isWhole ? chosen.flatMap((box) => (box.dataset.then ?? "").split(" ")) : []);
  const progress = form.querySelector("[data-progress]");
  const said = (form.dataset.answered ?? "")
    .replace("{answered}", String(chosen.length))
    .replace("{questions}", String(questions));
  if (progress) progress.textContent = isWhole ? "" : said;
}

/**
 * @param {HTMLFormElement} form
 * @param {string[]} wanted   the steps that the answers ask for
 */
function showSteps(form, wanted) {
  const all = form.querySelector("[data-steps]");
  if (!(all instanceof HTMLElement)) return;
  all.hidden = !wanted.some(Boolean);
  for (const step of all.querySelectorAll(/** @type {'li'} */ ("[data-step]"))) {
    step.hidden = !wanted.includes(step.dataset.step ?? "");
  }
  for (const list of all.querySelectorAll("ol")) {
    const isEmpty = !list.querySelector("li:not([hidden])");
    list.hidden = isEmpty;
    // The heading and the note of a group stand right before its list.
    for (let above = list.previousElementSibling; above?.matches("p"); above = above.previousElementSibling) {
      /** @type {HTMLElement} */ (above).hidden = isEmpty;
    }
  }
}

for (const form of document.querySelectorAll(/** @type {'form'} */ ("form[data-self-check]"))) start(form);
