/**
 * Start Python from the snapshot of an earlier visit, or afresh where there is none or it is of no use.
 *
 * @import { RuntimeFile, StartMessage } from '../client/messages.js'
 * @import { Python } from './python.js'
 */
import { startPython } from "./python.js";
import { forgetSnapshots, readSnapshot } from "./snapshot.js";

/**
 * @param {StartMessage} message
 * @param {Parameters<typeof startPython>[2]} report
 * @param {RuntimeFile[]} [more]   further archives of modules
 * @returns {Promise<Python>}
 */
export async function startAnyhow(message, report, more) {
  const { runtimeUrl, manifest, snapshot, session } = message;
  const fromSnapshot = snapshot && (await startFromSnapshot(message, report, more));
  return fromSnapshot || startPython(runtimeUrl, manifest, report, Promise.resolve({}), more, session);
}

/**
 * @param {StartMessage} message
 * @param {Parameters<typeof startPython>[2]} report
 * @param {RuntimeFile[]} [more]
 * @returns {Promise<Python | undefined>}   undefined if the snapshot is of no use
 */
async function startFromSnapshot({ runtimeUrl, manifest, session }, report, more) {
  try {
    const memory = readSnapshot(runtimeUrl).then((bytes) => (bytes ? { _loadSnapshot: bytes } : {}));
    return await startPython(runtimeUrl, manifest, report, memory, more, session);
  } catch {
    await forgetSnapshots();
    return undefined;
  }
}
