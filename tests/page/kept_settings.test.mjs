// How files of one shape are read is kept on the device: settings only, nothing of a file.

import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";

import { forgetAll } from "../../calculator/page/js/form/device_storage.js";
import {
  forgetSettings,
  keepSettings,
  keptSettings,
} from "../../calculator/page/js/order_file/kept_settings.js";

/** @type {Map<string, string>} */
let stored = new Map();

beforeEach(() => {
  stored = new Map();
  // forgetAll asks for the keys of the storage, as a browser gives them
  globalThis.localStorage = /** @type {any} */ (
    new Proxy(
      {
        getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
        setItem: (/** @type {string} */ key, /** @type {string} */ text) => stored.set(key, text),
        removeItem: (/** @type {string} */ key) => stored.delete(key),
      },
      {
        ownKeys: () => [...stored.keys()],
        getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
      },
    )
  );
});

const SETTINGS = {
  "options.platform": "jd",
  "options.encoding": "gb18030",
  "options.columns.amount": "=应付金额",
  "options.payments": "days",
  "options.currency": "EUR",
  "thresholds.least_score": "50",
};

test("settings come back by the shape of a file, and nothing that is data with them", () => {
  const data = {
    "options.pay_later_share": "35",
    "options.today": "2026-10-31",
    "thresholds.promotions": "手机壳",
    "evidence.orders": "A1",
    "evidence.shop": "my shop",
  };
  assert.equal(keepSettings("3-a", { ...SETTINGS, ...data }), true);
  assert.deepEqual(keptSettings(), { "3-a": SETTINGS });
  const text = [...stored.values()].join("");
  for (const value of Object.values(data)) assert.ok(!text.includes(value), value);
});

test("a file without settings keeps none, and takes back what was kept for its shape", () => {
  assert.equal(keepSettings("3-a", { "options.today": "2026-10-31" }), false);
  assert.equal(stored.size, 0);
  keepSettings("3-a", SETTINGS);
  keepSettings("4-b", { "options.platform": "taobao" });
  assert.equal(keepSettings("3-a", {}), false);
  assert.deepEqual(Object.keys(keptSettings()), ["4-b"]);
  forgetSettings("4-b");
  assert.equal(stored.size, 0);
});

test("only the latest shapes are kept", () => {
  for (let number = 0; number < 20; number += 1) keepSettings(`3-${number}`, SETTINGS);
  const shapes = Object.keys(keptSettings());
  assert.equal(shapes.length, 12);
  assert.equal(shapes.at(-1), "3-19");
});

test("what deletes everything that was entered deletes them too", () => {
  keepSettings("3-a", SETTINGS);
  forgetAll();
  assert.deepEqual(keptSettings(), {});
});

test("what is stored and cannot be read counts as nothing", () => {
  keepSettings("3-a", SETTINGS);
  const [key = ""] = stored.keys();
  for (const text of ["[", "null", "7", '{"3-a": 5}', '{"3-a": {"options.platform": 5}}', '{"3-a": null}']) {
    stored.set(key, text);
    assert.deepEqual(keptSettings(), {});
  }
});

test("a browser that keeps nothing is told apart", () => {
  globalThis.localStorage = /** @type {any} */ ({
    getItem: () => null,
    setItem: () => {
      throw new Error("full");
    },
    removeItem: () => {},
  });
  assert.equal(keepSettings("3-a", SETTINGS), false);
});
