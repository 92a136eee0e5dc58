/**
 * The ways in which a file comes to the page: chosen, dropped, or one of the samples.
 */

/**
 * The first file, or another in its place: chosen, or dropped anywhere but on the box for a second one.
 * @param {HTMLElement} root
 * @param {(files: File[]) => void} take
 */
export function hearFiles(root, take) {
  const input = root.querySelector("input[type=file]");
  if (input instanceof HTMLInputElement) {
    const chosen = () => {
      const files = [...(input.files ?? [])];
      // The same file, changed meanwhile, can then be chosen again.
      input.value = "";
      if (files.length > 0) take(files);
    };
    input.addEventListener("change", chosen);
    // One that was chosen before this script was there.
    chosen();
  }
  const place = root.querySelector("[data-drop]");
  // Anywhere else a dropped file would replace the page.
  addEventListener("dragover", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    place?.classList.add("drop--over");
  });
  addEventListener("dragleave", (event) => {
    if (event.relatedTarget === null) place?.classList.remove("drop--over");
  });
  addEventListener("drop", (event) => {
    if (!event.dataTransfer?.types.includes("Files")) return;
    event.preventDefault();
    place?.classList.remove("drop--over");
    const files = [...event.dataTransfer.files];
    if (files.length > 0 && !isForSecond(event.target)) take(files);
  });
}

/**
 * A second file, chosen in a box that stands among the results.
 * @param {HTMLElement} root
 * @param {(file: File) => void} take
 */
export function hearSecondFile(root, take) {
  root.addEventListener("change", ({ target }) => {
    if (!(target instanceof HTMLInputElement) || !("beside" in target.dataset)) return;
    const [file] = target.files ?? [];
    target.value = "";
    if (file) take(file);
  });
  root.addEventListener("drop", ({ target, dataTransfer }) => {
    const [file] = dataTransfer?.files ?? [];
    if (file && isForSecond(target)) take(file);
  });
}

/** @param {EventTarget | null} target */
function isForSecond(target) {
  return target instanceof Element && target.closest(".drop")?.querySelector("[data-beside]") != null;
}

/**
 * A file of this site.
 * @param {string} address
 * @returns {Promise<File>}
 */
export async function fetched(address) {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return new File([await response.blob()], address.slice(address.lastIndexOf("/") + 1));
}
