/** The link that carries an order mix into the calculator is read by the calculator's own page. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { decode } from "../../calculator/page/js/form/input_as_text.js";

const SCRIPT = `
import json
from calculator.page.order_file.calculator_link import fragment
from calculator.page.typed.as_typed import form_texts
from calculator.parameters import fields
mix = {"segments": [
    {"name": "手机 & 配件 = 50% <b>", "orders_per_month": 91.93548387096773, "average_order_value": 984.15,
     "pay_later_share": 0.4, "return_rate": 0.069, "due_days": 6.5},
    {"name": "𝟙 tea", "orders_per_month": 1e-05, "average_order_value": 20.0, "pay_later_share": 0.0}]}
print(json.dumps([fragment(mix), form_texts(mix), {field.path: field.link_key for field in fields() if field.link_key}]))
`;

test("every figure arrives as it was written", () => {
  const output = execFileSync(".venv/bin/python", ["-c", SCRIPT], { encoding: "utf8" });
  const [text, fields, keys] = JSON.parse(output);
  const form = Object.entries(keys).map(([pattern, key]) => ({
    pattern,
    key,
    defaultText: "?",
    ...(pattern === "segments[].name" ? { most: 100 } : {}),
  }));
  const arrived = decode(text, form);
  assert.ok(arrived);
  for (const [path, written] of Object.entries(fields)) assert.equal(arrived[path], written);
});
