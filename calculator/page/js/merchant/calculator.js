/**
 * Brings the calculator on a page to life.
 */

import { CalculatorPage } from "./calculator_page.js";

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-calculator-root]"))) {
  new CalculatorPage(root, { store: "input", file: "pay-later", later: ["decisions", "shortfall"] });
}
