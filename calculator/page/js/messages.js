/**
 * The protocol between a page and the worker that runs Python for it: a closed set of messages and methods, declared
 * once for both sides and for every page.
 *
 * A page sends a {@link ToWorker}, the worker answers with {@link FromWorker}. It answers one question at a time,
 * each with exactly one `answer` or `failed`. Python's side of the methods is `calculator/page/methods.py`.
 *
 * @import { Remarks } from './form/field_remarks.js'
 */

/**
 * One file of the runtime folder: its size as stored, and as a server that compresses would send it; the SHA-256 of
 * what is in it, of an archive unpacked.
 * @typedef {{ name: string, bytes: number, gzip_bytes: number, sha256: string }} RuntimeFile
 */

/**
 * A file with what a start adds to memory, and where that belongs.
 * @typedef {RuntimeFile & { shape: import('./snapshot.js').Shape }} MemoryFile
 */

/**
 * `manifest.json` of a runtime folder, written by the build.
 * @typedef {object} Manifest
 * @property {string} folder             name of the runtime folder; ends in the hash of its content
 * @property {string} pyodide            version of Pyodide
 * @property {Record<string, string>} lock_info  what Pyodide expects a lock file to say about itself
 * @property {string} calculator         version of the calculator
 * @property {string} stdlib             file name of the standard library
 * @property {string} start              file name of what of the calculator every page starts with
 * @property {RuntimeFile} later         what comes with the first question that needs it
 * @property {RuntimeFile} orders        what the page of order files loads besides
 * @property {RuntimeFile} buyer         what the page of a buyer's calendar loads besides
 * @property {RuntimeFile} spreadsheets  what it loads once a spreadsheet is opened
 * @property {MemoryFile} memory         Python's memory after a start, for lines where that is quicker than to start
 * @property {RuntimeFile[]} files       what every start downloads
 * @property {number} bytes              sum over `files`
 * @property {number} gzip_bytes         sum over `files`
 */

/** A further archive of modules, by its name in the manifest. @typedef {'later' | 'orders' | 'buyer' | 'spreadsheets'} Archive */

/**
 * What the reader typed, untouched: name of the field (its JSON path) → text.
 * @typedef {Record<string, string>} Fields
 */

/** What was typed, and the language to answer in. @typedef {{ fields: Fields, language: string }} Typed */

/** The same with a file, which the worker reads piece by piece. @typedef {Typed & { file: File }} TypedForFile */

/** The same, with the fields kept for files by their shape. @typedef {TypedForFile & { kept?: Record<string, Fields> }} TypedAndKept */

/**
 * The main figures of a page with a form, or what must be corrected first.
 * @typedef {Remarks & {
 *   ok: boolean,
 *   html?: Record<string, string>,
 *   rows: Record<string, string[]>,
 *   called?: Record<string, string[]>,
 *   currency?: string,
 *   currency_by_sign?: string | null,
 * }} Figures
 */

/** What a later part of a result adds. @typedef {{ ok: boolean, html?: Record<string, string> }} Piece */

/** A text to save; not `ok` where the input has mistakes. @typedef {{ ok: boolean, text: string }} Saved */

/**
 * A saved input: what to fill in, or what is wrong with it.
 * @typedef {{ ok: boolean, fields: Fields, problem: string }} Opened
 */

/**
 * The answer in a few lines, for a picture and for paper; without lines where the input has mistakes.
 * @typedef {object} SummaryLines
 * @property {string} title
 * @property {string[]} sentences
 * @property {{ label: string, value: string }[]} figures
 * @property {string[]} inputs
 * @property {string} version   of the calculator
 */

/** @typedef {{ ok: false } | ({ ok: true } & SummaryLines)} Summary */

/** A figure as it is typed, and as it is shown; not `ok` where there is none. @typedef {Saved & { shown?: string, largest?: number | null }} Suggested */

/**
 * The balance that a plan led to expect when today's was typed, and the largest amount thought to have moved since.
 * @typedef {{ typed: string, balance: string, largest: number | null }} Expected
 */

/** What is ticked where a page asks what has happened. @typedef {{ not_deducted: string[], deducted: string[], not_moved: string[] }} Ticked */

