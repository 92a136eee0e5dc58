/**
 * A picture of Python's memory after the start, kept in this browser so that the next visit starts from it. The
 * worker reads and keeps it; the page asks whether one may be kept, and forgets it with all that was entered.
 *
 * It is taken in a worker of its own that has never seen what the reader typed. Cache Storage holds it under the
 * address of the runtime folder, whose name changes with its content, so that it never meets another runtime. Kept
 * are the parts that hold something, some 12 of 31 MB, as they are: to undo gzip takes many times as long as to read
 * them. Their SHA-256 tells a damaged one. Pyodide does not document the options behind this: whatever goes wrong, the
 * caller starts Python in the ordinary way.
 */

const STORE = "calculator-memory";

/** A picture takes about 12 MB; a browser that grants less than this is short of room. */
const ROOM = 100e6;

/** Memory is looked at in pieces of so many bytes. */
const PIECE = 4096;

/** Where a kept picture says what its parts are. */
const ABOUT = "X-Memory";

/**
 * Size of the memory in bytes, which parts of it are kept (from, to), and the SHA-256 of these.
 * @typedef {{ bytes: number, parts: [number, number][], sha256: string }} About
 */

/** @param {string} runtimeUrl */
const keyOf = (runtimeUrl) => `${runtimeUrl}memory`;

/**
 * @param {string} runtimeUrl
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
export async function readSnapshot(runtimeUrl) {
  try {
    const store = await caches.open(STORE);
    const kept = await store.match(keyOf(runtimeUrl));
    if (!kept) return undefined;
    /** @type {About} */ const { bytes, parts, sha256 } = JSON.parse(kept.headers.get(ABOUT) ?? "");
    const content = new Uint8Array(await kept.arrayBuffer());
    if ((await digest(content)) !== sha256) throw new Error("damaged");
    const memory = new Uint8Array(bytes);
    let at = 0;
    for (const [from, to] of parts) {
      memory.set(content.subarray(at, at + to - from), from);
      at += to - from;
    }
    return memory;
  } catch {
    await forgetSnapshots();
    return undefined;
  }
}

/**
 * Keep a snapshot of this runtime in place of those of earlier ones.
 * @param {string} runtimeUrl
 * @param {Uint8Array} memory
 */
export async function keepSnapshot(runtimeUrl, memory) {
  const whole = /** @type {Uint8Array<ArrayBuffer>} */ (memory);
  const parts = partsInUse(whole);
  const content = new Blob(parts.map(([from, to]) => whole.subarray(from, to)));
  const sha256 = await digest(new Uint8Array(await content.arrayBuffer()));
  const about = JSON.stringify({ bytes: whole.byteLength, parts, sha256 });
  await forgetSnapshots();
  const store = await caches.open(STORE);
  await store.put(keyOf(runtimeUrl), new Response(content, { headers: { [ABOUT]: about } }));
}

/**
 * The parts of memory that are not zero throughout.
 * @param {Uint8Array<ArrayBuffer>} memory
 * @returns {[from: number, to: number][]}
 */
function partsInUse(memory) {
  /** @type {[number, number][]} */ const parts = [];
  for (let from = 0; from < memory.byteLength; from += PIECE) {
    const to = Math.min(from + PIECE, memory.byteLength);
    if (memory.subarray(from, to).every((byte) => byte === 0)) continue;
    const last = parts[parts.length - 1];
    if (last?.[1] === from) last[1] = to;
    else parts.push([from, to]);
  }
  return parts;
}

/** @param {Uint8Array<ArrayBuffer>} content */
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
