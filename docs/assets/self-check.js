/**
 * A self-check at work: the explanation of each chosen answer, and when all are chosen the outcome and the steps. The
 * outcome comes into view when it appears.
 *
 * Nothing is kept or sent. Without this script the page shows every explanation and every step.
 */

/** From the lightest to the gravest. */
const LEVELS = ["fine", "care", "act"];

/** @param {HTMLFormElement} form */
function start(form) {
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("change", ({ target }) => {
    show(form);
    const outcome = form.querySelector("[data-outcome]:not([hidden])");
    if (target instanceof HTMLInputElement && target.type === "radio") bringIntoView(outcome);
  });
  form.addEventListener("input", () => showOffer(form));
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
  const level = LEVELS.filter((name) => chosen.some((box) => box.dataset.level === name)).pop() ?? "";
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

/** @param {Element | null} outcome */
function bringIntoView(outcome) {
  if (!outcome) return;
  const { top, bottom } = outcome.getBoundingClientRect();
  if (top >= 0 && bottom <= innerHeight) return;
  const behavior = matchMedia("(prefers-reduced-motion: reduce)").matches ? "auto" : "smooth";
  outcome.scrollIntoView({ block: bottom - top > innerHeight ? "start" : "center", behavior });
}

/**
 * What an offer comes to, in the reader's figures; what is no number leaves the last ones.
 * @param {HTMLFormElement} form
 */
function showOffer(form) {
  const [owes, cut] = ["amount", "cut"].map((name) => {
    const box = form.querySelector(/** @type {'input'} */ (`[data-offer="${name}"]`));
    return Number((box?.value ?? "").replace(/[,，%％¥￥元\s]/g, "") || NaN);
  });
  if (owes === undefined || cut === undefined || !(owes > 0) || !(cut >= 0 && cut <= 100)) return;
  const lost = (owes * cut) / 100;
  const shown = (/** @type {number} */ figure) =>
    figure.toLocaleString("en", { maximumFractionDigits: 2, useGrouping: true });
  const figures = { owes: shown(owes), gets: shown(owes - lost), lost: shown(lost), cut: shown(cut) };
  for (const told of form.querySelectorAll(/** @type {'strong'} */ ("[data-offer-told]"))) {
    told.textContent = (told.dataset.offerTold ?? "").replace(
      /\{(owes|gets|lost|cut)\}/g,
      (_, name) => figures[/** @type {keyof typeof figures} */ (name)],
    );
  }
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
