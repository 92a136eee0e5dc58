/**
 * Brings the merchant's calculator on a page to life.
 */

import { FormPage } from "../page/form_page.js";

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-calculator-root]"))) {
  new FormPage(root, "merchant", { store: "input", file: "pay-later", parts: ["decisions", "shortfall"] });
}
