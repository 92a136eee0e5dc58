/**
 * Archives in the zip format whose entries are stored as they are, which is how the build writes them: reading
 * one is finding where each entry lies (PKWARE, APPNOTE.TXT, sections 4.3.7, 4.3.12 and 4.3.16).
 *
 * @import { PyodideAPI } from 'pyodide'
 */

const END_RECORD = 0x06054b50;
const END_RECORD_SIZE = 22;
const ENTRY_SIZE = 46;
const LOCAL_SIZE = 30;

/**
 * @param {ArrayBuffer} archive
 * @returns {Generator<[name: string, content: Uint8Array]>}   views into the archive, not copies
 */
export function* entriesOf(archive) {
  const view = new DataView(archive);
  const short = (/** @type {number} */ at) => view.getUint16(at, true);
  const long = (/** @type {number} */ at) => view.getUint32(at, true);
  const end = archive.byteLength - END_RECORD_SIZE;
  if (end < 0 || long(end) !== END_RECORD) throw new Error("not an archive of the build");
  const text = new TextDecoder();
  let entry = long(end + 16);
  for (let left = short(end + 10); left > 0; left--) {
    const nameSize = short(entry + 28);
    const name = text.decode(new Uint8Array(archive, entry + ENTRY_SIZE, nameSize));
    const local = long(entry + 42);
    const content = local + LOCAL_SIZE + short(local + 26) + short(local + 28);
    yield [name, new Uint8Array(archive, content, long(entry + 20))];
    entry += ENTRY_SIZE + nameSize + short(entry + 30) + short(entry + 32);
  }
}

/**
 * Put the entries of an archive into Python's file system.
 * @param {PyodideAPI['FS']} files
 * @param {string} folder
 * @param {ArrayBuffer} archive
 */
export function extract(files, folder, archive) {
  const made = new Set();
  for (const [name, content] of entriesOf(archive)) {
    const path = `${folder}/${name}`;
    const parent = path.slice(0, path.lastIndexOf("/"));
    if (!made.has(parent)) files.mkdirTree(parent);
    made.add(parent);
    files.writeFile(path, content);
  }
}
