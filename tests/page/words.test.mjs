// What the script says: words of the page with their places filled.

import assert from "node:assert/strict";
import { test } from "node:test";

import { speaker } from "../../calculator/page/js/view/words.js";

const say = speaker('{"moved": "“{name}” is now segment {number}.", "done": "Done."}');

test("places are filled, whatever the value looks like", () => {
  assert.equal(say("moved", { name: "{number} $& <b>", number: 2 }), "“{number} $& <b>” is now segment 2.");
});

test("a place without a value stays visible", () => {
  assert.equal(say("moved", { number: 2 }), "“{name}” is now segment 2.");
});

test("words without places and unknown keys", () => {
  assert.equal(say("done"), "Done.");
  assert.equal(say("never said"), "never said");
});
