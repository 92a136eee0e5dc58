/**
 * The answer as a picture to pass on: 1080 pixels wide, dark on white whatever the page's colours are. Everything on it
 * is drawn here, in the page; nothing is sent anywhere.
 *
 * @import { SummaryLines } from '../messages.js'
 * @import { QrCode } from './qr_code.js'
 */

import { wrapped } from "./wrapped_text.js";

/**
 * What stands on the picture beside the answer, in words.
 * @typedef {object} Around
 * @property {string} day        on which it was made, by the reader's clock
 * @property {string} entered    what stands above the inputs
 * @property {string} estimate   that it is an estimate, and of which version
 * @property {string} address    of the page, to be read
 * @property {string} scan       what stands beside the code; or why there is none
 * @property {QrCode | null} code   of the link that opens at the answer
 */

const WIDTH = 1080;
const MARGIN = 72;
const INSIDE = WIDTH - 2 * MARGIN;
const GAP = 28;
/** The side of the code with its quiet zone of four modules (ISO/IEC 18004, 6.3.8). */
const CODE = 440;
const QUIET_ZONE = 4;
// The site's colours in daylight.
const INK = "#1a2427";
const QUIET = "#53646a";
const LINE = "#cbd6d8";
const ACCENT = "#0b5a66";

/** @typedef {{ size: number, bold?: boolean, colour?: string, width?: number }} Style */
/** @typedef {(context: CanvasRenderingContext2D) => void} Stroke */

/**
 * @param {SummaryLines} answer
 * @param {Around} around
 * @param {string} fonts   names as in a style sheet
 * @returns {HTMLCanvasElement}
 */
export function answerPicture(answer, around, fonts) {
  const canvas = document.createElement("canvas");
  const context = /** @type {CanvasRenderingContext2D} */ (canvas.getContext("2d"));
  const sheet = new Sheet(context, fonts);
  sheet.write(answer.title, { size: 48, bold: true, colour: ACCENT });
  sheet.write(around.day, { size: 28, colour: QUIET });
  sheet.space(GAP);
  for (const sentence of answer.sentences) {
    sheet.write(sentence, { size: 36 });
    sheet.space(GAP);
  }
  sheet.pairs(answer.figures);
  sheet.rule();
  sheet.write(around.entered, { size: 28, bold: true });
  for (const line of answer.inputs) sheet.write(line, { size: 30 });
  sheet.rule();
  sheet.foot(around);
  canvas.width = WIDTH;
  canvas.height = Math.ceil(sheet.bottom + MARGIN);
  context.fillStyle = "#fff";
  context.fillRect(0, 0, canvas.width, canvas.height);
  sheet.draw();
  return canvas;
}

/** What will be drawn, from the top down: the height of the canvas is known only at the end. */
class Sheet {
  #context;
  #fonts;
  /** @type {Stroke[]} */ #strokes = [];
  bottom = MARGIN;

  /**
   * @param {CanvasRenderingContext2D} context
   * @param {string} fonts
   */
  constructor(context, fonts) {
    this.#context = context;
    this.#fonts = fonts;
  }

  draw() {
    this.#context.textBaseline = "top";
    for (const stroke of this.#strokes) stroke(this.#context);
  }

  /** @param {number} height */
  space(height) {
    this.bottom += height;
  }

  rule() {
    this.space(GAP);
    const y = this.bottom;
    this.#strokes.push((context) => {
      context.fillStyle = LINE;
      context.fillRect(MARGIN, y, INSIDE, 2);
    });
    this.space(GAP);
  }

  /**
   * @param {string} text
   * @param {Style} style
   * @param {number} [x]
   */
  write(text, { size, bold = false, colour = INK, width = INSIDE }, x = MARGIN) {
    const font = `${bold ? 650 : 400} ${size}px ${this.#fonts}`;
    this.#context.font = font;
    for (const line of wrapped(text, width, (part) => this.#context.measureText(part).width)) {
      const y = this.bottom + size * 0.25;
      this.#strokes.push((context) => {
        context.font = font;
        context.fillStyle = colour;
        context.fillText(line, x, y);
      });
      this.bottom += size * 1.5;
    }
  }

  /**
   * Figures with what they are, two beside one another.
   * @param {{ label: string, value: string }[]} figures
   */
  pairs(figures) {
    const width = INSIDE / 2;
    for (let place = 0; place < figures.length; place += 2) {
      const top = this.bottom;
      let bottom = top;
      figures.slice(place, place + 2).forEach(({ label, value }, column) => {
        this.bottom = top;
        this.write(label, { size: 28, colour: QUIET, width }, MARGIN + column * width);
        this.write(value, { size: 52, bold: true, width }, MARGIN + column * width);
        bottom = Math.max(bottom, this.bottom);
      });
      this.bottom = bottom;
    }
  }

  /**
   * Where it is from, and the way back there.
   * @param {Around} around
   */
  foot({ address, estimate, scan, code }) {
    const top = this.bottom;
    const width = code ? INSIDE - CODE - GAP : INSIDE;
    this.write(scan, { size: 30, bold: true, width });
    this.space(GAP / 2);
    this.write(address, { size: 26, colour: QUIET, width });
    this.space(GAP / 2);
    this.write(estimate, { size: 26, colour: QUIET, width });
    if (!code) return;
    const module = Math.floor(CODE / (code.size + 2 * QUIET_ZONE));
    const left = WIDTH - MARGIN - module * code.size;
    this.#strokes.push((context) => {
      context.fillStyle = "#000";
      for (let y = 0; y < code.size; y += 1)
        for (let x = 0; x < code.size; x += 1)
          if (code.isDark(x, y)) context.fillRect(left + x * module, top + y * module, module, module);
    });
    this.bottom = Math.max(this.bottom, top + module * code.size);
  }
}
