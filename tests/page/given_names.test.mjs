// Names that the page gave to rows, on a page in the other language; and those that are their reader's own.

import assert from "node:assert/strict";
import { test } from "node:test";

import { namesNoGoods, withNames } from "../../calculator/page/js/form/given_names.js";
import { speaker } from "../../calculator/page/js/view/words.js";

/** @type {[string, string][]} */
const TO_CHINESE = [
  ["Product group {number}", "第 {number} 组"],
  ["{name} (copy)", "{name}（副本）"],
  ["Expensive goods", "更贵的商品"],
  ["Phones", "手机"],
];
/** @type {[string, string][]} */
const TO_ENGLISH = TO_CHINESE.map(([english, chinese]) => [chinese, english]);

/**
 * @param {string[]} names
 * @param {[string, string][]} given
 * @param {string[]} [boxes]
 */
function renamed(names, given, boxes = []) {
  const rows = names.map((name, row) => [`segments[${row}].name`, name]);
  const fields = { ...Object.fromEntries(rows), "levers.segment": names[0] ?? "", list: boxes.join("\n") };
  const { list: _, ...after } = withNames(fields, "segments", given, ["levers.segment"], boxes);
  return Object.values(after);
}

for (const [english, chinese] of [
  ["Product group 1", "第 1 组"],
  ["Product group 12 2", "第 12 组 2"],
  ["Product group 2 (copy)", "第 2 组（副本）"],
  ["Mugs $& (copy)", "Mugs $&（副本）"],
  ["Phones (copy) (copy) 3", "手机（副本）（副本） 3"],
  ["Expensive goods", "更贵的商品"],
]) {
  test(`${english} is ${chinese} in the other language, and what calls it follows`, () => {
    assert.deepEqual(renamed([english ?? ""], TO_CHINESE), [chinese, chinese]);
    assert.deepEqual(renamed([chinese ?? ""], TO_ENGLISH), [english, english]);
  });
}

test("what is typed stays as it was typed", () => {
  for (const name of [
    "",
    "My product group 1",
    "Product group",
    "product group 1",
    "phones",
    "Phones 128 GB",
  ]) {
    assert.deepEqual(renamed([name], TO_CHINESE), [name, name]);
  }
});

test("no two rows come to share a name", () => {
  assert.deepEqual(renamed(["手机", "Phones"], TO_CHINESE), ["手机", "Phones", "手机"]);
  assert.deepEqual(renamed(["Phones", "手机"], TO_CHINESE), ["Phones", "手机", "Phones"]);
});

test("a name that a pasted list calls stays, since the list does", () => {
  const kept = renamed(["Phones", "Expensive goods"], TO_CHINESE, ["120, 3, 0.1, Phones"]);
  assert.deepEqual(kept, ["Phones", "更贵的商品", "Phones"]);
});

const SAY = speaker(
  JSON.stringify({
    segment_new: "Product group {number}",
    segment_copy: "{name} (copy)",
    "sentence.dear": "Expensive goods",
  }),
);

test("a name given before the goods are known names none, in whichever row it comes to stand", () => {
  for (const name of [
    "Product group 1",
    "Product group 12",
    "Product group 2 2",
    "Product group 2 (copy)",
    "Expensive goods",
    "Expensive goods (copy) (copy) 3",
  ]) {
    assert.ok(namesNoGoods(name, SAY), name);
  }
});

test("goods that are named stay named, in a copy too", () => {
  for (const name of [
    "",
    "Phones",
    "Phones (copy)",
    "Product group",
    "Product group two",
    "Expensive goods of ours",
  ]) {
    assert.ok(!namesNoGoods(name, SAY), name);
  }
});
