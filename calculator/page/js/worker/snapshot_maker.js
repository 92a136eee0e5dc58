/**
 * A worker that starts Python once more, from the files the browser already has, and keeps a snapshot of it. It
 * is told the runtime and nothing else: no reader's data can be in the snapshot. It answers whether one was kept.
 *
 * @import { StartMessage } from '../client/messages.js'
 */
import { startPython } from "./python.js";
import { keepSnapshot } from "./snapshot.js";

self.addEventListener("message", async (/** @type {MessageEvent<StartMessage>} */ { data }) => {
  const { runtimeUrl, manifest } = data;
  try {
    const { pyodide, recalculate } = await startPython(
      runtimeUrl,
      manifest,
      () => {},
      Promise.resolve({ _makeSnapshot: true }),
    );
    // An empty form in both languages: the catalogues and the parameters are then read and kept.
    for (const language of ["zh", "en"]) recalculate(JSON.stringify({ fields: {}, language }));
    await keepSnapshot(runtimeUrl, pyodide.makeMemorySnapshot());
    self.postMessage(true);
  } catch {
    self.postMessage(false);
  }
});
