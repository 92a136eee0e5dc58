"""The buyer's form: today, the open orders, income, fixed costs, a payments list to read, a change to try."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from calculator import words
from calculator.page.buyer.import_box import import_box
from calculator.page.buyer.rows import rows
from calculator.page.form.control import Place, control
from calculator.page.form.toolbar import delete_button, problem_summary, status_line
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, sentence
from calculator.parameters import declaration_of, fields_of


def form_html(lang: str, document: Mapping[str, Any]) -> Html:
    """The whole form, filled with a document (an input of `commitments`)."""
    names = tuple(str(order["name"]) for order in document.get("orders", []))
    what_if = document.get("what_if", {})
    return element(
        "form",
        {"class": "calculator-form", "data-calculator-form": True, "novalidate": True, "autocomplete": "off"},
        element("h2", {"id": "form-title"}, sentence(lang, "buyer.form.title")),
        element("p", {"class": "form__lead"}, sentence(lang, "buyer.form.lead")),
        element(
            "div",
            {"class": "toolbar", "data-needs-script": True},
            element(
                "div",
                {"class": "toolbar__row"},
                element(
                    "button",
                    {"type": "button", "data-action": "start-empty"},
                    sentence(lang, "buyer.form.start_empty"),
                ),
                delete_button(lang),
            ),
            status_line(lang),
        ),
        problem_summary(),
        _group(lang, "plan", _fields(lang, "plan", "", document), words_of_currencies=_currencies(lang)),
        *_lists(lang, document),
        _group(
            lang,
            "plan_change",
            element("p", {"class": "form__lead"}, sentence(lang, "buyer.form.what_if_lead")),
            _fields(lang, "what_if", "what_if.", what_if, names),
        ),
    )


def _lists(lang: str, document: Mapping[str, Any]) -> Iterator[Html]:
    """Every list of a plan; a payments list is read into the first, the open orders."""
    first, *others = declaration_of("commitments").lists
    yield rows(lang, first, document)
    yield import_box(lang)
    yield from (rows(lang, declared, document) for declared in others)


def _currencies(lang: str) -> str:
    """What stands beside amounts, by currency, so that the page's script need not wait for Python."""
    codes = fields_of("plan")["plan_currency"].choices
    return json.dumps({code: numbers.currency_word(code, lang) for code in codes}, ensure_ascii=False)


def _group(lang: str, name: str, *content: Html, words_of_currencies: str | None = None) -> Html:
    legend = element("legend", None, words.say(lang, f"group.{name}"))
    marks = {"class": "assumptions", "id": f"form-{name}", "data-currency-words": words_of_currencies}
    return element("fieldset", marks, legend, *content)


def _fields(
    lang: str, scope: str, prefix: str, given: Mapping[str, Any], names: tuple[str, ...] = ()
) -> Html:
    return element(
        "div",
        {"class": "fields"},
        *(
            control(lang, Place(field, f"{prefix}{name}"), given.get(name, field.default), names)
            for name, field in fields_of(scope).items()
        ),
    )
