// Stretches of the sales calendar and pasted lists in an address, and references that follow their row.

import assert from "node:assert/strict";
import { test } from "node:test";

import { atPosition } from "../../calculator/page/js/form/rows.js";
import { decode, encode } from "../../calculator/page/js/form/input_as_text.js";

const MOST_ROWS = 100;

/** @type {import('../../calculator/page/js/form/input_as_text.js').FieldOfForm[]} */
const FORM = [
  { pattern: "segments[].name", key: "n", defaultText: "", most: MOST_ROWS },
  { pattern: "season[].from_day", key: "ef", defaultText: "", most: MOST_ROWS },
  { pattern: "season[].multiplier", key: "em", defaultText: "" },
  { pattern: "open_orders", key: "ol", defaultText: "", longest: 1000 },
];

const INPUT = {
  "segments[0].name": "a",
  "season[0].from_day": "",
  "season[0].multiplier": "12",
  "season[1].from_day": "11.11",
  "season[1].multiplier": "",
  open_orders: "320, 12\n90\t95",
};

test("stretches and lists survive the address", () => {
  assert.deepEqual(decode(encode(INPUT, FORM), FORM), INPUT);
});

test("a stretch exists even while it is empty", () => {
  assert.equal(
    encode({ "season[0].from_day": "", "season[0].multiplier": "", open_orders: "" }, FORM),
    "v=1&0ef=",
  );
});

const many = (/** @type {number} */ count) =>
  `v=1${Array.from({ length: count }, (_, i) => `&${i}ef=1`).join("")}`;

test("a list may be longer than a box, but not endless", () => {
  assert.ok(decode(`v=1&ol=${"9".repeat(1000)}`, FORM));
  assert.equal(decode(`v=1&ol=${"9".repeat(1001)}`, FORM), null);
});

test("stretches that are skipped, or too many, are refused as a whole", () => {
  assert.equal(decode("v=1&1ef=3", FORM), null);
  assert.equal(decode("v=1&0em=3", FORM), null);
  assert.ok(decode(many(MOST_ROWS), FORM));
  assert.equal(decode(many(MOST_ROWS + 1), FORM), null);
});

test("references follow their row and leave segments alone", () => {
  assert.equal(atPosition("season[#].from_day", "season", 2), "season[2].from_day");
  assert.equal(
    atPosition("field-season-0-to_day-help field-season-0-to_day-unit", "season", 3),
    "field-season-3-to_day-help field-season-3-to_day-unit",
  );
  assert.equal(atPosition("season-#-legend", "season", 1), "season-1-legend");
  assert.equal(atPosition("segments[1].name", "season", 2), "segments[1].name");
});
