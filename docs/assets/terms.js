/**
 * A term marked in the text opens its meaning where it stands.
 *
 * As built it is a link to the glossary, and stays one where a browser has no dialogs. Here it acts as a button,
 * which finger, keyboard and screen reader can press alike; an element of its own kind would not break with the
 * line it stands in, and leave the comma after it to the next. The meaning is a dialog: Escape, its own button or a
 * press beside it close it, and the focus returns to the term.
 */

for (const link of document.querySelectorAll("a[data-term]")) {
  const meaning = document.getElementById(`meaning-${link.getAttribute("data-term")}`);
  if (!(link instanceof HTMLElement && meaning instanceof HTMLDialogElement)) continue;
  if (typeof meaning.showModal !== "function") continue;
  link.setAttribute("role", "button");
  link.setAttribute("aria-haspopup", "dialog");
  const open = (/** @type {Event} */ event) => {
    event.preventDefault();
    meaning.showModal();
  };
  link.addEventListener("click", open);
  link.addEventListener("keydown", (event) => {
    if (event.key === " ") open(event);
  });
}

for (const meaning of document.querySelectorAll("dialog.meaning")) {
  if (!(meaning instanceof HTMLDialogElement)) continue;
  meaning.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target : null;
    // What lies beside the dialog counts as the dialog itself; what lies in it has a target of its own.
    if (pressed === meaning || pressed?.closest("[data-close], a")) meaning.close();
  });
}
