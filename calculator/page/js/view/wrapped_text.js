/**
 * A text in lines, for where no browser breaks it: words of letters stay whole, Chinese breaks between characters, and
 * no line begins with a closing mark or ends with an opening one (W3C, Requirements for Chinese Text Layout, 3.1.6).
 */

const OPENING = "“‘（《【";
const CLOSING = "，。、；：？！”’）》】…";
const PIECE = new RegExp(
  `[${OPENING}]*(?:\\p{Script=Han}|[^\\p{Script=Han}\\s${OPENING}${CLOSING}]+)?[${CLOSING}]*\\s*`,
  "gu",
);

/**
 * @param {string} text
 * @param {number} width                        of a line
 * @param {(text: string) => number} measure    the width of a text
 * @returns {string[]}   none wider than a line, unless a single character is
 */
export function wrapped(text, width, measure) {
  /** @type {string[]} */
  const lines = [];
  let line = "";
  for (const [piece] of text.trim().matchAll(PIECE)) {
    if (line !== "" && measure((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = "";
    }
    line += piece;
    while (measure(line.trimEnd()) > width && [...line.trimEnd()].length > 1) {
      const head = fitting(line, width, measure);
      lines.push(head);
      line = line.slice(head.length).trimStart();
    }
  }
  return line.trimEnd() === "" ? lines : [...lines, line.trimEnd()];
}

/**
 * The beginning of a text that is too long for a line by itself.
 * @param {string} text
 * @param {number} width
 * @param {(text: string) => number} measure
 */
function fitting(text, width, measure) {
  const characters = [...text];
  let count = 1;
  while (count < characters.length && measure(characters.slice(0, count + 1).join("")) <= width) count += 1;
  return characters.slice(0, count).join("");
}
