/**
 * Brings the page of order files to life.
 */

import { OrderFilePage } from "./order_file_page.js";

for (const root of document.querySelectorAll(/** @type {'div'} */ ("[data-order-file]"))) {
  new OrderFilePage(root);
}
