/**
 * Brings the buyer's calendar on a page to life.
 */

import { CalculatorPage } from "../merchant/calculator_page.js";
import { buyersKind } from "./buyer_page.js";

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-calculator-root]"))) {
  new CalculatorPage(root, buyersKind(root));
}