/**
 * What stands in the form once deductions have been taken, words about what was left out, and the balance expected then.
 * @typedef {Saved & { fields: Fields, suggested: Suggested }} Settled
 */

/**
 * What came of a payments list: rows for the form, or what is wrong.
 * @typedef {{ html: Record<string, string>, orders: Record<string, string>[], problem: string }} Payments
 */

/**
 * What an order file says; `gone` where this worker has read none. `shape` is what files with the same names of
 * columns have in common, `kept` whether the fields kept for it were taken.
 * @typedef {object} FileAnswer
 * @property {boolean} ok
 * @property {Record<string, string>} html
 * @property {{ field: string, message: string }[]} problems
 * @property {boolean} [gone]
 * @property {string} [shape]
 * @property {boolean} [kept]
 */

/**
 * What stands in the boxes of a page of text, by name, and the figures that it shows: path and way of writing.
 * @typedef {Typed & { figures: [path: string, kind: string][] }} Changed
 */

/**
 * The figures of a page of text, in the order asked for, and what else follows what was typed.
 * @typedef {object} Living
 * @property {boolean} ok
 * @property {string[]} figures
 * @property {Record<string, string>} html
 * @property {{ field: string, message: string }[]} problems
 */

/** @typedef {'mix' | 'screening' | 'alerts' | 'rejected'} Export */

/**
 * What each method takes and gives.
 * @typedef {object} Methods
 * @property {{ takes: Typed & { expected?: Expected }, gives: Figures }} figures
 * @property {{ takes: Typed, gives: Piece }} decisions
 * @property {{ takes: Typed, gives: Piece }} shortfall
 * @property {{ takes: { variants: { name: string, fields: Fields }[], language: string }, gives: Piece }} compared
 * @property {{ takes: { text: string, language: string }, gives: Opened }} opened
 * @property {{ takes: Typed & { what: 'input' | 'result' | 'table' }, gives: Saved }} saved
 * @property {{ takes: Typed & { example: boolean }, gives: Summary }} summary
 * @property {{ takes: Typed & { now: string, here: string, zone: string, flows: boolean }, gives: Saved & { told?: string } }} reminders
 * @property {{ takes: Typed & { file: File }, gives: Payments }} payments
 * @property {{ takes: Typed & Ticked, gives: Suggested }} suggested_balance
 * @property {{ takes: Typed & Ticked, gives: Settled }} settled
 * @property {{ takes: TypedAndKept, gives: FileAnswer }} read
 * @property {{ takes: Typed, gives: FileAnswer }} again
 * @property {{ takes: TypedAndKept, gives: FileAnswer }} beside
 * @property {{ takes: TypedForFile, gives: FileAnswer }} write
 * @property {{ takes: { name: string }, gives: string }} docx         in base64
 * @property {{ takes: { what: Export }, gives: string }} exported
 * @property {{ takes: Changed, gives: Living }} would_you_know
 * @property {{ takes: Changed, gives: Living }} case
 * @property {{ takes: Changed, gives: Living }} how_it_works
 */

/** @typedef {keyof Methods} Method */

/**
 * How a page takes an answer. A `result` is what the page shows for its present input: it outdates older ones and
 * their parts. A `part` adds to the last result. Something `besides` leaves the results as they are.
 * @typedef {'result' | 'part' | 'besides'} Kind
 */

/**
 * @typedef {object} Page
 * @property {Archive[]} archives                        what its Python needs from the start
 * @property {Partial<Record<Method, Kind>>} methods     all that it can ask
 */

/** @typedef {'merchant' | 'buyer' | 'order_file' | 'living'} PageName */

/** @type {Record<PageName, Page>} */
export const PAGES = {
  merchant: {
    archives: [],
    methods: {
      figures: "result",
      decisions: "part",
      shortfall: "part",
      saved: "besides",
      compared: "besides",
      opened: "besides",
      summary: "besides",
    },
  },
  buyer: {
    archives: ["buyer"],
    methods: {
      figures: "result",
      saved: "besides",
      reminders: "besides",
      payments: "besides",
      suggested_balance: "besides",
      settled: "besides",
    },
  },
  order_file: {
    archives: ["orders"],
    methods: {
      read: "result",
      again: "result",
      beside: "result",
      write: "result",
      docx: "besides",
      exported: "besides",
    },
  },
  living: {
    archives: ["later"],
    methods: { would_you_know: "result", case: "result", how_it_works: "result" },
  },
};

