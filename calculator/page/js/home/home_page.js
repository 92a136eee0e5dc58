/**
 * The home page's door for merchants: the sentence to complete, which opens the calculator at its answer; and the last
 * answer, for whoever comes back.
 */

import * as device from "../form/device_storage.js";
import { handOver } from "../form/handed_over.js";
import { encode } from "../form/input_as_text.js";
import { bringBack, handOverBlanks, keepBlanks } from "../form/kept_blanks.js";
import { blanksOf, fillBlanks, told } from "../form/sentence.js";
import { speaker } from "../view/words.js";
import { LAST_ANSWER, readLastAnswer } from "../view/last_answer.js";

for (const form of document.querySelectorAll(/** @type {'form'} */ ("form[data-home-sentence]"))) {
  form.classList.add("calculator--live");
  const say = speaker(form.dataset.words ?? "{}");
  const dear = form.querySelector(/** @type {'p'} */ ("[data-dear]"));
  const showDear = (/** @type {boolean} */ isShown) => {
    const button = form.querySelector(/** @type {'button'} */ ("[data-action='dear-add']"));
    if (dear) dear.hidden = !isShown;
    if (button) button.hidden = isShown;
    return isShown ? dear?.querySelector(/** @type {'select'} */ ("select")) : button;
  };
  bringBack(blanksOf(form));
  if (dear && blanksOf(dear).some(({ value }) => value !== "")) showDear(true);
  sayCurrency(form, blanksOf(form));
  form.addEventListener("click", ({ target }) => {
    const action =
      target instanceof Element ? target.closest(/** @type {'button'} */ ("button"))?.dataset.action : "";
    if (action === "dear-add" || action === "dear-remove") showDear(action === "dear-add")?.focus();
  });
  form.addEventListener("input", ({ target }) => {
    const blanks = blanksOf(form);
    const changed = blanks.find((blank) => blank === target);
    if (!changed) return;
    fillBlanks(blanks, changed);
    sayCurrency(form, blanks);
    keepBlanks(blanks);
  });
  document.addEventListener("click", (event) => handOverBlanks(blanksOf(form), event));
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const fields = told(
      blanksOf(form).filter((blank) => blank.closest("[hidden]") === null),
      say,
    );
    const input = encode(fields, JSON.parse(form.dataset.fields ?? "[]"), "results");
    handOver(input);
    location.href = `${form.dataset.calculator}#${input}`;
  });
  greet(form, say);
}

/**
 * The currency chosen stands beside every amount of the sentence.
 * @param {HTMLFormElement} form
 * @param {readonly import('../form/form_fields.js').Control[]} blanks
 */
function sayCurrency(form, blanks) {
  const box = blanks.find(({ dataset }) => dataset.standsFor === "currency");
  const words = box instanceof HTMLSelectElement ? box.selectedOptions[0]?.text : "";
  for (const word of form.querySelectorAll("[data-currency]")) word.textContent = words ?? "";
}

/**
 * Whoever comes back is shown the last answer and its day.
 * @param {HTMLFormElement} form
 * @param {import('../view/words.js').Say} say
 */
function greet(form, say) {
  const last = readLastAnswer(device.load(LAST_ANSWER), form.lang);
  const place = form.querySelector(/** @type {'p'} */ ("[data-last-answer]"));
  if (!last || !place) return;
  const day = new Intl.DateTimeFormat(form.lang, { dateStyle: "long" }).format(new Date(last.day));
  const link = document.createElement("a");
  link.href = `${form.dataset.calculator}#${last.input}`;
  link.textContent = say("sentence.go_on");
  place.append(say("sentence.last_answer", { day, answer: last.answer }), " ", link);
  place.hidden = false;
}
