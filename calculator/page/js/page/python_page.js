/**
 * What every page with Python does alike: starts it when it is wanted, says how things stand, hears its buttons. It
 * reads no number and formats none.
 *
 * @import { PageName, ProgressMessage } from '../messages.js'
 * @import { Options } from '../client/python_client.js'
 */

import { PythonClient } from "../client/python_client.js";
import { savesData } from "../client/when_wanted.js";
import { sayCause } from "../view/cause_box.js";
import { hideProgress, showProgress } from "../view/progress_view.js";
import { openFoldsForPrinting } from "../view/result_folds.js";
import { speaker } from "../view/words.js";

/** What a new start cannot mend. */
const LASTING = ["old", "wasm"];

export class PythonPage {
  /**
   * @param {HTMLElement} root
   * @param {PageName} page
   * @param {Partial<Options>} [options]
   */
  constructor(root, page, options) {
    this.root = root;
    this.language = root.dataset.language ?? "";
    this.say = speaker(root.dataset.words ?? "{}");
    const runtimeUrl = root.dataset.runtime ?? "";
    this.python = new PythonClient({ page, runtimeUrl, snapshot: !savesData(), ...options });
    this.python.on("state", () => this.showState());
    this.python.on("progress", (message) => this.showProgress(message));
    this.python.on("failed", (reason) => console.error(reason));
    root.addEventListener("click", (event) => this.#clicked(event.target));
    addEventListener("online", () => {
      if (this.python.state === "failed" && this.python.cause === "offline") this.retry();
    });
    openFoldsForPrinting(root);
    root.classList.add("calculator--live");
  }

  /** Whether there is something to do that Python does not know of: `ready` means that all is done. */
  get isBusy() {
    return false;
  }

  showState() {
    const { state } = this.python;
    document.documentElement.dataset.calculator = state === "ready" && this.isBusy ? "busy" : state;
    const failed = this.root.querySelector(/** @type {'div'} */ ("[data-failed]"));
    if (failed) {
      if (state === "failed") sayCause(failed, this.python.cause, !LASTING.includes(this.python.cause));
      failed.hidden = state !== "failed";
    }
    if (state === "failed") hideProgress(this.root);
  }

  /** @param {ProgressMessage} message */
  showProgress(message) {
    showProgress(this.root, message, this.say);
  }

  /** Start Python once more. */
  retry() {
    this.python.retry();
  }

  /**
   * A button of the page's own.
   * @param {HTMLElement} _button
   * @param {string} _action
   */
  pressed(_button, _action) {}

  /** @param {EventTarget | null} target */
  #clicked(target) {
    const button = target instanceof Element ? target.closest("[data-action]") : null;
    if (!(button instanceof HTMLElement) || button.getAttribute("aria-disabled") === "true") return;
    const action = button.dataset.action ?? "";
    if (action === "print" || action === "print_all") print();
    else if (action === "retry") this.retry();
    else this.pressed(button, action);
  }
}
