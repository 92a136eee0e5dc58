/** Python starts once its part is in view; where bytes are dear or come slowly, only at a touch; and only once. */
import assert from "node:assert/strict";
import { test } from "node:test";
import { whenWanted } from "../../calculator/page/js/client/when_wanted.js";

/** @type {((entries: { isIntersecting: boolean }[]) => void) | undefined} */
let scrolled;

/** @param {object} [connection] */
function begun(connection) {
  Object.defineProperty(globalThis, "navigator", { configurable: true, value: { connection } });
  scrolled = undefined;
  Object.assign(globalThis, {
    IntersectionObserver: class {
      /** @param {(entries: { isIntersecting: boolean }[]) => void} hear */
      constructor(hear) {
        scrolled = hear;
      }
      observe() {}
      disconnect() {}
    },
  });
  const part = new EventTarget();
  const count = { starts: 0 };
  whenWanted(/** @type {Element} */ (part), () => {
    count.starts += 1;
  });
  return { part, count };
}

for (const connection of [undefined, { effectiveType: "3g" }, { saveData: false, effectiveType: "4g" }])
  test(`in view, with ${JSON.stringify(connection)}`, () => {
    const { part, count } = begun(connection);
    scrolled?.([{ isIntersecting: false }]);
    assert.equal(count.starts, 0);
    scrolled?.([{ isIntersecting: true }]);
    part.dispatchEvent(new Event("focusin"));
    assert.equal(count.starts, 1);
  });

for (const connection of [{ saveData: true }, { effectiveType: "2g" }, { effectiveType: "slow-2g" }])
  test(`at a touch, with ${JSON.stringify(connection)}`, () => {
    const { part, count } = begun(connection);
    assert.equal(scrolled, undefined);
    part.dispatchEvent(new Event("pointerdown"));
    part.dispatchEvent(new Event("focusin"));
    assert.equal(count.starts, 1);
  });
