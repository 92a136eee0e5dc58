// Variants that a reader keeps or is sent: read as strictly as an input in a link.

import assert from "node:assert/strict";
import { test } from "node:test";

import { MOST, readVariants } from "../../calculator/page/js/merchant/variants.js";
import { readLastAnswer, writeLastAnswer } from "../../calculator/page/js/view/last_answer.js";

const decode = (/** @type {string} */ text) => (text.startsWith("v=1") ? { text } : null);
const GOOD = [{ name: "a", input: "v=1&0n=a" }];

test("variants come back as they were kept, and nothing else with them", () => {
  assert.deepEqual(readVariants(JSON.stringify(GOOD), decode), GOOD);
  assert.deepEqual(readVariants(JSON.stringify([{ ...GOOD[0], more: 1 }]), decode), GOOD);
  assert.deepEqual(readVariants(null, decode), []);
});

for (const [what, text] of Object.entries({
  "no JSON": "[",
  "no list": "{}",
  "too many": JSON.stringify(Array(MOST + 1).fill(GOOD[0])),
  "an input that cannot be read": JSON.stringify([{ name: "a", input: "v=9" }]),
  "no name": JSON.stringify([{ name: " ", input: "v=1" }]),
  "a name that is too long": JSON.stringify([{ name: "a".repeat(41), input: "v=1" }]),
  "a name that is no text": JSON.stringify([{ name: 1, input: "v=1" }]),
  "a gap": "[null]",
})) {
  test(`one mistake refuses all: ${what}`, () => {
    assert.equal(readVariants(text, decode), null);
  });
}

test("the last answer comes back in its own language only", () => {
  const kept = writeLastAnswer("en", "You have 5 out.", "v=1&0n=a", new Date(0));
  assert.equal(readLastAnswer(kept, "en")?.answer, "You have 5 out.");
  assert.equal(readLastAnswer(kept, "zh"), null);
  for (const text of [
    null,
    "",
    "{",
    "[]",
    '{"language":"en","day":"x","answer":"a"}',
    '{"language":"en"}',
    '{"language":"en","day":"2026-01-01","answer":"a","input":"x"}',
  ]) {
    assert.equal(readLastAnswer(text, "en"), null);
  }
});
