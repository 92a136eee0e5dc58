/**
 * Brings the buyer's calendar on a page to life.
 */

import { CalculatorPage } from "../calculator_page.js";
import { buyersKind } from "./kind.js";

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-calculator-root]"))) {
  new CalculatorPage(root, buyersKind(root));
}
