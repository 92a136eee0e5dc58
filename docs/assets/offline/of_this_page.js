/** What a page knows of the site it belongs to; main.html writes it beside site.js. */

/** @typedef {import('./kept_site.js').List} List */

/** @returns {{ base: string, version: string, words: DOMStringMap }}   `version` is empty where no copy is offered */
export function ofThisPage() {
  const script = document.querySelector(/** @type {'script'} */ ("script[data-version]"));
  const base = new URL("../../", script?.src || location.href).href;
  return { base, version: script?.dataset.version ?? "", words: script?.dataset ?? {} };
}

/**
 * What the site is made of today.
 * @param {string} base
 * @returns {Promise<List>}
 */
export async function listOf(base) {
  const response = await fetch(`${base}offline.json`, { cache: "no-cache" });
  if (!response.ok) throw new Error(`offline.json: HTTP ${response.status}`);
  return response.json();
}

/** @param {string} time   ISO 8601; the day by the reader's own calendar, written as elsewhere on the site */
export function dayOf(time) {
  const day = new Date(time);
  return [day.getFullYear(), day.getMonth() + 1, day.getDate()]
    .map((part) => String(part).padStart(2, "0"))
    .join("-");
}
