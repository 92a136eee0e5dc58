/**
 * The worker that runs Python: it answers the messages declared in messages.js, one at a time.
 *
 * @import { AskMessage, FromWorker, PictureMessage, StartMessage, Step, ToWorker, Why } from '../messages.js'
 */
import { kindOf, NEEDED } from "../messages.js";
import { keepSnapshot } from "../snapshot.js";
import { DownloadError } from "./download.js";
import { isWorkbook, piecesOf } from "./file_pieces.js";
import { builtPicture, Python } from "./python.js";

/** @type {Python | undefined} */
let python;

/** @param {FromWorker} message */
const send = (message) => self.postMessage(message);

self.addEventListener("message", (/** @type {MessageEvent<ToWorker>} */ { data }) => {
  switch (data.type) {
    case "start":
      start(data);
      break;
    case "ask":
      answer(data);
      break;
    case "picture":
      picture(data);
      break;
    default:
      fail(null, `unknown message: ${JSON.stringify(data)}`, "dead");
  }
});

/** @param {StartMessage} message */
async function start(message) {
  try {
    python = await Python.started(message, report);
    send({ type: "ready", timings: python.timings });
    // Whoever has a first answer asks for the comparisons next; where this fails, the question tries again.
    if (message.page === "merchant") python.bring("later", () => {}).catch(() => {});
  } catch (error) {
    fail(null, error, "dead");
  }
}

/** @param {AskMessage} message */
async function answer({ id, method, argument: { file, ...argument } }) {
  let isAsked = false;
  try {
    if (!python) throw new Error("asked before Python was ready");
    kindOf(python.page, method);
    for (const needed of NEEDED[method] ?? [])
      if (needed !== "spreadsheets" || (file && isWorkbook(file))) await python.bring(needed, report);
    const size = file?.size ?? 0;
    const asked = JSON.stringify({ ...argument, size });
    isAsked = true;
    const ask = () => python?.answer(method, asked, file && piecesOf(file), teller(size)) ?? "";
    let payload;
    try {
      payload = ask();
    } catch (error) {
      if (!python.lacksModule(error)) throw error;
      isAsked = false;
      await python.bring("later", report);
      isAsked = true;
      payload = ask();
    }
    send({ type: "answer", id, payload, heap: python.heap });
  } catch (error) {
    // What goes wrong before Python has a part in it leaves Python as it was.
    const mayGoOn = !isAsked || python?.mayGoOn(error);
    fail(id, error, !mayGoOn ? "dead" : isGone(error) ? "gone" : "error");
  }
}

/** @param {PictureMessage} message */
async function picture({ runtimeUrl, manifest, hasBuilt }) {
  try {
    const picture = hasBuilt ? builtPicture : Python.pictured;
    await keepSnapshot(runtimeUrl, await picture(runtimeUrl, manifest));
    send({ type: "pictured", kept: true });
  } catch {
    send({ type: "pictured", kept: false });
  }
}

/**
 * @param {number | null} id
 * @param {unknown} error
 * @param {Why} why
 */
function fail(id, error, why) {
  const cause = error instanceof DownloadError ? error.why : undefined;
  send({ type: "failed", id, message: String(error), why, ...(cause && { cause }) });
}

/** @param {unknown} error */
const isGone = (error) => /NotReadableError|NotFoundError/.test(String(error));

/** @type {import('./python.js').Report} */
function report(phase, loaded, total) {
  send({ type: "progress", phase, loaded, total });
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
    if (now !== told) report(step, loaded, total);
    told = now;
  };
}
