/**
 * What would keep Python from starting in this browser, so that nobody waits for a download in vain.
 *
 * @import { Cause } from '../messages.js'
 */

/**
 * The floor is Chromium 97, Firefox 114, Safari 16.4: `findLast` came with the first, `DecompressionStream` with
 * Firefox 113 and with the last. WebAssembly is older than all of them, so where it is missing it is switched off.
 * @param {{ Array: any, DecompressionStream?: unknown, WebAssembly?: any }} [browser]
 * @returns {Extract<Cause, 'old' | 'wasm'> | null}
 */
export function obstacle(browser = globalThis) {
  if (!browser.Array.prototype.findLast || !browser.DecompressionStream) return "old";
  return typeof browser.WebAssembly?.compileStreaming === "function" ? null : "wasm";
}