/**
 * Archives that come with the first question that needs them; that of spreadsheets only for a file that is one.
 * @type {Partial<Record<Method, Archive[]>>}
 */
export const NEEDED = {
  payments: ["orders", "spreadsheets"],
  read: ["spreadsheets"],
  beside: ["spreadsheets"],
  write: ["spreadsheets"],
};

/**
 * @param {PageName} page
 * @param {string} method
 * @returns {Kind}   Error for a method that the page does not have
 */
export function kindOf(page, method) {
  const { methods } = PAGES[page];
  const kind = Object.keys(methods).includes(method) ? methods[/** @type {Method} */ (method)] : undefined;
  if (kind === undefined) throw new Error(`the page ${page} has no method ${method}`);
  return kind;
}

/**
 * Start Python for one page. The first message, and sent once.
 * @typedef {object} StartMessage
 * @property {'start'} type
 * @property {string} runtimeUrl    absolute address of the runtime folder, with a closing slash
 * @property {Manifest} manifest
 * @property {PageName} page
 * @property {boolean} snapshot     whether a memory snapshot may be used
 */

/**
 * @typedef {object} AskMessage
 * @property {'ask'} type
 * @property {number} id
 * @property {Method} method
 * @property {{ file?: File } & Record<string, unknown>} argument
 */

/**
 * Keep a snapshot of memory for the next visit. Sent, instead of all else, to a worker that hears nothing of any
 * reader: what was typed must never be in a snapshot. `hasBuilt`: this visit began with the build's, which lies in the
 * browser's cache.
 * @typedef {{ type: 'picture', runtimeUrl: string, manifest: Manifest, hasBuilt: boolean }} PictureMessage
 */

/** @typedef {StartMessage | AskMessage | PictureMessage} ToWorker */

/**
 * What happens before the first answer, in this order. `download` counts bytes; the others are single steps.
 * @typedef {'download' | 'start' | 'import' | 'example'} Phase
 */

/**
 * What happens to a question: archives and `read` count bytes, the others are single steps.
 * @typedef {Archive | 'read' | 'compute' | 'write'} Step
 */

/** @typedef {{ type: 'progress', phase: Phase | Step, loaded: number, total: number }} ProgressMessage */

/**
 * A snapshot of memory that Python started from: the one that this browser kept, or the one that the build made.
 * @typedef {'kept' | 'built'} Snapshot
 */

/**
 * Milliseconds that each phase of the start took, and which snapshot of memory was used.
 * @typedef {{ download: number, start: number, import: number, total: number, snapshot: Snapshot | null }} Timings
 */

/** @typedef {{ type: 'ready', timings: Timings }} ReadyMessage */

/**
 * `payload` is the JSON text that Python gave; `heap` the bytes that it has taken so far, for measurements.
 * @typedef {{ type: 'answer', id: number, payload: string, heap: number }} AnswerMessage
 */

/**
 * Why there is no answer. `dead`: this worker will not answer again. `gone`: the file could not be read to its end.
 * `error`: anything else, and only this question.
 * @typedef {'dead' | 'gone' | 'error'} Why
 */

/**
 * What keeps Python from starting, by what a reader can do about it: a newer browser (`old`), WebAssembly switched on
 * (`wasm`), a connection (`offline`, `stalled`), the files anew (`damaged`). `other`: nothing is known, a new worker may do.
 * @typedef {'old' | 'wasm' | 'offline' | 'stalled' | 'damaged' | 'other'} Cause
 */

/** @typedef {{ type: 'failed', id: number | null, message: string, why: Why, cause?: Cause }} FailedMessage */
/** @typedef {{ type: 'pictured', kept: boolean }} PicturedMessage */
/** @typedef {ProgressMessage | ReadyMessage | AnswerMessage | FailedMessage | PicturedMessage} FromWorker */
