/**
 * The index of the search, which the theme's script asks for once the search is opened
 * (calculator/build/site/finishing/search.py), and the worker that it is given to. Where one of them does not come, that
 * stands in the place of the results, with a button to ask for it again; what was typed stays, and is searched once both
 * are there.
 */
import { SearchWorker } from "./search_worker.js";

/** Milliseconds after which what is still on its way is told of. */
const PATIENCE = 15_000;

/**
 * @template T
 * @param {() => Promise<T>} ask
 * @param {(again: (() => void) | null) => void} tell   that it did not come, with the way to ask again; null: that it is
 *   on its way
 * @param {number} [patience]
 * @returns {Promise<T>}   however often it has to be asked for
 */
export function untilItComes(ask, tell, patience = PATIENCE) {
  return new Promise((resolve) => {
    let isThere = false;
    const again = async () => {
      tell(null);
      const late = setTimeout(() => tell(again), patience);
      try {
        const found = await ask();
        if (!isThere) tell(null);
        isThere = true;
        resolve(found);
      } catch (error) {
        console.warn(error);
        if (!isThere) tell(again);
      }
      clearTimeout(late);
    };
    again();
  });
}

/** @returns {Promise<unknown>} */
async function fetched() {
  /** @type {{ base: string }} */ const { base } = JSON.parse(
    document.getElementById("__config")?.textContent ?? "{}",
  );
  const response = await fetch(`${base}/search/search_index.json`);
  if (!response.ok) throw new Error(`search_index.json: HTTP ${response.status}`);
  return response.json();
}

/** What the theme's script calls. */
export function offerIndex() {
  const place = document.querySelector(".md-search-result__meta");
  const query = document.querySelector(/** @type {'input'} */ ("[data-md-component='search-query']"));
  const words = document.querySelector(/** @type {'script'} */ ("script[data-search]"))?.dataset;
  const onItsWay = place?.textContent ?? "";
  /** @type {(() => void) | null} */ let waiting = null;
  const tell = (/** @type {(() => void) | null} */ again) => {
    if (again === null && waiting && place) place.textContent = onItsWay;
    waiting = again;
    if (!again) return;
    const said = Object.assign(document.createElement("span"), { textContent: words?.searchFailed ?? "" });
    said.setAttribute("role", "alert");
    const button = Object.assign(document.createElement("button"), {
      type: "button",
      textContent: words?.searchAgain ?? "",
    });
    button.addEventListener("click", () => {
      query?.focus();
      again();
    });
    place?.replaceChildren(said, " ", button);
  };
  addEventListener("online", () => waiting?.());
  // The theme closes its search at the Tab key, and takes every other one into its box.
  document.querySelector(".md-search")?.addEventListener("keydown", (event) => {
    const { key } = /** @type {KeyboardEvent} */ (event);
    if (waiting && key === "Enter" && event.target === query) waiting();
    const isOnButton = event.target instanceof HTMLButtonElement && place?.contains(event.target);
    if (isOnButton ? key !== "Tab" && key !== "Escape" : waiting && key === "Tab") event.stopPropagation();
  });
  Object.assign(window, {
    searchIndex: () => untilItComes(fetched, tell),
    searchWorker: (/** @type {string} */ address) =>
      new SearchWorker(address, (setUp) => untilItComes(setUp, tell)),
  });
}
