/**
 * A term marked in the text opens its meaning where it stands.
 *
 * As built it is a link to the glossary, and stays one where a browser has no dialogs. Here it becomes a button,
 * which finger, keyboard and screen reader can press alike. The meaning is a dialog: Escape, its own button or a
 * press beside it close it, and the focus returns to the term.
 */

for (const link of document.querySelectorAll("a[data-term]")) {
  const meaning = document.getElementById(`meaning-${link.getAttribute("data-term")}`);
  if (!(meaning instanceof HTMLDialogElement) || typeof meaning.showModal !== "function") continue;
  const button = document.createElement("button");
  button.type = "button";
  button.className = link.className;
  button.setAttribute("aria-haspopup", "dialog");
  button.append(...link.childNodes);
  button.addEventListener("click", () => meaning.showModal());
  link.replaceWith(button);
}

for (const meaning of document.querySelectorAll("dialog.meaning")) {
  if (!(meaning instanceof HTMLDialogElement)) continue;
  meaning.addEventListener("click", (event) => {
    const pressed = event.target instanceof Element ? event.target : null;
    // What lies beside the dialog counts as the dialog itself; what lies in it has a target of its own.
    if (pressed === meaning || pressed?.closest("[data-close], a")) meaning.close();
  });
}
