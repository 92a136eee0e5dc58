/**
 * When a page's Python is started: once the part that needs it comes into view; for those who save data, only when
 * they touch it.
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
  if (savesData()) return;
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    startOnce();
  });
  observer.observe(part);
}

/** Whether the reader's device asks to be spared downloads. */
export function savesData() {
  const connection = /** @type {{ connection?: { saveData?: boolean } }} */ (navigator).connection;
  return connection?.saveData === true;
}
