/**
 * Names that the page itself has given to rows: “Product group 1”, one chosen from its list. They are written in the
 * language of the page that gave them, and an input goes from one language to the other: there they are given anew.
 * A name counts as given if it is, letter by letter, one that the other page gives.
 *
 * @import { Fields } from '../messages.js'
 * @import { Say } from '../view/words.js'
 */

import { listsOf } from "./rows.js";

/** A name in another language and in this one; `{number}` and `{name}` hold places. @typedef {[string, string]} Given */

/**
 * @param {HTMLFormElement} form   `data-given` of the template of a list's rows: what names it gives
 * @param {Fields} fields
 * @returns {Fields}   with this page's names in place of those of another language
 */
export function givenAnew(form, fields) {
  const choices = [...form.querySelectorAll(/** @type {'select'} */ ("select[data-segment-choice]"))];
  const boxes = [...form.querySelectorAll("textarea")].map(({ name }) => fields[name] ?? "");
  return listsOf(form).reduce((all, list) => {
    const template = /** @type {HTMLTemplateElement | null} */ (
      form.querySelector(`template[data-row-template="${CSS.escape(list)}"]`)
    );
    const given = /** @type {Given[]} */ (JSON.parse(template?.dataset.given ?? "[]"));
    const calling = list === "segments" ? choices.map(({ name }) => name) : [];
    return withNames(all, list, given, calling, boxes);
  }, fields);
}

/**
 * @param {Fields} fields
 * @param {string} list
 * @param {readonly Given[]} given
 * @param {readonly string[]} calling   paths of the fields that call a row by its name
 * @param {readonly string[]} boxes     texts that may do so, in the reader's own words: what they call stays as it is
 * @returns {Fields}
 */
export function withNames(fields, list, given, calling, boxes) {
  const changed = { ...fields };
  const paths = Object.keys(fields).filter((path) => path.startsWith(`${list}[`) && path.endsWith("].name"));
  for (const path of paths) {
    const before = fields[path] ?? "";
    const now = inThisLanguage(before, given);
    const isTaken = paths.some((other) => changed[other] === now);
    if (isTaken || boxes.some((text) => text.includes(before))) continue;
    changed[path] = now;
    for (const field of calling) if (fields[field] === before) changed[field] = now;
  }
  return changed;
}

/**
 * Whether a name of goods was given to a row before anything was known of what it holds, whichever row that was; so was
 * a copy's, of such a row.
 * @param {string} name
 * @param {Say} say   this page's words
 * @returns {boolean}
 */
export function namesNoGoods(name, say) {
  return [
    say("segment_new", { number: "{number}" }),
    say("segment_copy", { name: "{name}" }),
    say("sentence.dear"),
  ].some((given) => {
    const found = placesOf(name, given);
    return found !== null && (found.name === undefined || namesNoGoods(found.name, say));
  });
}

/**
 * @param {string} name
 * @param {readonly Given[]} given
 * @returns {string}   the same, where no page has given it
 */
function inThisLanguage(name, given) {
  for (const [there, here] of given) {
    const found = placesOf(name, there);
    if (!found) continue;
    const { again = "", number = "", name: inner = "" } = found;
    return here.replace("{number}", number).replace("{name}", () => inThisLanguage(inner, given)) + again;
  }
  return name;
}

/**
 * @param {string} name
 * @param {string} given
 * @returns {Record<string, string | undefined> | null}   what stands in the places of a given name; null if it is another
 */
function placesOf(name, given) {
  // Where a name is taken, a number stands after it.
  const found = new RegExp(`^${patternOf(given)}(?<again> \\d+)?$`).exec(name);
  return found && { ...found.groups };
}

/** @param {string} text */
function patternOf(text) {
  return text
    .replace(/[.*+?^$()|[\]\\]/g, "\\$&")
    .replace("{number}", "(?<number>\\d+)")
    .replace("{name}", "(?<name>.+)");
}
