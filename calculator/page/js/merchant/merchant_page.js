/**
 * Brings the merchant's calculator on a page to life: variants side by side, saved inputs opened again, an answer to pass
 * on, and a last answer that greets whoever comes back to the home page.
 */

import * as device from "../form/device_storage.js";
import { stayBeside } from "../form/stay_beside.js";
import { FormPage } from "../page/form_page.js";
import { onceWhole } from "../page/later_parts.js";
import { LAST_ANSWER, writeLastAnswer } from "../view/last_answer.js";
import { placeResults } from "../view/results_view.js";
import { copied } from "../view/clipboard.js";
import { PassingOn } from "./passing_on.js";
import { MOST, Variants } from "./variants.js";

class MerchantPage extends FormPage {
  #variants;
  #passingOn;

  /** @param {HTMLElement} root */
  constructor(root) {
    const parts = /** @type {const} */ (["decisions", "shortfall"]);
    super(root, "merchant", {
      store: "input",
      file: "pay-later",
      isInAddress: true,
      isBuiltWithAnswer: true,
      parts,
    });
    this.#passingOn = new PassingOn(this);
    this.#variants = new Variants((text) => this.editor.fromText(text));
    this.#openAddress();
    addEventListener("hashchange", () => this.#openAddress());
    stayBeside(root);
    const file = root.querySelector(/** @type {'input'} */ ("#saved-input"));
    file?.addEventListener("change", () => {
      if (file.files?.[0]) this.#openSaved(file.files[0]);
      // The same file can be chosen again.
      file.value = "";
    });
  }

  /** @override */
  answered() {
    const answer = this.root.querySelector("[data-slot='answer']")?.textContent ?? "";
    device.save(LAST_ANSWER, writeLastAnswer(this.language, answer, this.editor.asText(), new Date()));
    if (this.#variants.kept.length) this.#compare();
  }

  /**
   * @override
   * @param {HTMLElement} button
   * @param {string} action
   */
  pressed(button, action) {
    const place = Number(button.dataset.number);
    if (action === "variant-keep") this.#keep();
    else if (action === "variant-take") this.#take(place);
    else if (action === "variant-remove") this.#remove(place);
    else if (action === "variant-link") this.#link();
    else if (!this.#passingOn.press(button, action)) super.pressed(button, action);
  }

  #keep() {
    const box = this.root.querySelector(/** @type {'input'} */ ("#variant-name"));
    const number = this.#variants.kept.length + 1;
    const name = box?.value.trim() || this.say("variants.new", { number });
    if (this.editor.isExample) return this.#tell("variants.nothing_entered");
    if (!this.#variants.keep({ name, input: this.editor.asText() })) {
      return this.#tell("variants.full", { most: MOST });
    }
    if (box) box.value = "";
    this.#tell("variants.kept", { name });
    this.#compare();
  }

  /** @param {number} place */
  #take(place) {
    const variant = this.#variants.kept[place];
    if (!variant) return;
    this.editor.take(this.#variants.fieldsOf(variant), this.say("variants.taken", { name: variant.name }));
  }

  /** @param {number} place */
  #remove(place) {
    const name = this.#variants.kept[place]?.name ?? "";
    this.#variants.remove(place);
    this.#tell("variants.removed", { name });
    this.#compare();
    this.root.querySelector(/** @type {'input'} */ ("#variant-name"))?.focus();
  }

  async #link() {
    const { address } = this.#variants;
    const isCopied = await copied(address);
    if (!isCopied) history.replaceState(null, "", address);
    this.#tell(isCopied ? "link_copied" : "link_in_address");
  }

  /** Variants in the address: those that were kept here stay within reach. */
  #openAddress() {
    const found = this.#variants.inAddress(location.hash);
    if (found === undefined) return;
    const before = this.#variants.kept;
    const first = found?.[0];
    if (!found || !first) return this.#tell("link_unreadable");
    this.#variants.replace(found);
    this.editor.take(this.#variants.fieldsOf(first), this.say("variants.shared"), () => {
      this.#variants.replace(before);
      this.#compare();
    });
  }

  /** @param {File} file */
  async #openSaved(file) {
    const opened = await this.python.ask("opened", { text: await file.text(), language: this.language });
    if (!opened) return;
    if (opened.ok) this.editor.take(opened.fields, this.say("variants.opened", { name: file.name }));
    this.#tell("variants.status", { words: opened.ok ? "" : opened.problem });
  }

  async #compare() {
    const link = this.root.querySelector(/** @type {'button'} */ ("[data-action='variant-link']"));
    if (link) link.hidden = this.#variants.kept.length === 0;
    const variants = this.#variants.asked(this.say("variants.now"), this.editor.fields);
    const compared = await this.python.ask("compared", { variants, language: this.language });
    if (compared?.html) placeResults(this.root, compared.html);
  }

  /**
   * @param {string} key
   * @param {Record<string, string | number>} [values]
   */
  #tell(key, values) {
    const line = this.root.querySelector("[data-variants-status]");
    if (line) line.textContent = this.say(key, values);
  }
}

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-calculator-root]"))) {
  onceWhole(root, () => new MerchantPage(root));
}
