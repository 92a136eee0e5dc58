/**
 * Print one element and nothing else of the page. What holds it is marked too: `:has()` is younger than the oldest
 * browsers that the calculators work in.
 * @param {HTMLElement} element
 * @param {() => void} [then]   what is to be done once it is printed
 */
export function printAlone(element, then) {
  const around = elementsAround(element);
  element.dataset.printing = "";
  for (const outer of around) outer.dataset.aroundPrinting = "";
  const printed = () => {
    delete element.dataset.printing;
    for (const outer of around) delete outer.dataset.aroundPrinting;
    then?.();
  };
  addEventListener("afterprint", printed, { once: true });
  print();
}

/**
 * What holds an element, from its parent to the root.
 * @param {Element} element
 */
function elementsAround(element) {
  const around = [];
  for (let outer = element.parentElement; outer; outer = outer.parentElement) around.push(outer);
  return around;
}
