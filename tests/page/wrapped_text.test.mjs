/** A text in lines keeps all its characters, and no line is too wide or begins with a closing mark. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { wrapped } from "../../calculator/page/js/view/wrapped_text.js";

/** As in most fonts: a Chinese character is twice as wide as a letter. */
const measure = (/** @type {string} */ text) =>
  [...text].reduce(
    (sum, character) => sum + (/[\p{Script=Han}，。、：；？！“”（）]/u.test(character) ? 2 : 1),
    0,
  );

const TEXTS = {
  english: "With these figures about ¥83,200 of your money is out at any time; you lose ¥8,920 or more.",
  chinese:
    "按这些数字，您随时在外的货款约 8.32 万元；平均一个月账面损失约 ¥3,330。您会知道吗？今天若有团伙开始买“手机”，要到 21 天后才知道。",
  address: "https://example.org/a/very/long/path/without/any/blank/in/it/that/goes/on/and/on.html",
  rare: "𠮷野家 𝟙 tea ½ ＠",
};

for (const [name, text] of Object.entries(TEXTS)) {
  for (const width of [12, 20, 31, 60]) {
    test(`${name} at ${width}`, () => {
      const lines = wrapped(text, width, measure);
      assert.equal(lines.join("").replaceAll(" ", ""), text.replaceAll(" ", ""));
      for (const line of lines) {
        assert.ok(measure(line) <= width, line);
        assert.equal(line, line.trim());
        assert.ok(!/^[，。、：；？！”）]/.test(line), line);
        assert.ok(!/[“（]$/.test(line), line);
      }
    });
  }
}

test("words and amounts stay whole where they fit a line", () => {
  const lines = wrapped(TEXTS.english, 20, measure);
  const words = new Set(TEXTS.english.split(" "));
  for (const line of lines) for (const word of line.split(" ")) assert.ok(words.has(word), word);
});

test("nothing has no lines", () => {
  assert.deepEqual(wrapped("  ", 20, measure), []);
});
