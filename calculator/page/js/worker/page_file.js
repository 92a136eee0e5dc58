/**
 * A file read piece by piece, in a worker, where that can wait for the disk. Only one piece is in memory.
 */

/** The file was changed, moved or taken away while it was read. */
export class FileGoneError extends Error {}

/**
 * `FileReaderSync`, which only workers have.
 * @typedef {{ readAsArrayBuffer: (part: Blob) => ArrayBuffer }} SyncReader
 */

/**
 * @param {File} file
 * @returns {(size: number) => Uint8Array}   the next bytes, none at the end
 */
export function piecesOf(file) {
  /** @type {SyncReader} */
  const reader = new /** @type {any} */ (globalThis).FileReaderSync();
  let at = 0;
  return (size) => {
    const end = Math.min(at + size, file.size);
    const piece = new Uint8Array(read(reader, file.slice(at, end)));
    at = end;
    return piece;
  };
}

/**
 * @param {SyncReader} reader
 * @param {Blob} part
 */
function read(reader, part) {
  try {
    return reader.readAsArrayBuffer(part);
  } catch (error) {
    throw new FileGoneError(String(error));
  }
}
