/**
 * Pyodide as it comes from npm, with the calculator's wheel as it comes from the build: what the runtime of the
 * page is measured against. Uncompiled, untrimmed, one thing after the other, as its documentation shows.
 */
self.addEventListener("message", async ({ data: { folder, wheel, argument } }) => {
  const { loadPyodide } = await import(`${folder}pyodide.mjs`);
  const pyodide = await loadPyodide({ indexURL: folder });
  const response = await fetch(wheel);
  pyodide.unpackArchive(await response.arrayBuffer(), "wheel");
  const { answer } = pyodide.pyimport("calculator.page.methods");
  self.postMessage(answer("merchant", "figures", argument));
});
