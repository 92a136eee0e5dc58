/**
 * Passing the answer on: a picture for the system's share sheet or to save, and one sheet of paper. All of it is made in
 * the page; what leaves it is what its reader hands on.
 *
 * @import { SummaryLines } from '../messages.js'
 * @import { FormPage } from '../page/form_page.js'
 */

import { answerPicture } from "../view/answer_picture.js";
import { printAnswer } from "../view/answer_sheet.js";
import { qrCode } from "../view/qr_code.js";
import { copied } from "../view/clipboard.js";
import { saveBlob } from "../view/save_and_copy.js";
import { showPicture } from "./picture_dialog.js";

const TYPE = "image/png";

/** What is handed on. @typedef {{ picture: HTMLCanvasElement, file: File, link: string, words: string }} Passed */

export class PassingOn {
  #page;
  /** @type {Passed | null} */ #passed = null;

  /** @param {FormPage} page */
  constructor(page) {
    this.#page = page;
    nameWhilePrinting(() => this.#title());
  }

  /**
   * @param {HTMLElement} button
   * @param {string} action
   * @returns {boolean}   whether it is one of passing on
   */
  press(button, action) {
    if (action === "pass_on") this.#passOn(button);
    else if (action === "print_answer") this.#print(button);
    else if (action === "picture-save" && this.#passed) saveBlob(this.#passed.file.name, this.#passed.file);
    else if (action === "picture-share") this.#share();
    else if (action === "picture-copy") this.#copy(button);
    else return false;
    return true;
  }

  /** @param {HTMLElement} button */
  async #passOn(button) {
    this.#page.report(this.#page.say("passing.making"), button);
    const answer = await this.#answer(button);
    if (!answer) return;
    const { href } = this.#page.editor.link();
    const code = await qrCode(href).catch(() => null);
    const around = {
      ...this.#around(answer),
      scan: this.#page.say(code ? "passing.scan" : "passing.no_code"),
      code,
    };
    const picture = answerPicture(answer, around, getComputedStyle(document.body).fontFamily);
    const content = await new Promise((resolve) => picture.toBlob(resolve, TYPE));
    const file = new File([content], `pay-later-${isoDay(new Date())}.png`, { type: TYPE });
    this.#passed = { picture, file, link: href, words: answer.sentences.join("\n") };
    const isShared = await this.#share();
    this.#page.report("", button);
    if (!isShared) showPicture(this.#page.root, picture, this.#passed.words, this.#page.say);
  }

  /**
   * The system's share sheet, with the picture where it takes files.
   * @returns {Promise<boolean>}   whether it was there; also where its reader then closed it
   */
  async #share() {
    if (!this.#passed || !navigator.share) return false;
    const { file, link, words } = this.#passed;
    const withFile = { files: [file], title: document.title, text: `${words}\n${link}` };
    try {
      await navigator.share(
        navigator.canShare?.(withFile) ? withFile : { title: document.title, text: words, url: link },
      );
      return true;
    } catch (error) {
      // Refused when making the picture took longer than a press is good for; in the dialog there is a new one.
      return error instanceof DOMException && error.name === "AbortError";
    }
  }

  /** @param {HTMLElement} button */
  async #copy(button) {
    if (!this.#passed) return;
    const { link, words } = this.#passed;
    const isCopied = await copied(`${words}\n${link}`);
    button.textContent = this.#page.say(isCopied ? "passing.copied" : "passing.not_copied");
  }

  /** @param {HTMLElement} button */
  async #print(button) {
    const answer = await this.#answer(button);
    if (answer) printAnswer(answer, this.#around(answer));
  }

  /**
   * @param {HTMLElement} button
   * @returns {Promise<SummaryLines | null>}   null where there is no answer yet, which is said beside the button
   */
  async #answer(button) {
    const { editor, python } = this.#page;
    const answer = await python.ask("summary", { ...this.#page.typed(), example: editor.isExample });
    if (answer?.ok) return answer;
    this.#page.report(this.#page.say("passing.nothing_yet"), button);
    return null;
  }

  /** @param {SummaryLines} answer */
  #around({ version }) {
    return {
      day: this.#day(),
      entered: this.#page.say("passing.entered"),
      estimate: this.#page.say("passing.estimate", { version }),
      address: decodeURI(location.host + location.pathname),
    };
  }

  #day() {
    return new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: "long" }).format(new Date());
  }

  /** Whose figures are printed, and when: the name that a browser gives the file. */
  #title() {
    const day = isoDay(new Date());
    const { editor, say } = this.#page;
    return say(editor.isExample ? "passing.title_example" : "passing.title_own", { day });
  }
}

/**
 * The day by the reader's own clock.
 * @param {Date} now
 */
function isoDay(now) {
  const [month, day] = [now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0"));
  return `${now.getFullYear()}-${month}-${day}`;
}

/**
 * While the page is printed, its title says whose figures they are.
 * @param {() => string} title
 */
function nameWhilePrinting(title) {
  let before = document.title;
  addEventListener("beforeprint", () => {
    before = document.title;
    document.title = title();
  });
  addEventListener("afterprint", () => {
    document.title = before;
  });
}
