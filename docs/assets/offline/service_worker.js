/**
 * The service worker, which only those have who asked for a copy of the site on their device. It holds nothing of its
 * own, so a newer one may take its place at any time: every copy says itself what is in it.
 */
import { answer } from "./answers.js";

const worker = /** @type {any} */ (self);
const base = new URL("./", location.href).href;

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => event.waitUntil(worker.clients.claim()));
worker.addEventListener("fetch", (/** @type {any} */ event) => {
  if (event.request.method === "GET" && event.request.url.startsWith(base))
    event.respondWith(answer(event.request, base));
});
