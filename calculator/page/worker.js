/**
 * The worker that runs Python: it answers the messages declared in messages.js, one at a time.
 *
 * @import { FromWorker, Part, ToWorker, RecalculateMessage, StartMessage } from './messages.js'
 * @import { Python } from './python.js'
 */
import { Download } from "./download.js";
import { addModules } from "./python.js";
import { startAnyhow } from "./start.js";

/** @type {Python | undefined} */
let python;
/** @type {StartMessage | undefined} */
let started;
/** @type {Set<Part>} */
const brought = new Set();

/** @param {FromWorker} message */
const send = (message) => self.postMessage(message);

/** @type {Parameters<typeof startAnyhow>[1]} */
const report = (phase, loaded, total) => send({ type: "progress", phase, loaded, total });

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  if (data.type === "start") start(data);
  else recalculate(data);
});

/** @param {StartMessage} message */
async function start(message) {
  try {
    const parts = message.parts ?? [];
    python = await startAnyhow(
      message,
      report,
      parts.map((part) => message.manifest[part]),
    );
    started = message;
    for (const part of parts) brought.add(part);
    send({ type: "ready", timings: python.timings });
  } catch (error) {
    send({ type: "failed", id: null, message: String(error), fatal: true });
  }
}

/** @param {RecalculateMessage} message */
async function recalculate({ id, fields, language, more, file, parts = [] }) {
  try {
    if (!python) throw new Error("asked before Python was ready");
    await bring(python, parts);
    const request = JSON.stringify({ fields, language, more });
    const payload = file ? python.recalculate(request, file) : python.recalculate(request);
    send({ type: "result", id, payload });
  } catch (error) {
    send({ type: "failed", id, message: String(error), fatal: !mayGoOn(error) });
  }
}

/**
 * Archives that are not needed from the start come when they are asked for.
 * @param {Python} python
 * @param {Part[]} parts
 */
async function bring({ pyodide }, parts) {
  for (const part of parts) {
    if (!started || brought.has(part)) continue;
    const { runtimeUrl, manifest } = started;
    const { name, bytes } = manifest[part];
    const download = new Download(runtimeUrl, { files: [manifest[part]], bytes }, () => {});
    addModules(pyodide, await download.archive(name));
    brought.add(part);
  }
}

/**
 * After an ordinary Python exception the interpreter is sound. Out of memory, or an error that is not Python's
 * own (a trap in WebAssembly, JavaScript's stack used up), leaves it in no known state.
 * @param {unknown} error
 */
function mayGoOn(error) {
  return python && error instanceof python.pyodide.ffi.PythonError && error.type !== "MemoryError";
}
