// The copy of the site on the device, and what the service worker answers from it, with a cache and a network that a
// test can cut off, fill up, or move to another version half way.

import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { beforeEach, test } from "node:test";

import { answer } from "../../docs/assets/offline/answers.js";
import { KeepError, KeptSite } from "../../docs/assets/offline/kept_site.js";

const BASE = "https://example.org/some/where/";

/** What the server has, by path; null = no server. @type {Map<string, string> | null} */
let served = new Map();
/** @type {string[]} */
let asked = [];
/** Bytes that still fit into the stores. */
let room = Number.POSITIVE_INFINITY;
let stores = /** @type {CacheStorage} */ ({});

/** Cache Storage as far as it is used. */
function emptyStores() {
  /** @type {Map<string, Map<string, { content: ArrayBuffer, headers: Headers }>>} */ const all = new Map();
  return /** @type {CacheStorage} */ (
    /** @type {unknown} */ ({
      keys: async () => [...all.keys()],
      delete: async (/** @type {string} */ name) => all.delete(name),
      match: async (/** @type {string} */ address, /** @type {{ cacheName: string }} */ { cacheName }) => {
        const found = all.get(cacheName)?.get(address);
        return found && new Response(found.content, { headers: found.headers });
      },
      open: async (/** @type {string} */ name) => {
        const store = all.get(name) ?? new Map();
        all.set(name, store);
        return {
          match: async (/** @type {string} */ address) => {
            const found = store.get(address);
            return found && new Response(found.content, { headers: found.headers });
          },
          put: async (/** @type {string} */ address, /** @type {Response} */ response) => {
            const content = await response.arrayBuffer();
            room -= content.byteLength;
            if (room < 0) throw new DOMException("full", "QuotaExceededError");
            store.set(address, { content, headers: response.headers });
          },
        };
      },
    })
  );
}

/** A version of the site: a page, its script in a folder named by its content, what is searched. */
function version(/** @type {string} */ name, /** @type {string} */ hash) {
  const files = new Map([
    ["zh/calculator/", `<!doctype html>\n<html lang="zh-CN">${name}<script src="${hash}">`],
    [`assets/page-${hash}/page.js`, `script of ${name}`],
    ["en/calculator/", "the same in every version"],
    ["assets/icon.svg", "icon"],
    ["assets/runtime-aaaaaaaaaaaa/python.wasm", "python"],
    ["zh/search/search_index.json", `index of ${name}`],
  ]);
  const listed = [...files].map(([path, text]) => [
    path,
    text.length,
    createHash("sha256").update(text).digest("hex"),
  ]);
  const bytes = [...files.values()].reduce((sum, text) => sum + text.length, 0);
  const list = { version: name, bytes, files: /** @type {any} */ (listed) };
  return { files, list };
}

const A = version("A", "aaaaaaaaaaaa");
const B = version("B", "bbbbbbbbbbbb");
const NOON = new Date("2026-11-30T12:00:00Z");
const LATER = new Date("2026-12-24T12:00:00Z");

beforeEach(() => {
  served = new Map(A.files);
  asked = [];
  room = Number.POSITIVE_INFINITY;
  stores = emptyStores();
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string | Request} */ request) => {
      const path =
        (typeof request === "string" ? request : request.url).slice(BASE.length).split("?")[0] ?? "";
      asked.push(path);
      if (!served) throw new TypeError("no connection");
      const content = served.get(path);
      const headers = { "content-type": path.endsWith("/") ? "text/html; charset=utf-8" : "text/plain" };
      return new Response(content ?? "nothing here", { status: content === undefined ? 404 : 200, headers });
    }
  );
});

const site = () => new KeptSite(BASE, stores);
const keep = (/** @type {any} */ { list }, now = NOON) => site().keep(list, () => {}, { now });
/** @param {string} path @param {RequestInit} [init] */
const open = (path, init) => answer(new Request(BASE + path, init), BASE, { stores, patience: 50 });
/** @param {string} path */
const read = async (path) => (await open(path)).text();
/** @param {'offline' | 'full' | 'changed'} why */
const because = (why) => (/** @type {unknown} */ error) => error instanceof KeepError && error.why === why;

test("with the server stopped all that was kept is there, and a page says of which day it is", async () => {
  const told = /** @type {number[]} */ ([]);
  await site().keep(A.list, (done) => told.push(done), { now: NOON });
  assert.equal(told.at(-1), A.list.bytes);
  served = null;
  const page = await read("zh/calculator/?q=1");
  assert.match(page, /^<!doctype html>\n<html data-kept="2026-11-30T12:00:00.000Z" lang="zh-CN">A/);
  assert.equal(await read("assets/page-aaaaaaaaaaaa/page.js"), "script of A");
  assert.equal(await read("zh/search/search_index.json"), "index of A");
  await assert.rejects(open("zh/unknown/"), TypeError);
});

