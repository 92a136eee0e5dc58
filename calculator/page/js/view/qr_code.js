/**
 * A QR code (ISO/IEC 18004) of a text, by the library lean-qr, which is loaded when the first is asked for.
 */

const LIBRARY = new URL("../vendored/lean_qr.js", import.meta.url).href;

/**
 * The most that still reads from a picture on a phone's screen: 97 modules a side, at correction level L some 850
 * characters.
 */
const LARGEST_VERSION = 20;
/** What the library calls a text that is too long. */
const TOO_LONG = 4;

/** @typedef {{ size: number, isDark: (x: number, y: number) => boolean }} QrCode   `size` modules a side */

/** @returns {Promise<typeof import('lean-qr')>} */
function library() {
  return import(LIBRARY);
}

/**
 * @param {string} text
 * @param {() => Promise<typeof import('lean-qr')>} [load]
 * @returns {Promise<QrCode | null>}   null where the text is too long to be read from a picture
 */
export async function qrCode(text, load = library) {
  const { generate } = await load();
  try {
    const code = generate(text, { maxVersion: LARGEST_VERSION });
    return { size: code.size, isDark: (x, y) => code.get(x, y) };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === TOO_LONG) return null;
    throw error;
  }
}
