/**
 * A form that is short enough for the window stays beside its results; the style sheet does so where there are two
 * columns. One that does not fit, or has been unfolded, keeps its place: of what stays, nothing may be out of reach.
 */

const BELOW_THE_HEAD = 60;
const STAYS = "calculator__form--stays";

/** @param {HTMLElement} root  the calculator */
export function stayBeside(root) {
  const form = root.querySelector(/** @type {'div'} */ (".calculator__form"));
  const bar = root.querySelector(/** @type {'div'} */ (".in-reach"));
  const fold = root.querySelector(/** @type {'details'} */ ("details.exact"));
  if (!form || !bar || !fold) return;
  /** @param {Element | null} held  what must not move under its reader's hands */
  const settle = (held) => {
    const room = innerHeight - form.offsetHeight - bar.offsetHeight;
    const place = held?.getBoundingClientRect().top ?? 0;
    const stayed = form.classList.contains(STAYS);
    form.classList.toggle(STAYS, room >= 0 && !fold.open);
    form.style.top = `${Math.min(BELOW_THE_HEAD, room)}px`;
    if (!held || !stayed || form.classList.contains(STAYS)) return;
    scrollBy({ top: held.getBoundingClientRect().top - place, behavior: "instant" });
  };
  const settleForm = () => settle(form.contains(document.activeElement) ? document.activeElement : null);
  fold.addEventListener("toggle", () => settle(fold));
  addEventListener("resize", settleForm);
  const sizes = new ResizeObserver(settleForm);
  sizes.observe(form);
  sizes.observe(bar);
}
