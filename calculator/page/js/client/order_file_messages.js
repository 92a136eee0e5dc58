/**
 * The messages between the page of order files and its worker: a closed set, declared once.
 *
 * The page sends a {@link ToWorker}, the worker answers with {@link FromWorker}. It works on one request at a
 * time and answers each with exactly one `result` or `failed`.
 *
 * @import { Phase, StartMessage, Timings } from './messages.js'
 */

/**
 * What the reader typed or chose in the boxes of the results: name → text.
 * @typedef {Record<string, string>} Fields
 */

/** @typedef {'mix' | 'screening' | 'alerts' | 'rejected'} Taken */

/** @typedef {{ type: 'read', file: File, fields: Fields, language: string }} ReadQuestion */
/** @typedef {{ type: 'again', fields: Fields, language: string }} AgainQuestion */
/** @typedef {{ type: 'save', what: Taken }} SaveQuestion */
/** @typedef {{ type: 'write', file: File, fields: Fields, language: string }} WriteQuestion */
/** @typedef {{ type: 'docx', name: string }} DocxQuestion */
/** @typedef {ReadQuestion | AgainQuestion | SaveQuestion | WriteQuestion | DocxQuestion} Question */

/** @typedef {StartMessage | (Question & { id: number })} ToWorker */

/**
 * What happens to a file: `spreadsheets` and `read` count bytes, the others are single steps.
 * @typedef {'spreadsheets' | 'read' | 'compute' | 'write'} Step
 */

/** @typedef {{ type: 'progress', phase: Phase | Step, loaded: number, total: number }} ProgressMessage */
/** @typedef {{ type: 'ready', timings: Timings }} ReadyMessage */

/**
 * `heap`: bytes that Python has taken so far, for measurements.
 * @typedef {{ type: 'result', id: number, payload: string, heap: number }} ResultMessage
 */

/**
 * `fatal`: this worker will not answer again. `gone`: the file could not be read to its end.
 * @typedef {{ type: 'failed', id: number | null, message: string, fatal: boolean, gone: boolean }} FailedMessage
 */

/** @typedef {ProgressMessage | ReadyMessage | ResultMessage | FailedMessage} FromWorker */

/**
 * What Python answers: see `calculator.page.order_file.file_session`.
 * @typedef {object} Answer
 * @property {boolean} ok
 * @property {Record<string, string>} html
 * @property {{ field: string, message: string }[]} problems
 * @property {boolean} [gone]   nothing has been read in this worker
 */

export {};
