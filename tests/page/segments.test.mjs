// References that follow a segment when it moves.

import assert from "node:assert/strict";
import { test } from "node:test";

import { atPosition } from "../../calculator/page/js/form/rows.js";

const MOVED = {
  "segments[0].name": "segments[3].name",
  "segments[#].return_rate": "segments[3].return_rate",
  "segments[12].return_rate": "segments[3].return_rate",
  "field-segments-0-name": "field-segments-3-name",
  "field-segments-#-name": "field-segments-3-name",
  "field-segments-1-name-help field-segments-1-name-error":
    "field-segments-3-name-help field-segments-3-name-error",
  "segments-10-legend": "segments-3-legend",
};

for (const [before, after] of Object.entries(MOVED)) {
  test(`${before} becomes ${after}`, () => {
    assert.equal(atPosition(before, "segments", 3), after);
  });
}

test("what belongs to the whole shop stays", () => {
  for (const reference of [
    "assumptions.rings.segment",
    "field-assumptions-write_off_days",
    "row-up",
    "segment",
  ]) {
    assert.equal(atPosition(reference, "segments", 3), reference);
  }
});
