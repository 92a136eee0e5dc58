// The rows of a form's lists: references follow their position; a plan survives the address; the example moves to today.

import assert from "node:assert/strict";
import { test } from "node:test";

import { keepBalanceNow, keptBalanceNow, withBalance } from "../../calculator/page/js/buyer/old_balance.js";
import { withoutMoney } from "../../calculator/page/js/buyer/without_money.js";
import { ignoresDownloads } from "../../calculator/page/js/view/browsers_in_apps.js";
import { notInForm } from "../../calculator/page/js/buyer/payments_read.js";
import { later, localInstant, utcInstant, written } from "../../calculator/page/js/buyer/readers_date.js";
import { atPosition } from "../../calculator/page/js/form/rows.js";
import { decode, encode } from "../../calculator/page/js/form/input_as_text.js";

test("references to a row follow its position, others stay", () => {
  assert.equal(atPosition("orders[#].name", "orders", 2), "orders[2].name");
  assert.equal(
    atPosition("field-orders-0-name-help field-orders-0-name-error", "orders", 3),
    "field-orders-3-name-help field-orders-3-name-error",
  );
  assert.equal(atPosition("orders-#-legend", "orders", 1), "orders-1-legend");
  for (const other of ["income[0].amount", "field-income-0-date", "open_orders[0].amount", "today"]) {
    assert.equal(atPosition(other, "orders", 5), other);
  }
});

/** @type {import('../../calculator/page/js/form/input_as_text.js').FieldOfForm[]} */
const FORM = [
  { pattern: "orders[].name", key: "n", defaultText: "", most: 100 },
  { pattern: "orders[].amount", key: "a", defaultText: "" },
  { pattern: "income[].date", key: "id", defaultText: "", most: 100 },
  { pattern: "income[].amount", key: "ia", defaultText: "" },
  { pattern: "fixed_costs[].day_of_month", key: "fd", defaultText: "", most: 100 },
  { pattern: "today", key: "t", defaultText: "2026-11-22" },
];

test("a plan survives the address, list by list", () => {
  const plan = {
    "orders[0].name": "",
    "orders[0].amount": "259",
    "orders[1].name": "鞋",
    "orders[1].amount": "",
    "income[0].date": "2026-12-05",
    "income[0].amount": "4,200",
    "fixed_costs[0].day_of_month": "",
    today: "2026-11-22",
  };
  const text = encode(plan, FORM);
  assert.equal(text, "v=1&0n=&0a=259&1n=%E9%9E%8B&0id=2026-12-05&0ia=4%2C200&0fd=");
  assert.deepEqual(decode(text, FORM), plan);
});

test("a link that names no day is about today, whenever it is opened", () => {
  const nextYear = FORM.map((field) => (field.key === "t" ? { ...field, defaultText: "2027-01-01" } : field));
  assert.deepEqual(decode("v=1", nextYear), { today: "2027-01-01" });
});

test("a row without its sign is no row, and makes the link unreadable", () => {
  assert.equal(decode("v=1&0a=5", FORM), null);
  assert.equal(decode("v=1&1n=x", FORM), null);
});

test("days move over months and leap days; instants are written in UTC", () => {
  assert.equal(later("2026-11-22", 10), "2026-12-02");
  assert.equal(later("2028-02-28", 1), "2028-02-29");
  assert.equal(later("2027-01-01", -1), "2026-12-31");
  assert.equal(utcInstant(new Date(Date.UTC(2026, 10, 22, 1, 30, 5))), "20261122T013005Z");
  assert.equal(written(new Date(2026, 0, 5, 23, 59)), "2026-01-05");
});

test("the balance of today goes into the form with its day, orders that were deducted are paid", () => {
  const fields = {
    today: "2026-12-06",
    balance: "900",
    balance_on: "2026-11-29",
    "orders[1].status": "received",
  };
  assert.deepEqual(withBalance(fields, "72", { "orders[1].status": "paid" }), {
    today: "2026-12-06",
    balance: "72",
    balance_on: "2026-12-06",
    "orders[1].status": "paid",
  });
  assert.equal(withBalance(fields, "72", {})["orders[1].status"], "received");
});

test("a plan is passed on without balance and wages", () => {
  const order = { "orders[0].name": "shoes", "fixed_costs[0].amount": "500", today: "2026-12-06" };
  const money = {
    balance: "900",
    balance_on: "2026-12-06",
    "income[0].amount": "4200",
    "income[0].date": "",
  };
  assert.deepEqual(withoutMoney({ ...order, ...money }), order);
});

test("the reader's clock is written without a zone", () => {
  assert.equal(localInstant(new Date(2026, 10, 22, 9, 30, 5)), "20261122T093005");
});

test("browsers inside apps are told from others", () => {
  const phone = "Mozilla/5.0 (Linux; Android 14) AppleWebKit/537.36 Chrome/126.0 Mobile Safari/537.36";
  assert.equal(ignoresDownloads(phone), false);
  assert.equal(ignoresDownloads(`${phone} MicroMessenger/8.0.49`), true);
  assert.equal(ignoresDownloads(`${phone} AlipayClient/10.6`), true);
});

test("an order that the form holds is not added again, one that is alike only as often as it lacks", () => {
  const shoes = { name: "shoes", amount: "259", noted_on: "2026-11-18" };
  const lamp = { name: "lamp", amount: "72" };
  const form = {
    "orders[0].name": "shoes",
    "orders[0].amount": "259",
    "orders[0].noted_on": "2026-11-18",
    "orders[0].confirm_days": "7",
  };
  assert.deepEqual(notInForm([shoes, lamp], form), [lamp]);
  assert.deepEqual(notInForm([shoes, shoes], form), [shoes]);
  assert.deepEqual(notInForm([shoes, lamp], {}), [shoes, lamp]);
  const failed = { name: "shoes", amount: "259", deduct_on: "2026-11-18" };
  const edited = { ...form, "orders[0].deduct_on": "2026-11-18", "orders[0].noted_on": "2026-11-20" };
  assert.deepEqual(notInForm([failed], edited), []);
});

test("a balance of today that has not been taken waits on the device, for that day and that question only", () => {
  /** @type {Map<string, string>} */ const stored = new Map();
  globalThis.localStorage = /** @type {any} */ ({
    getItem: (/** @type {string} */ key) => stored.get(key) ?? null,
    setItem: (/** @type {string} */ key, /** @type {string} */ text) => stored.set(key, text),
    removeItem: (/** @type {string} */ key) => stored.delete(key),
  });
  assert.equal(keptBalanceNow("900", "2026-12-06"), "");
  keepBalanceNow("1,4", "900", "2026-12-06");
  keepBalanceNow("1,40", "900", "2026-12-06");
  assert.equal(keptBalanceNow("900", "2026-12-06"), "1,40");
  assert.equal(keptBalanceNow("900", "2026-12-07"), "", "another day's balance is no answer");
  assert.equal(keptBalanceNow("140", "2026-12-06"), "", "nor is it one to another question");
  keepBalanceNow(" ", "900", "2026-12-06");
  assert.equal(stored.size, 0);
  stored.set("pay-later-calculator/balance-now", "{");
  assert.equal(keptBalanceNow("900", "2026-12-06"), "");
});
