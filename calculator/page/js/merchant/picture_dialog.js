/**
 * The picture of the answer, to look at, to save or to press and hold: where there is no share sheet.
 *
 * @import { Say } from '../view/words.js'
 */

/**
 * @param {Element} root                of the calculator, whose buttons these are
 * @param {HTMLCanvasElement} picture
 * @param {string} words                what it says, for whoever does not see it
 * @param {Say} say
 */
export function showPicture(root, picture, words, say) {
  const dialog = document.createElement("dialog");
  dialog.className = "picture";
  dialog.setAttribute("aria-labelledby", "picture-title");
  const title = document.createElement("h2");
  title.id = "picture-title";
  title.textContent = say("passing.title");
  const image = document.createElement("img");
  // A picture that is data can be saved by holding it, which a canvas cannot.
  image.src = picture.toDataURL();
  image.alt = words;
  const hint = document.createElement("p");
  hint.textContent = say("passing.hold");
  const buttons = document.createElement("div");
  buttons.className = "picture__buttons";
  buttons.append(button("picture-save", say("passing.save")));
  buttons.append(button("picture-copy", say("passing.copy")));
  if ("share" in navigator) buttons.append(button("picture-share", say("passing.share")));
  const close = button("", say("passing.close"));
  close.addEventListener("click", () => dialog.close());
  buttons.append(close);
  dialog.append(title, image, hint, buttons);
  dialog.addEventListener("close", () => dialog.remove());
  root.append(dialog);
  dialog.showModal();
}

/**
 * @param {string} action
 * @param {string} words
 */
function button(action, words) {
  const made = document.createElement("button");
  made.type = "button";
  if (action) made.dataset.action = action;
  made.textContent = words;
  return made;
}
