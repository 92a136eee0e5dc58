/**
 * The segments of the form: their number, their order, and the names, ids and references that follow from it.
 */

const REFERENCES = [
  "name",
  "id",
  "for",
  "aria-describedby",
  "data-error-for",
  "data-understood-for",
  "data-for",
];

/**
 * @param {HTMLFormElement} form
 * @returns {HTMLFieldSetElement[]}
 */
export function segmentsOf(form) {
  return [...form.querySelectorAll(/** @type {'fieldset'} */ ("fieldset[data-segment]"))];
}

/**
 * The segment that holds an element.
 * @param {Element} element
 * @returns {HTMLFieldSetElement | null}
 */
export function segmentAround(element) {
  return element.closest(/** @type {'fieldset'} */ ("fieldset[data-segment]"));
}

/**
 * A new segment at the end, its fields at their defaults.
 * @param {HTMLFormElement} form
 * @returns {HTMLFieldSetElement}
 */
export function addSegment(form) {
  const template = /** @type {HTMLTemplateElement} */ (form.querySelector("template[data-segment-template]"));
  const added = /** @type {HTMLFieldSetElement} */ (template.content.firstElementChild?.cloneNode(true));
  form.querySelector("[data-segments]")?.append(added);
  renumber(form);
  return added;
}

/**
 * A copy right after the original, with what has been typed into it.
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} original
 * @returns {HTMLFieldSetElement}
 */
export function copySegment(form, original) {
  const copy = /** @type {HTMLFieldSetElement} */ (original.cloneNode(true));
  const typed = original.querySelectorAll("input");
  copy.querySelectorAll("input").forEach((input, position) => {
    input.value = typed[position]?.value ?? "";
    input.checked = typed[position]?.checked ?? false;
  });
  original.after(copy);
  renumber(form);
  return copy;
}

/**
 * One place up or down; whether there was one.
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} segment
 * @param {-1 | 1} places
 */
export function moveSegment(form, segment, places) {
  const all = segmentsOf(form);
  const neighbour = all[all.indexOf(segment) + places];
  if (!neighbour) return false;
  if (places < 0) neighbour.before(segment);
  else neighbour.after(segment);
  renumber(form);
  return true;
}

/**
 * Remove a segment; the one now in its place, or the last, or null if none is left.
 * @param {HTMLFormElement} form
 * @param {HTMLFieldSetElement} segment
 */
export function removeSegment(form, segment) {
  const position = segmentsOf(form).indexOf(segment);
  segment.remove();
  renumber(form);
  const left = segmentsOf(form);
  return left[Math.min(position, left.length - 1)] ?? null;
}

/**
 * Exactly so many segments, adding or removing at the end.
 * @param {HTMLFormElement} form
 * @param {number} count
 */
export function arrangeSegments(form, count) {
  for (const surplus of segmentsOf(form).slice(count)) surplus.remove();
  while (segmentsOf(form).length < count) {
    const fold = addSegment(form).querySelector("details");
    if (fold) fold.open = segmentsOf(form).length === 1;
  }
  renumber(form);
}

/**
 * Let headings follow the names that are typed.
 * @param {HTMLFormElement} form
 */
export function nameHeadings(form) {
  for (const segment of segmentsOf(form)) {
    const heading = segment.querySelector("[data-segment-name]");
    if (heading) heading.textContent = nameOf(segment);
  }
}

/** @param {HTMLFieldSetElement} segment */
export function nameOf(segment) {
  return segment.querySelector(/** @type {'input'} */ ("input[name$='.name']"))?.value.trim() ?? "";
}

/** @param {HTMLFormElement} form */
function renumber(form) {
  const all = segmentsOf(form);
  all.forEach((segment, position) => {
    for (const element of [segment, ...segment.querySelectorAll("*")]) {
      for (const attribute of REFERENCES) {
        const value = element.getAttribute(attribute);
        if (value) element.setAttribute(attribute, atPosition(value, position));
      }
    }
    const number = segment.querySelector("[data-segment-number]");
    if (number) number.textContent = String(position + 1);
    disable(segment, "segment-up", position === 0);
    disable(segment, "segment-down", position === all.length - 1);
  });
}

/**
 * A reference to a segment's field, as it reads at another position.
 * @param {string} reference
 * @param {number} position
 */
export function atPosition(reference, position) {
  return reference
    .replace(/segments\[(?:\d+|#)\]/g, `segments[${position}]`)
    .replace(/(^|\s)(field-segments|segment)-(?:\d+|#)-/g, `$1$2-${position}-`);
}

/**
 * Not `disabled`: a button that vanishes from the tab order takes the focus with it.
 * @param {HTMLFieldSetElement} segment
 * @param {string} action
 * @param {boolean} off
 */
function disable(segment, action, off) {
  segment.querySelector(`[data-action="${action}"]`)?.setAttribute("aria-disabled", String(off));
}
