/**
 * A picture of Python's memory after the start, kept in this browser so that the next visit starts from it. The
 * worker reads and keeps it; the page asks whether one may be kept, and forgets it with all that was entered.
 *
 * It is taken in a worker of its own that has never seen what the reader typed. Cache Storage holds it under the
 * address of the runtime folder, whose name changes with its content, so that it never meets another runtime. It
 * is compressed; the checksum of gzip is also what tells a damaged one. Pyodide does not document the options
 * behind this: whatever goes wrong, the caller starts Python in the ordinary way.
 */

const STORE = "calculator-memory";

/** The compressed picture takes about 5 MB; a browser that grants less than this is short of room. */
const ROOM = 100e6;

/** @param {string} runtimeUrl */
const keyOf = (runtimeUrl) => `${runtimeUrl}memory.gz`;

/**
 * @param {string} runtimeUrl
 * @returns {Promise<Uint8Array<ArrayBuffer> | undefined>}
 */
export async function readSnapshot(runtimeUrl) {
  try {
    const store = await caches.open(STORE);
    const kept = await store.match(keyOf(runtimeUrl));
    if (!kept?.body) return undefined;
    const memory = kept.body.pipeThrough(new DecompressionStream("gzip"));
    return new Uint8Array(await new Response(memory).arrayBuffer());
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
  const content = /** @type {Uint8Array<ArrayBuffer>} */ (memory);
  const packed = new Blob([content]).stream().pipeThrough(new CompressionStream("gzip"));
  const kept = new Response(await new Response(packed).blob());
  await forgetSnapshots();
  const store = await caches.open(STORE);
  await store.put(keyOf(runtimeUrl), kept);
}

/**
 * Whether this browser has the means and the room, and the reader does not pay by the byte.
 * @returns {Promise<boolean>}
 */
export async function mayKeepSnapshot() {
  const { connection, deviceMemory = 4 } = /** @type {NavigatorHints} */ (navigator);
  if (connection?.saveData || deviceMemory < 2) return false;
  if (!globalThis.caches || !globalThis.CompressionStream) return false;
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
