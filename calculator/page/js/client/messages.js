/**
 * The messages between the page and the worker that runs Python: a closed set, declared once.
 *
 * The page sends a {@link ToWorker}, the worker answers with {@link FromWorker}. The worker computes one
 * request at a time and answers each with exactly one `result` or `failed`.
 */

/**
 * One file of the runtime folder: its size as stored, and as a server that compresses would send it.
 * @typedef {{ name: string, bytes: number, gzip_bytes: number }} RuntimeFile
 */

/**
 * `manifest.json` of a runtime folder, written by the build.
 * @typedef {object} Manifest
 * @property {string} folder             name of the runtime folder; ends in the hash of its content
 * @property {string} pyodide            version of Pyodide
 * @property {Record<string, string>} lock_info  what Pyodide expects a lock file to say about itself
 * @property {string} calculator         version of the calculator
 * @property {string} stdlib             file name of the standard library
 * @property {string} wheel              file name of the calculator's wheel
 * @property {RuntimeFile} orders        what the page of order files loads besides
 * @property {RuntimeFile} buyer         what the page of a buyer's calendar loads besides
 * @property {RuntimeFile} spreadsheets  what it loads once a spreadsheet is opened
 * @property {RuntimeFile[]} files       what every start downloads
 * @property {number} bytes              sum over `files`
 * @property {number} gzip_bytes         sum over `files`
 */

/**
 * What happens before the first result, in this order. `download` counts bytes; the others are single steps.
 * @typedef {'download' | 'start' | 'import' | 'example'} Phase
 */

/**
 * What the reader typed, untouched: JSON path of the field → text.
 * @typedef {Record<string, string>} Fields
 */

/**
 * Milliseconds that each phase of the start took, and whether a memory snapshot was used.
 * @typedef {{ download: number, start: number, import: number, total: number, snapshot: boolean }} Timings
 */

/**
 * @typedef {object} StartMessage
 * @property {'start'} type
 * @property {string} runtimeUrl    absolute address of the runtime folder, with a closing slash
 * @property {Manifest} manifest
 * @property {boolean} snapshot     whether a memory snapshot may be used and kept
 * @property {string} [session]     the module that answers, if not that of the merchant's calculator
 * @property {Archive[]} [archives] further archives of modules
 */

/**
 * A part of a result: its figures come first, the others are asked for afterwards with the same fields.
 * @typedef {'figures' | 'decisions' | 'shortfall'} Part
 */

/** A further archive of modules, by its name in the manifest. @typedef {'orders' | 'buyer'} Archive */

/**
 * @typedef {object} RecalculateMessage
 * @property {'recalculate'} type
 * @property {number} id
 * @property {Fields} fields
 * @property {string} language
 * @property {Record<string, string>} [more]   what else the page tells Python, such as the time
 * @property {Uint8Array} [file]               the content of a file to read along
 * @property {Part} [part]                       what of the result is asked for, if not its figures
 * @property {Archive[]} [archives]            archives that this needs and the start did not
 */

/** @typedef {StartMessage | RecalculateMessage} ToWorker */

/** @typedef {{ type: 'progress', phase: Phase, loaded: number, total: number }} ProgressMessage */
/** @typedef {{ type: 'ready', timings: Timings }} ReadyMessage */

/**
 * `payload` is the JSON text that `calculator.page.merchant.recalculate.recalculate` returned.
 * @typedef {{ type: 'result', id: number, payload: string }} ResultMessage
 */

/**
 * `fatal`: this worker will not answer again. Otherwise only the request `id` failed.
 * @typedef {{ type: 'failed', id: number | null, message: string, fatal: boolean }} FailedMessage
 */

/** @typedef {ProgressMessage | ReadyMessage | ResultMessage | FailedMessage} FromWorker */

export {};
