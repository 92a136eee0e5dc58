/**
 * A payments list that the reader opens or pastes: handed to Python with the next request, until it has been read.
 *
 * @import { CalculatorPage } from '../merchant/calculator_page.js'
 * @import { Extra } from '../client/calculator_client.js'
 */

/**
 * What came of it: rows for the form, or what is wrong.
 * @typedef {{ html: Record<string, string>, orders: Record<string, string>[], problem: string }} Imported
 */

export class PaymentsList {
  #root;
  /** @type {Uint8Array | undefined} */ #content;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  /** @returns {Extra}   what the next request carries */
  waiting() {
    return this.#content ? { file: this.#content, archives: ["orders"] } : {};
  }

  /** @param {CalculatorPage} page */
  readPasted(page) {
    const text = this.#root.querySelector(/** @type {'textarea'} */ ("#payments-text"))?.value ?? "";
    this.#read(page, new TextEncoder().encode(text));
  }

  /** @param {CalculatorPage} page */
  listen(page) {
    const box = this.#root.querySelector(/** @type {'input'} */ ("#payments-file"));
    box?.addEventListener("change", async () => {
      const file = box.files?.[0];
      if (file) this.#read(page, new Uint8Array(await file.arrayBuffer()));
      // The same file can be chosen again.
      box.value = "";
    });
  }

  /**
   * @param {CalculatorPage} page
   * @param {Imported} imported
   */
  taken(page, imported) {
    this.#content = undefined;
    this.#tell(imported.problem);
    if (imported.orders.length === 0) {
      page.editor.leave();
      return;
    }
    page.editor.append(
      "orders",
      imported.orders,
      page.say("import_added", { count: imported.orders.length }),
    );
  }

  /**
   * @param {CalculatorPage} page
   * @param {Uint8Array} content
   */
  #read(page, content) {
    this.#content = content;
    this.#tell("");
    page.recalculate();
  }

  /** @param {string} words */
  #tell(words) {
    const line = this.#root.querySelector("[data-import-problem]");
    if (line) line.textContent = words;
  }
}
