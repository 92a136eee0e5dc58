/**
 * The answer on one sheet of paper: while it is printed, it stands on the page by itself.
 *
 * @import { SummaryLines } from '../messages.js'
 */
import { printAlone } from "./print_alone.js";

/**
 * @param {SummaryLines} answer
 * @param {{ day: string, entered: string, estimate: string, address: string }} around   in words
 */
export function printAnswer(answer, around) {
  const sheet = document.createElement("article");
  sheet.className = "answer-sheet md-typeset";
  const figures = document.createElement("dl");
  for (const { label, value } of answer.figures) {
    const pair = document.createElement("div");
    pair.append(written("dt", label), written("dd", value));
    figures.append(pair);
  }
  const inputs = document.createElement("ul");
  inputs.append(...answer.inputs.map((line) => written("li", line)));
  sheet.append(
    written("h1", answer.title),
    written("p", around.day),
    ...answer.sentences.map((sentence) => written("p", sentence)),
    figures,
    written("h2", around.entered),
    inputs,
    written("p", around.estimate),
    written("p", around.address),
  );
  document.body.append(sheet);
  printAlone(sheet, () => sheet.remove());
}

/**
 * @param {string} name
 * @param {string} text
 */
function written(name, text) {
  const element = document.createElement(name);
  element.textContent = text;
  return element;
}
