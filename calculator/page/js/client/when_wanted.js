/**
 * When a page's Python is started: once the part that needs it comes into view; for those who save data, and on lines
 * on which it takes minutes, only when they touch it.
 */

/**
 * @param {Element} part
 * @param {() => void} start   called once
 */
export function whenWanted(part, start) {
  let wanted = false;
  const startOnce = () => {
    if (!wanted) start();
    wanted = true;
  };
  part.addEventListener("focusin", startOnce, { once: true });
  part.addEventListener("pointerdown", startOnce, { once: true });
  if (savesData() || isVerySlow()) return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    startOnce();
  });
  observer.observe(part);
}

/**
 * Once the browser has drawn the page: to ask it for a measure then makes it work out nothing anew.
 * @param {() => void} then
 */
export function oncePainted(then) {
  requestAnimationFrame(() => setTimeout(then));
}

/** Whether the reader's device asks to be spared downloads. */
export function savesData() {
  return connection()?.saveData === true;
}

/** Whether the browser takes the line for one of the second generation (Network Information API: below 70 kbit/s). */
function isVerySlow() {
  return /2g$/.test(connection()?.effectiveType ?? "");
}

/** What some browsers tell of the line and TypeScript does not know. */
function connection() {
  const { connection } = /** @type {{ connection?: { saveData?: boolean, effectiveType?: string } }} */ (
    navigator
  );
  return connection;
}
