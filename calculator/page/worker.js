/**
 * The worker that runs Python: it answers the messages declared in messages.js, one at a time.
 *
 * @import { FromWorker, ToWorker, RecalculateMessage, StartMessage } from './messages.js'
 * @import { Python } from './python.js'
 */
import { startAnyhow } from "./start.js";

/** @type {Python | undefined} */
let python;

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
    python = await startAnyhow(message, report);
    send({ type: "ready", timings: python.timings });
  } catch (error) {
    send({ type: "failed", id: null, message: String(error), fatal: true });
  }
}

/** @param {RecalculateMessage} message */
function recalculate({ id, fields, language }) {
  try {
    if (!python) throw new Error("asked before Python was ready");
    send({ type: "result", id, payload: python.recalculate(JSON.stringify({ fields, language })) });
  } catch (error) {
    send({ type: "failed", id, message: String(error), fatal: !mayGoOn(error) });
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
