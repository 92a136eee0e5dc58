/**
 * Brings the merchant's calculator on a page to life; its last answer greets whoever comes back to the home page.
 */

import * as device from "../form/device_storage.js";
import { FormPage } from "../page/form_page.js";
import { LAST_ANSWER, writeLastAnswer } from "../view/last_answer.js";

class MerchantPage extends FormPage {
  /** @param {HTMLElement} root */
  constructor(root) {
    super(root, "merchant", { store: "input", file: "pay-later", parts: ["decisions", "shortfall"] });
  }

  /** @override */
  answered() {
    const answer = this.root.querySelector("[data-slot='answer']")?.textContent ?? "";
    device.save(LAST_ANSWER, writeLastAnswer(this.language, answer, new Date()));
  }
}

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-calculator-root]"))) {
  new MerchantPage(root);
}
