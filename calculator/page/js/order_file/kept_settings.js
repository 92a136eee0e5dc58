/**
 * How a reader said that files of one shape are to be read, kept on this device: which column is which, the
 * encoding, the thresholds. Nothing that stands in a row of a file, and no name of a file.
 *
 * @import { Fields } from '../messages.js'
 */
import * as device from "../form/device_storage.js";

const STORE = "order-file-settings";

/** Shapes kept, the latest last: a shop has few platforms. */
const MOST = 12;

/** What is kept of the form. Products on sale are named as in the rows of a file, and so they are not. */
const KEPT =
  /^(?:options\.(?:platform|encoding|separator|payments|currency|columns\.\w+)|thresholds\.(?!promotions$)\w+)$/;

/** @returns {Record<string, Fields>}   by shape; what cannot be read counts as nothing */
export function keptSettings() {
  try {
    const found = JSON.parse(device.load(STORE) ?? "{}");
    const usable = Object.entries(found ?? {}).filter(([, fields]) => isUsable(fields));
    return Object.fromEntries(usable.map(([shape, fields]) => [shape, settingsOf(fields)]));
  } catch {
    return {};
  }
}

/**
 * Keep the settings of a shape; where there are none, nothing is kept for it any more.
 * @param {string} shape
 * @param {Fields} fields   all of the form
 * @returns {boolean}   whether something is kept
 */
export function keepSettings(shape, fields) {
  const { [shape]: _before, ...others } = keptSettings();
  const settings = settingsOf(fields);
  const hasSome = shape !== "" && Object.keys(settings).length > 0;
  const entries = Object.entries(others);
  if (hasSome) entries.push([shape, settings]);
  if (entries.length === 0) device.forget(STORE);
  else if (!device.save(STORE, JSON.stringify(Object.fromEntries(entries.slice(-MOST))))) return false;
  return hasSome;
}

/** @param {string} shape */
export function forgetSettings(shape) {
  keepSettings(shape, {});
}

/**
 * @param {Fields} fields
 * @returns {Fields}
 */
function settingsOf(fields) {
  return Object.fromEntries(Object.entries(fields).filter(([name]) => KEPT.test(name)));
}

/** @param {unknown} fields */
function isUsable(fields) {
  return (
    typeof fields === "object" &&
    fields !== null &&
    Object.values(fields).every((text) => typeof text === "string")
  );
}
