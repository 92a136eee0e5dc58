/**
 * The worker that runs Python: it answers the messages declared in messages.js, one at a time.
 *
 * @import { Archive, FromWorker, ToWorker, RecalculateMessage, StartMessage } from '../client/messages.js'
 * @import { Python } from './python.js'
 */
import { addArchive, mayGoOn } from "./python.js";
import { startAnyhow } from "./start_python.js";

/** @type {Python | undefined} */
let python;
/** @type {StartMessage | undefined} */
let started;
/** @type {Set<Archive>} */
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
    const archives = message.archives ?? [];
    python = await startAnyhow(
      message,
      report,
      archives.map((archive) => message.manifest[archive]),
    );
    started = message;
    for (const archive of archives) brought.add(archive);
    send({ type: "ready", timings: python.timings });
  } catch (error) {
    send({ type: "failed", id: null, message: String(error), fatal: true });
  }
}

/** @param {RecalculateMessage} message */
async function recalculate({ id, fields, language, more, file, archives = [], part }) {
  try {
    if (!python) throw new Error("asked before Python was ready");
    await bring(python, archives);
    const request = JSON.stringify({ fields, language, more, part });
    const payload = file ? python.recalculate(request, file) : python.recalculate(request);
    send({ type: "result", id, payload });
  } catch (error) {
    send({ type: "failed", id, message: String(error), fatal: !mayGoOn(python?.pyodide, error) });
  }
}

/**
 * Archives that are not needed from the start come when they are asked for.
 * @param {Python} python
 * @param {Archive[]} archives
 */
async function bring({ pyodide }, archives) {
  for (const archive of archives) {
    if (!started || brought.has(archive)) continue;
    await addArchive(pyodide, started.runtimeUrl, started.manifest[archive]);
    brought.add(archive);
  }
}
