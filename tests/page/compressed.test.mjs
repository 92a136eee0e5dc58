/** Compressed files beside those of the site hold the same, and nothing is compressed twice. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import { brotliDecompressSync, gunzipSync } from "node:zlib";

const SCRIPT = new URL("../../calculator/build/compressed.mjs", import.meta.url).pathname;

test("what is beside a file unpacks to it", () => {
  const folder = mkdtempSync(join(tmpdir(), "compressed-"));
  const text = "先用后付 pay later\n".repeat(200);
  for (const name of ["page.html", "program.wasm", "picture.png", "library.zip.gz"])
    writeFileSync(join(folder, name), text);
  writeFileSync(join(folder, "short.html"), "<p>");
  execFileSync("node", [SCRIPT, folder]);
  const read = (/** @type {string} */ name) => readFileSync(join(folder, name));
  const found = readdirSync(folder).sort();
  for (const name of ["page.html", "program.wasm"]) {
    assert.equal(gunzipSync(read(`${name}.gz`)).toString(), text);
    assert.equal(brotliDecompressSync(read(`${name}.br`)).toString(), text);
  }
  assert.equal(found.length, 5 + 4);
  rmSync(folder, { recursive: true });
});
