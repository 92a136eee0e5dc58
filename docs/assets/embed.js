/** The code of a figure to embed: its address is made whole, and a button copies it. */

for (const code of document.querySelectorAll("code[data-embed]")) {
  const own = code.getAttribute("data-embed") ?? "";
  code.textContent = (code.textContent ?? "").replace(
    `src="${own}"`,
    `src="${new URL(own, location.href).href}"`,
  );
}

for (const button of document.querySelectorAll("button[data-copy]")) {
  const code = document.getElementById(button.getAttribute("data-copy") ?? "");
  const said = button.parentElement?.querySelector("[data-copied]");
  if (!(button instanceof HTMLElement) || !code) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    try {
      await navigator.clipboard.writeText(code.textContent ?? "");
      if (said) said.textContent = said.getAttribute("data-copied");
    } catch {
      // No permission, or an address without encryption: the reader copies what is now marked.
      getSelection()?.selectAllChildren(code);
    }
  });
}
