/**
 * The last answer of one's own, as kept on the device: its sentences in the language they were given in, and its day.
 */

/** The name it is kept under. */
export const LAST_ANSWER = "last-answer";

/** @typedef {{ language: string, day: string, answer: string }} LastAnswer */

/**
 * @param {string} language
 * @param {string} answer
 * @param {Date} now
 */
export function writeLastAnswer(language, answer, now) {
  return JSON.stringify({ language, day: now.toISOString(), answer });
}

/**
 * @param {string | null} text
 * @param {string} language   that of the page
 * @returns {LastAnswer | null}   null where there is none, or none in this language
 */
export function readLastAnswer(text, language) {
  try {
    const { language: kept, day, answer } = JSON.parse(text ?? "{}");
    const isWhole = typeof answer === "string" && answer !== "" && !Number.isNaN(Date.parse(day));
    return isWhole && kept === language ? { language, day, answer } : null;
  } catch {
    return null;
  }
}