test("connected, pages are the server's and files with a hash are not asked for again", async () => {
  await keep(A);
  asked = [];
  assert.doesNotMatch(await read("zh/calculator/"), /data-kept/);
  assert.equal(await read("assets/page-aaaaaaaaaaaa/page.js"), "script of A");
  assert.deepEqual(asked, ["zh/calculator/"]);
});

test("a server that does not answer, or fails, is not waited for", async () => {
  await keep(A);
  const { fetch } = globalThis;
  globalThis.fetch = () => new Promise(() => {});
  assert.match(await read("zh/calculator/"), /data-kept/);
  globalThis.fetch = async () => new Response("bad gateway", { status: 502 });
  assert.match(await read("zh/calculator/"), /data-kept/);
  globalThis.fetch = fetch;
  served?.delete("zh/calculator/");
  assert.equal((await open("zh/calculator/")).status, 404, "what is gone is said to be gone");
});

test("an old copy meeting a new site never gives a page the scripts of another version", async () => {
  await keep(A);
  served = new Map(B.files);
  assert.match(await read("zh/calculator/"), />B</);
  assert.equal(await read("assets/page-bbbbbbbbbbbb/page.js"), "script of B");
  assert.equal(await read("assets/page-aaaaaaaaaaaa/page.js"), "script of A", "for a page opened before");
  served = null;
  assert.match(await read("zh/calculator/"), />A</);
  await assert.rejects(open("assets/page-bbbbbbbbbbbb/page.js"), "none rather than another's");
});

test("an update that breaks off leaves the old copy whole, goes on later and loads only what is new", async () => {
  await keep(A);
  served = new Map(B.files);
  served.delete("zh/search/search_index.json");
  await assert.rejects(keep(B, LATER), because("changed"));
  assert.equal((await site().list())?.version, "A");
  served = null;
  assert.match(await read("zh/calculator/"), /data-kept="2026-11-30.*>A/s);
  await assert.rejects(keep(B, LATER), because("offline"));
  served = new Map(B.files);
  asked = [];
  await keep(B, LATER);
  assert.deepEqual(asked, ["zh/search/search_index.json"]);
  served = null;
  assert.match(await read("zh/calculator/"), /data-kept="2026-12-24.*>B/s);
  assert.equal((await stores.keys()).length, 1, "nothing of the old copy is left");
});

test("while a site is being put in place no copy of two versions comes about", async () => {
  served = new Map([...A.files, ["zh/calculator/", B.files.get("zh/calculator/") ?? ""]]);
  await assert.rejects(keep(A), because("changed"));
  assert.equal(await site().list(), null);
});

test("without room nothing is left behind, and an earlier copy stays", async () => {
  room = 60;
  await assert.rejects(keep(A), because("full"));
  assert.deepEqual(await stores.keys(), []);
  room = Number.POSITIVE_INFINITY;
  await keep(A);
  served = new Map(B.files);
  room = 60;
  await assert.rejects(keep(B, LATER), because("full"));
  served = null;
  assert.match(await read("zh/calculator/"), />A</);
});

test("what is stopped by the reader is gone on with", async () => {
  const stop = new AbortController();
  const { fetch } = globalThis;
  globalThis.fetch = /** @type {any} */ (
    async (/** @type {string} */ address, /** @type {RequestInit} */ init) => {
      init.signal?.throwIfAborted();
      return fetch(address);
    }
  );
  await assert.rejects(
    site().keep(A.list, () => stop.abort(), stop),
    { name: "AbortError" },
  );
  assert.equal(await site().list(), null);
  await keep(A);
  assert.equal((await site().list())?.version, "A");
});

test("a damaged file asked for past every cache takes the place of the kept one", async () => {
  const path = "assets/runtime-aaaaaaaaaaaa/python.wasm";
  served?.set(path, "damaged");
  await keep(A);
  assert.equal(await read(path), "damaged");
  served?.set(path, "python");
  assert.equal(await (await open(path, { cache: "reload" })).text(), "python");
  served = null;
  assert.equal(await read(path), "python");
});

test("what is asked of a copy while it is removed does not bring it back", async () => {
  await keep(A);
  await Promise.all([site().file("zh/calculator/"), site().remove()]);
  assert.deepEqual(await stores.keys(), []);
});

test("removing takes every copy and nothing of others", async () => {
  await keep(A);
  await stores.open("calculator-memory");
  await site().remove();
  assert.deepEqual(await stores.keys(), ["calculator-memory"]);
  assert.equal(await read("zh/calculator/"), A.files.get("zh/calculator/"));
});
