/** The currency of a plan, beside every amount of its form and of rows that will be added. */

/** @param {HTMLFormElement} form */
export function sayCurrency(form) {
  const words = form.querySelector(/** @type {'fieldset'} */ ("[data-currency-words]"))?.dataset
    .currencyWords;
  const code = form.querySelector(/** @type {'select'} */ ("[name=plan_currency]"))?.value;
  /** @type {Record<string, string>} */
  const byCode = JSON.parse(words ?? "{}");
  const said = code && byCode[code];
  if (!said) return;
  const templates = [...form.querySelectorAll("template")].map(({ content }) => content);
  for (const within of [form, ...templates])
    for (const word of within.querySelectorAll("[data-currency]"))
      if (word.textContent !== said) word.textContent = said;
}
