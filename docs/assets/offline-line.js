/**
 * The line with which the reader has a copy of the site made, renewed or removed. Without its button being pressed
 * nothing is kept and no service worker registered.
 */
import { KeepError, KeptSite } from "./offline/kept_site.js";
import { dayOf, listOf, ofThisPage } from "./offline/of_this_page.js";

const { base, version } = ofThisPage();
const line = document.querySelector(/** @type {'p'} */ ("[data-offline]"));
// Storage and workers are closed to pages in some windows, and to those that are not served over HTTPS: there the line
// stays hidden.
if (line && version && navigator.serviceWorker && globalThis.caches) showLine(line).catch(console.warn);

/** @param {HTMLElement} line */
async function showLine(line) {
  const site = new KeptSite(base);
  /** @type {Record<string, string>} */ const words = JSON.parse(line.dataset.offline ?? "{}");
  const say = (/** @type {string} */ key, /** @type {Record<string, string>} */ values = {}) =>
    (words[key] ?? "").replace(/\{(\w+)\}/g, (whole, name) => values[name] ?? whole);
  const status = document.createElement("span");
  status.setAttribute("role", "status");
  // The version that the site has now; this page may be older by the time a copy is made.
  let current = version;

  /**
   * @param {string} said
   * @param {[label: string, press: () => void][]} actions
   */
  const show = (said, actions) => {
    const buttons = actions.map(([label, press]) => {
      const button = Object.assign(document.createElement("button"), { type: "button", textContent: label });
      button.addEventListener("click", press);
      return button;
    });
    const hadFocus = line.contains(document.activeElement);
    if (status.textContent !== said) status.textContent = said;
    line.replaceChildren(status, ...buttons.flatMap((button) => [" ", button]));
    if (hadFocus) buttons[0]?.focus();
  };

  const rest = async (/** @type {string} */ said = "") => {
    const kept = await site.list();
    /** @type {[string, () => void]} */ const remove = [say("remove"), forget];
    if (!kept) {
      show(said, [[say("offer", { size: line.dataset.megabytes ?? "" }), keep]]);
    } else if (kept.version === current || document.documentElement.dataset.kept) {
      show(said || say("kept", { day: dayOf(kept.day) }), [remove]);
    } else {
      show(said || say("older", { day: dayOf(kept.day) }), [[say("update"), keep], remove]);
    }
  };

  const keep = async () => {
    const stop = new AbortController();
    // A screen reader is told the end, not every step.
    status.setAttribute("aria-busy", "true");
    const telling = (/** @type {number} */ done, /** @type {number} */ total) =>
      say("keeping", { done: megabytes(done), size: megabytes(total) });
    show(telling(0, Number(line.dataset.megabytes) * 1e6), [[say("stop"), () => stop.abort()]]);
    try {
      const list = await listOf(base);
      await site.keep(
        list,
        (done) => {
          status.textContent = telling(done, list.bytes);
        },
        stop,
      );
      current = list.version;
      await navigator.serviceWorker.register(`${base}service-worker.js`);
      // Asked for last: a browser that asks the reader does so when there is something to lose.
      navigator.storage?.persist?.();
      status.removeAttribute("aria-busy");
      await rest();
    } catch (error) {
      console.error(error);
      status.removeAttribute("aria-busy");
      const why = stop.signal.aborted ? "stopped" : error instanceof KeepError ? error.why : "offline";
      await rest(say(why));
    }
  };

  const forget = async () => {
    await site.remove();
    await (await navigator.serviceWorker.getRegistration(base))?.unregister();
    await rest(say("removed"));
  };

  await rest();
  line.hidden = false;
}

/** @param {number} bytes */
const megabytes = (bytes) => String(Math.round(bytes / 1e6));
