/**
 * The worker that reads order files: it answers the messages declared in messages.js, one at a time.
 *
 * @import { PyodideAPI } from 'pyodide'
 * @import { Manifest, StartMessage } from '../client/messages.js'
 * @import { FromWorker, Question, ReadQuestion, Step, ToWorker, WriteQuestion } from '../client/order_file_messages.js'
 */
import { addArchive, mayGoOn, NotFetchedError } from "./python.js";
import { startAnyhow } from "./start_python.js";
import { FileGoneError, piecesOf } from "./page_file.js";

/**
 * `calculator.page.order_file.file_session`, and an object of its class `Session`.
 * @typedef {object} Desk
 * @property {PyodideAPI} pyodide
 * @property {any} module
 * @property {any} session
 * @property {(size: (size: number) => Uint8Array) => unknown} PageFile
 */

/** First bytes by which Python tells whether a file is a spreadsheet. */
const HEAD = 8;

/** @type {Desk | undefined} */
let desk;
/** @type {StartMessage | undefined} */
let started;
let hasSpreadsheets = false;

/** @param {FromWorker} message */
const send = (message) => self.postMessage(message);

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  if (data.type === "start") start(data);
  else answer(data);
});

/** @param {StartMessage} message */
async function start(message) {
  try {
    const { pyodide, timings } = await startAnyhow(
      message,
      (phase, loaded, total) => send({ type: "progress", phase, loaded, total }),
      [message.manifest.orders],
    );
    const module = pyodide.pyimport("calculator.page.order_file.file_session");
    module.words_have_come();
    const { PageFile } = pyodide.pyimport("calculator.page.order_file.page_file");
    desk = { pyodide, module, session: module.Session(), PageFile };
    started = message;
    send({ type: "ready", timings });
  } catch (error) {
    send({ type: "failed", id: null, message: String(error), fatal: true, gone: false });
  }
}

/** @param {Question & { id: number }} question */
async function answer(question) {
  const { id } = question;
  try {
    if (!desk) throw new Error("asked before Python was ready");
    const payload = await answered(desk, question);
    send({ type: "result", id, payload, heap: heapOf(desk.pyodide) });
  } catch (error) {
    send({
      type: "failed",
      id,
      message: String(error),
      fatal: !(isBefore(error) || mayGoOn(desk?.pyodide, error)),
      gone: isGone(error),
    });
  }
}

/**
 * Whether it went wrong before Python had a part in it, which is as it was then.
 * @param {unknown} error
 */
const isBefore = (error) => error instanceof FileGoneError || error instanceof NotFetchedError;

/** @param {PyodideAPI} pyodide */
const heapOf = (pyodide) => /** @type {any} */ (pyodide)._module.HEAPU8.byteLength;

/**
 * @param {Desk} desk
 * @param {Question} question
 * @returns {Promise<string>}
 */
async function answered(desk, question) {
  if (question.type === "save") return desk.session.saved(question.what);
  if (question.type === "docx") return desk.session.docx(question.name);
  if (question.type === "again") return desk.session.again(requestOf(question, 0), teller(0));
  await loadSpreadsheets(desk, question);
  const { type, file } = question;
  return desk.session[type](desk.PageFile(piecesOf(file)), requestOf(question, file.size), teller(file.size));
}

/**
 * @param {{ fields: Record<string, string>, language: string }} question
 * @param {number} size
 */
const requestOf = ({ fields, language }, size) => JSON.stringify({ fields, language, size });

/**
 * The reader of spreadsheets comes with the first spreadsheet.
 * @param {Desk} desk
 * @param {ReadQuestion | WriteQuestion} question
 */
async function loadSpreadsheets({ pyodide, module }, { file }) {
  if (hasSpreadsheets || !started) return;
  const head = pyodide.toPy(piecesOf(file)(HEAD));
  const wanted = module.wants_spreadsheets(head.tobytes());
  head.destroy();
  if (!wanted) return;
  await addArchive(pyodide, started.runtimeUrl, started.manifest.spreadsheets, report);
  hasSpreadsheets = true;

  function report(/** @type {number} */ loaded, /** @type {number} */ total) {
    send({ type: "progress", phase: "spreadsheets", loaded, total });
  }
}

/**
 * Python tells every piece; the page hears of every per cent.
 * @param {number} total
 * @returns {(step: Step, loaded: number) => void}
 */
function teller(total) {
  let told = "";
  return (step, loaded) => {
    const now = `${step} ${Math.floor((100 * loaded) / Math.max(total, 1))}`;
    if (now !== told) send({ type: "progress", phase: step, loaded, total });
    told = now;
  };
}

/** @param {unknown} error */
const isGone = (error) =>
  String(error).includes("NotReadableError") || String(error).includes("NotFoundError");
