/**
 * What a site that is built with `OFFLINE=off` has in the service worker's place: browsers look for a newer worker at
 * each visit, take this one, and with it go every copy and the worker itself.
 */
import { KeptSite } from "./kept_site.js";

const worker = /** @type {any} */ (self);

worker.addEventListener("install", () => worker.skipWaiting());
worker.addEventListener("activate", (/** @type {any} */ event) => {
  const site = new KeptSite(new URL("./", location.href).href);
  event.waitUntil(Promise.all([site.remove(), worker.registration.unregister()]));
});
