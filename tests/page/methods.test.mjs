/** Every method that the pages' scripts can ask for is one of Python's, and the other way round. */
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { test } from "node:test";
import { PAGES } from "../../calculator/page/js/messages.js";

const SCRIPT = `
import json
from calculator.page.methods import PAGES, methods_of
print(json.dumps({page: list(methods_of(page)) for page in PAGES}))
`;

test("the scripts and Python name the same methods, page by page", () => {
  const ofPython = JSON.parse(execFileSync(".venv/bin/python", ["-c", SCRIPT], { encoding: "utf8" }));
  const ofScripts = Object.entries(PAGES).map(([page, { methods }]) => [page, Object.keys(methods)]);
  assert.deepEqual(Object.fromEntries(ofScripts), ofPython);
});
