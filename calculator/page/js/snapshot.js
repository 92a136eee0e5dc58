/**
 * A picture of Python's memory after the start, kept in this browser so that the next visit starts from it. The
 * worker reads and keeps it; the page asks whether one may be kept, and forgets it with all that was entered.
 *
 * Where the line is fast, a first visit starts from the build's own picture, which is then kept. Elsewhere one is taken
 * here, in a worker of its own that has never seen what the reader typed. Cache Storage holds it under the
 * address of the runtime folder, whose name changes with its content, so that it never meets another runtime. Kept
 * are the parts that Python wrote, some 8 of 31 MB, as they are: to undo gzip takes many times as long as to read
 * them. Their SHA-256 tells a damaged one. Pyodide does not document the options behind this: whatever goes wrong, the
 * caller starts Python in the ordinary way.
 */

const STORE = "calculator-memory";

/** A picture takes about 8 MB; a browser that grants less than this is short of room. */
const ROOM = 100e6;

/** Memory is looked at in pieces of so many bytes. */
const PIECE = 4096;

/** Where a kept picture says what its parts are. */
const ABOUT = "X-Memory";

/**
 * Size of a snapshot in bytes, where in it Python's memory begins, and which parts of it (from, to) differ from the
 * memory with which the program begins: zero, but for the program's own constants.
 * @typedef {{ size: number, begins: number, parts: [number, number][] }} Shape
 */

/** A snapshot's parts, one after the other. @typedef {{ shape: Shape, content: ArrayBuffer }} Picture */

/** The shape of a kept snapshot, and the SHA-256 of its parts. @typedef {Shape & { sha256: string }} About */

/** @param {string} runtimeUrl */
const keyOf = (runtimeUrl) => `${runtimeUrl}memory`;

/**
 * @param {string} runtimeUrl
 * @returns {Promise<Picture | undefined>}
 */
export async function readSnapshot(runtimeUrl) {
  try {
    const store = await caches.open(STORE);
    const kept = await store.match(keyOf(runtimeUrl));
    if (!kept) return undefined;
    /** @type {About} */ const { sha256, ...shape } = JSON.parse(kept.headers.get(ABOUT) ?? "");
    const content = await kept.arrayBuffer();
    if ((await digest(content)) !== sha256) throw new Error("damaged");
    return { shape, content };
  } catch {
    await forgetSnapshots();
    return undefined;
  }
}

/**
 * Keep a snapshot of this runtime in place of those of earlier ones.
 * @param {string} runtimeUrl
 * @param {Picture} picture
 */
export async function keepSnapshot(runtimeUrl, { shape, content }) {
  const { size, begins, parts } = shape;
  const about = JSON.stringify({ size, begins, parts, sha256: await digest(content) });
  await forgetSnapshots();
  const store = await caches.open(STORE);
  await store.put(keyOf(runtimeUrl), new Response(content, { headers: { [ABOUT]: about } }));
}

/**
 * What a snapshot adds to the memory with which the program begins.
 * @param {Uint8Array<ArrayBuffer>} snapshot   as Pyodide makes it: its second word says where the memory begins
 * @param {Uint8Array<ArrayBuffer>} initial    that memory; what it lacks at the end is zero
 * @returns {Promise<Picture>}
 */
export async function pictureOf(snapshot, initial) {
  const size = snapshot.byteLength;
  const begins = new Uint32Array(snapshot.buffer, snapshot.byteOffset, 2)[1] ?? 0;
  /** @type {[number, number][]} */ const parts = [];
  for (let from = 0; from < size; from += PIECE) {
    const to = Math.min(from + PIECE, size);
    let at = from;
    while (at < to && snapshot[at] === (initial[at - begins] ?? 0)) at++;
    if (at === to) continue;
    const last = parts[parts.length - 1];
    if (last?.[1] === from) last[1] = to;
    else parts.push([from, to]);
  }
  const content = new Blob(parts.map(([from, to]) => snapshot.subarray(from, to)));
  return { shape: { size, begins, parts }, content: await content.arrayBuffer() };
}

/**
 * The same snapshot again.
 * @param {Picture} picture
 * @param {Uint8Array} initial           the memory with which the program begins
 * @param {Uint8Array} snapshot          where it is put, zero so far
 */
export function restore({ shape: { size, begins, parts }, content }, initial, snapshot) {
  snapshot.set(initial.subarray(0, size - begins), begins);
  let at = 0;
  for (const [from, to] of parts) {
    snapshot.set(new Uint8Array(content, at, to - from), from);
    at += to - from;
  }
}

/** @param {ArrayBuffer} content */
async function digest(content) {
  return new Uint8Array(await crypto.subtle.digest("SHA-256", content)).toString();
}

/**
 * Whether this browser has the means and the room, and the reader does not pay by the byte.
 * @returns {Promise<boolean>}
 */
export async function mayKeepSnapshot() {
  const { connection, deviceMemory = 4 } = /** @type {NavigatorHints} */ (navigator);
  if (connection?.saveData || deviceMemory < 2) return false;
  if (!globalThis.caches || !globalThis.crypto?.subtle) return false;
  const { quota = 0, usage = 0 } = (await navigator.storage?.estimate?.()) ?? {};
  return quota - usage > ROOM;
}

/**
 * What some browsers tell about themselves and TypeScript does not know.
 * @typedef {{ connection?: { saveData?: boolean }, deviceMemory?: number }} NavigatorHints
 */

/** Remove every snapshot from this browser. */
export async function forgetSnapshots() {
  try {
    await caches.delete(STORE);
  } catch {
    // Storage that is closed to us holds nothing to remove.
  }
}
