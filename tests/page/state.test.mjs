// The input in an address: short, complete, and refused as a whole when anything in it is not as expected.

import assert from "node:assert/strict";
import { test } from "node:test";

import { decode, encode, encodeShort, isEncoded, same } from "../../calculator/page/js/form/input_as_text.js";
import { readReplaced, withReplaced } from "../../calculator/page/js/form/replaced_inputs.js";

const MOST_SEGMENTS = 100;

/** @type {import('../../calculator/page/js/form/input_as_text.js').FieldOfForm[]} */
const FORM = [
  { pattern: "segments[].name", key: "n", defaultText: "", most: MOST_SEGMENTS },
  { pattern: "segments[].orders_per_month", key: "o", defaultText: "" },
  { pattern: "segments[].order_value_cv", key: "cv", defaultText: "0.5" },
  { pattern: "segments[].guarantee_covers_fraud", key: "gf", defaultText: "", choices: ["on"] },
  { pattern: "assumptions.write_off_days", key: "w", defaultText: "90" },
  { pattern: "assumptions.rings.segment", key: "ks", defaultText: "" },
  { pattern: "currency", key: "c", defaultText: "CNY", choices: ["CNY", "USD"] },
  { pattern: "orders", key: "l", defaultText: "", longest: 300_000 },
];

const INPUT = {
  "segments[0].name": "手机 & 平板=好#1",
  "segments[0].orders_per_month": "1.2万",
  "segments[0].order_value_cv": "0.5",
  "segments[0].guarantee_covers_fraud": "on",
  "segments[1].name": "",
  "segments[1].orders_per_month": "12%3",
  "segments[1].order_value_cv": "",
  "segments[1].guarantee_covers_fraud": "",
  "assumptions.write_off_days": "６０",
  "assumptions.rings.segment": "",
  currency: "USD",
  orders: "12\t3%\n4=5",
};

test("an input survives the address, text by text", () => {
  assert.deepEqual(decode(encode(INPUT, FORM), FORM), INPUT);
});

test("defaults are left out, names never", () => {
  const defaults = {
    "segments[0].name": "",
    "segments[0].orders_per_month": "",
    "segments[0].order_value_cv": "0.5",
    "segments[0].guarantee_covers_fraud": "",
    "assumptions.write_off_days": "90",
    "assumptions.rings.segment": "",
    currency: "CNY",
    orders: "",
  };
  assert.equal(encode(defaults, FORM), "v=1&0n=");
  assert.deepEqual(decode("v=1&0n=", FORM), defaults);
});

test("an emptied field is not a default", () => {
  assert.equal(decode(encode(INPUT, FORM), FORM)?.["segments[1].order_value_cv"], "");
});

test("a form without segments survives as well", () => {
  const none = {
    "assumptions.write_off_days": "30",
    "assumptions.rings.segment": "",
    currency: "CNY",
    orders: "",
  };
  assert.equal(encode(none, FORM), "v=1&w=30");
  assert.deepEqual(decode("v=1&w=30", FORM), none);
});

test("the address holds only what may stand in an address", () => {
  assert.match(encode(INPUT, FORM), /^[\w=&%.~!*'()-]+$/);
});

const REFUSED = {
  nothing: "",
  "an anchor": "results",
  "another version": "v=2&0n=a",
  "an unknown key": "v=1&0n=a&0zz=1",
  "an unknown key of the shop": "v=1&zz=1",
  "a key twice": "v=1&w=30&w=40",
  "a segment that is skipped": "v=1&0n=a&2n=b",
  "a field of a segment that is not there": "v=1&0n=a&1o=5",
  "a position with a leading nought": "v=1&00n=a",
  "a key without a value": "v=1&w",
  "two equals signs": "v=1&w=1=2",
  "an empty part": "v=1&&w=30",
  "a broken escape": "v=1&w=%E5%B0",
  "a choice that is not offered": "v=1&c=XXX",
  "a word for a box to tick that is not its own": "v=1&0n=a&0gf=off",
  "a line break in a box of one line": "v=1&w=3%0A0",
  "a line break in a row": "v=1&0n=a%0Db",
  "a value that is too long": `v=1&w=${"9".repeat(201)}`,
  "a text that is too long": `v=1&w=${"9".repeat(200_001)}`,
  "too many segments": `v=1${Array.from({ length: MOST_SEGMENTS + 1 }, (_, i) => `&${i}n=a`).join("")}`,
  "a name that objects have of their own": "v=1&constructor=1",
  "a prototype": "v=1&__proto__=1",
};

for (const [what, text] of Object.entries(REFUSED)) {
  test(`${what} is refused as a whole`, () => {
    assert.equal(decode(text, FORM), null);
  });
}

test("a list as long as its box allows comes back whole from the device", () => {
  const input = { ...INPUT, orders: "货\n%".repeat(100_000) };
  const kept = encodeShort(input, FORM);
  assert.deepEqual(decode(kept, FORM), input);
  assert.ok(kept.length < 600_000);
});

test("of what gave way to another tab only the last is kept, of what gave way to links the last few", () => {
  const tab = (/** @type {string} */ input) => ({ from: /** @type {const} */ ("tab"), input });
  const link = (/** @type {string} */ input) => ({ from: /** @type {const} */ ("link"), input });
  let all = withReplaced([], link("a"));
  for (const input of ["b", "c"]) all = withReplaced(all, tab(input));
  assert.deepEqual(all, [link("a"), tab("c")]);
  assert.deepEqual(withReplaced(all, link("a")), [tab("c"), link("a")]);
  for (const input of "defghi") all = withReplaced(all, link(input));
  assert.deepEqual(readReplaced(JSON.stringify(all)), [..."efghi"].map(link));
  for (const damaged of [null, "[", "{}", '[{"from":"x","input":""}]', "[null]"])
    assert.deepEqual(readReplaced(damaged), []);
});

test("as many segments as the form may hold are read", () => {
  const text = `v=1${Array.from({ length: MOST_SEGMENTS }, (_, i) => `&${i}n=a`).join("")}`;
  assert.equal(Object.keys(decode(text, FORM) ?? {}).filter((path) => path.endsWith(".name")).length, 100);
});

test("only what claims to be an input is taken for one", () => {
  assert.ok(isEncoded("v=1&w=3"));
  assert.ok(isEncoded("v=9"));
  assert.ok(!isEncoded("results"));
  assert.ok(!isEncoded("version"));
  assert.ok(!isEncoded(""));
});

test("inputs are the same when all their texts are", () => {
  assert.ok(same(INPUT, { ...INPUT }));
  assert.ok(!same(INPUT, { ...INPUT, "assumptions.write_off_days": "60" }));
  assert.ok(!same(INPUT, { ...INPUT, more: "" }));
  assert.ok(!same({ ...INPUT, more: "" }, INPUT));
});
