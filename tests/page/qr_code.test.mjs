/** A QR code says the text it was made of, read by a decoder that has nothing in common with what made it. */
import assert from "node:assert/strict";
import { createRequire } from "node:module";
import { test } from "node:test";
import { qrCode } from "../../calculator/page/js/view/qr_code.js";

/** @type {typeof import('jsqr').default} */
const decode = createRequire(import.meta.url)("jsqr");
const load = () => import("lean-qr");
const MODULE = 4;
const QUIET_ZONE = 4;

/** @param {import('../../calculator/page/js/view/qr_code.js').QrCode} code */
function read({ size, isDark }) {
  const side = (size + 2 * QUIET_ZONE) * MODULE;
  const pixels = new Uint8ClampedArray(4 * side * side).fill(255);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const at = [x, y].map((pixel) => Math.floor(pixel / MODULE) - QUIET_ZONE);
      if (at.every((place) => place >= 0 && place < size) && isDark(at[0] ?? 0, at[1] ?? 0))
        pixels.fill(0, 4 * (y * side + x), 4 * (y * side + x) + 3);
    }
  }
  return decode(pixels, side, side)?.data;
}

for (const length of [0, 1, 60, 300, 700]) {
  test(`a link with ${length} characters of input`, async () => {
    const link = `https://example.org/zh/calculator/#v=1&0n=${"%E6%89%8B9".repeat(length).slice(0, length)}`;
    const code = await qrCode(link, load);
    assert.ok(code);
    assert.equal(read(code), link);
  });
}

test("what is too long to be read from a picture has no code", async () => {
  assert.ok(await qrCode("a".repeat(858), load));
  assert.equal(await qrCode("a".repeat(859), load), null);
});
