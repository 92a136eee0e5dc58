/**
 * A file read piece by piece, in a worker, where that can wait for the disk. Only one piece is in memory.
 */

/** How workbooks begin: a ZIP archive (XLSX, ODS), a compound file (XLS). */
const WORKBOOKS = [
  [0x50, 0x4b, 0x03, 0x04],
  [0xd0, 0xcf, 0x11, 0xe0],
];

/**
 * `FileReaderSync`, which only workers have. What it throws names the reason: `NotReadableError` for a file that
 * was changed meanwhile, `NotFoundError` for one that is gone.
 * @typedef {{ readAsArrayBuffer: (part: Blob) => ArrayBuffer }} SyncReader
 */

/**
 * @param {Blob} file
 * @returns {(size: number) => Uint8Array}   the next bytes, none at the end
 */
export function piecesOf(file) {
  /** @type {SyncReader} */
  const reader = new /** @type {any} */ (globalThis).FileReaderSync();
  let at = 0;
  return (size) => {
    const end = Math.min(at + size, file.size);
    const piece = new Uint8Array(reader.readAsArrayBuffer(file.slice(at, end)));
    at = end;
    return piece;
  };
}

/**
 * Whether a file needs the reader of spreadsheets.
 * @param {Blob} file
 */
export function isWorkbook(file) {
  const head = piecesOf(file)(4);
  return WORKBOOKS.some((begins) => begins.every((byte, place) => head[place] === byte));
}
