/**
 * What a page says of the copy of the site on the device: that it is shown from there, and of which day; and where it
 * has been open for long, that the site has gone on since.
 */
import { dayOf, listOf, ofThisPage } from "./of_this_page.js";

/** Milliseconds after which a page that is looked at again asks whether the site has gone on. */
const FRESH = 3_600_000;

const { base, version, words } = ofThisPage();
const { kept } = document.documentElement.dataset;
if (kept) notice((words.shown ?? "").replace("{day}", dayOf(kept)));
else if (version && navigator.serviceWorker?.controller) watch();

/** @param {string} said */
function notice(said) {
  const button = Object.assign(document.createElement("button"), {
    type: "button",
    textContent: words.reload ?? "",
  });
  button.addEventListener("click", () => location.reload());
  const paragraph = document.createElement("p");
  paragraph.className = "offline-notice";
  paragraph.setAttribute("role", "status");
  paragraph.append(said, " ", button);
  document.querySelector(".md-content__inner")?.prepend(paragraph);
}

function watch() {
  let asked = Date.now();
  const look = async () => {
    if (document.visibilityState !== "visible" || Date.now() - asked < FRESH) return;
    asked = Date.now();
    const list = await listOf(base).catch(() => null);
    if (!list || list.version === version) return;
    document.removeEventListener("visibilitychange", look);
    notice(words.newer ?? "");
  };
  document.addEventListener("visibilitychange", look);
}
