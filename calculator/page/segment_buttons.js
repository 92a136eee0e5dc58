/**
 * What the buttons of the segments do: add, copy, move, remove; what is said about it, where the focus goes.
 *
 * @import { Say } from './words.js'
 */

import { offerSegments } from "./form_fields.js";
import { markUntouched, reveal } from "./problems.js";
import {
  addSegment,
  copySegment,
  moveSegment,
  nameHeadings,
  nameOf,
  removeSegment,
  segmentAround,
  segmentsOf,
} from "./segments.js";
import { MOST_SEGMENTS } from "./state.js";

/**
 * @param {HTMLFormElement} form
 * @param {HTMLElement} button
 * @param {Say} say
 * @returns {string | null}   what has happened, in words; null if nothing has
 */
export function pressSegmentButton(form, button, say) {
  const segment = segmentAround(button);
  const action = button.dataset.action;
  const adds = action === "segment-add" || action === "segment-copy";
  // More could neither be kept on the device nor be put into a link.
  if (adds && segmentsOf(form).length >= MOST_SEGMENTS) return say("segments_full", { most: MOST_SEGMENTS });
  const done =
    action === "segment-add"
      ? add(form, say)
      : segment === null
        ? null
        : action === "segment-copy"
          ? copy(form, segment, say)
          : action === "segment-remove"
            ? remove(form, segment, say)
            : move(form, segment, button, action === "segment-up" ? -1 : 1, say);
  if (!done) return null;
  nameHeadings(form);
  offerSegments(form);
  if (done.focus) {
    reveal(done.focus);
    done.focus.focus();
    if (done.focus instanceof HTMLInputElement) done.focus.select();
  }
  return done.words;
}

/** @typedef {{ words: string, focus: HTMLElement | null }} Done */

/**
 * @param {HTMLFormElement} form
 * @param {Say} say
 * @returns {Done}
 */
function add(form, say) {
  const added = addSegment(form);
  const number = numberOf(form, added);
  markUntouched(form, added);
  return {
    words: say("segment_added", { number }),
    focus: nameBox(added, freeName(form, say("segment_new", { number }))),
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} segment
 * @param {Say} say
 * @returns {Done}
 */
function copy(form, segment, say) {
  const copied = copySegment(form, segment);
  const name = nameOf(segment);
  return {
    words: say("segment_copied", { name, number: numberOf(form, copied) }),
    focus: nameBox(copied, freeName(form, say("segment_copy", { name }))),
  };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} segment
 * @param {Say} say
 * @returns {Done}
 */
function remove(form, segment, say) {
  const words = say("segment_removed", { name: nameOf(segment) });
  const next = removeSegment(form, segment);
  const legend = next?.querySelector("legend") ?? null;
  return { words, focus: legend ?? form.querySelector("[data-action='segment-add']") };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} segment
 * @param {HTMLElement} button
 * @param {-1 | 1} places
 * @param {Say} say
 * @returns {Done | null}
 */
function move(form, segment, button, places, say) {
  if (!moveSegment(form, segment, places)) return null;
  const words = say("segment_moved", { name: nameOf(segment), number: numberOf(form, segment) });
  return { words, focus: button };
}

/**
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} segment
 */
function numberOf(form, segment) {
  return segmentsOf(form).indexOf(segment) + 1;
}

/**
 * Two segments must not share a name.
 * @param {HTMLFormElement} form
 * @param {string} wanted
 */
function freeName(form, wanted) {
  const taken = segmentsOf(form).map(nameOf);
  let name = wanted;
  for (let number = 2; taken.includes(name); number += 1) name = `${wanted} ${number}`;
  return name;
}

/**
 * @param {Element} segment
 * @param {string} name
 */
function nameBox(segment, name) {
  const box = segment.querySelector(/** @type {'input'} */ ("input[name$='.name']"));
  if (box) box.value = box.maxLength > 0 ? name.slice(0, box.maxLength) : name;
  return box;
}
