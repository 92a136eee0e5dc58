/**
 * What the service worker answers a page with. Files with a hash in their folder's name come from the device where they
 * are kept, so that a page of any version gets its own scripts or none. Everything else comes from the network, and
 * from the device only where the network gives nothing in time; a page then carries the day of the copy, which site.js
 * says to the reader.
 */
import { isVersioned, KeptSite } from "./kept_site.js";

/** Milliseconds after which a page that is kept is shown although the network may yet answer. */
const PATIENCE = 4_000;

/**
 * @param {Request} request   for an address below `base`
 * @param {string} base       address of the site's root, with a closing slash
 * @param {{ stores?: CacheStorage, patience?: number }} [options]
 * @returns {Promise<Response>}
 */
export async function answer(request, base, { stores = caches, patience = PATIENCE } = {}) {
  const site = new KeptSite(base, stores);
  const { origin, pathname } = new URL(request.url);
  const path = (origin + pathname).slice(base.length);
  // Storage may be closed or damaged: then there is no copy.
  const kept = await site.file(path).catch(() => undefined);
  if (!kept) return fetch(request);
  if (!isVersioned(path)) return fromNetworkFirst(request, kept, site, patience);
  if (request.cache !== "reload") return kept;
  // Asked for past every cache: what was kept is damaged.
  const response = await fetch(request);
  if (response.ok) await site.mend(path, response);
  return response;
}

/**
 * @param {Request} request
 * @param {Response} kept
 * @param {KeptSite} site
 * @param {number} patience
 */
async function fromNetworkFirst(request, kept, site, patience) {
  /** @type {ReturnType<typeof setTimeout> | undefined} */ let waiting;
  const tooLong = new Promise((resolve) => {
    waiting = setTimeout(resolve, patience);
  });
  const response = await Promise.race([fetch(request).catch(() => undefined), tooLong]);
  clearTimeout(waiting);
  if (response instanceof Response && response.status < 500) return response;
  if (!kept.headers.get("content-type")?.startsWith("text/html")) return kept;
  const day = (await site.list())?.day ?? "";
  const page = (await kept.text()).replace("<html ", `<html data-kept="${day}" `);
  return new Response(page, { headers: kept.headers });
}
