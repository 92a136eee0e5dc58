/**
 * The last answer of one's own, as kept on the device: its sentences in the language they were given in, and its day.
 */

import { isEncoded } from "../form/input_as_text.js";

/** The name it is kept under. */
export const LAST_ANSWER = "last-answer";

/** `input` is what the answer is of, as a link carries it. */
/** @typedef {{ language: string, day: string, answer: string, input: string }} LastAnswer */

/**
 * @param {string} language
 * @param {string} answer
 * @param {string} input
 * @param {Date} now
 */
export function writeLastAnswer(language, answer, input, now) {
  return JSON.stringify({ language, day: now.toISOString(), answer, input });
}

/**
 * @param {string | null} text
 * @param {string} language   that of the page
 * @returns {LastAnswer | null}   null where there is none, or none in this language
 */
export function readLastAnswer(text, language) {
  try {
    const { language: kept, day, answer, input } = JSON.parse(text ?? "{}");
    const isWhole = typeof answer === "string" && answer !== "" && !Number.isNaN(Date.parse(day));
    return isWhole && isEncoded(String(input)) && kept === language ? { language, day, answer, input } : null;
  } catch {
    return null;
  }
}
