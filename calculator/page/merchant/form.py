"""The form: the sentence to complete, and every figure behind it; written from the declaration of the inputs.

Nothing in it submits: the page's script collects what is typed and hands it to Python in the same page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from typing import Any

from calculator import words
from calculator.page.form.control import Place, control
from calculator.page.form.fold import fields_fold
from calculator.page.form.listed_rows import NEW, new_row_template, row_holder
from calculator.page.form.toolbar import delete_button, problem_summary, status_line
from calculator.page.html.markup import Html, element, later, sentence
from calculator.page.merchant.list_folds import list_folds
from calculator.page.merchant.records import record_fields
from calculator.page.merchant.segment import segment_fields
from calculator.page.merchant.sentence import sentence_html
from calculator.page.typed.as_typed import form_texts
from calculator.parameters import Field, declaration_of, fields
from calculator.shop.templates import templates


def form_html(lang: str, document: Mapping[str, Any]) -> Html:
    """The whole form, filled with a document (an input of `estimate`)."""
    return element(
        "form",
        {"class": "calculator-form", "data-calculator-form": True, "novalidate": True, "autocomplete": "off"},
        sentence_html(lang, _beginnings(lang), status_line(lang)),
        problem_summary(),
        element(
            "details",
            {"class": "exact", "id": "exact"},
            element("summary", None, element("h2", {"id": "form-title"}, sentence(lang, "form.exact"))),
            *_exact(lang, document),
        ),
    )


def _exact(lang: str, document: Mapping[str, Any]) -> tuple[Html, ...]:
    """Every figure that the result rests on, each in a box of its own."""
    segments = [
        segment_fields(lang, position, segment, opened=position == 0)
        for position, segment in enumerate(document["segments"])
    ]
    names = tuple(str(segment["name"]) for segment in document["segments"])
    rows = declaration_of("estimate").part("segments").rows
    new_row = segment_fields(lang, NEW, {}, opened=True)
    return (
        element("p", {"class": "form__lead"}, sentence(lang, "form.lead")),
        element("p", {"class": "form__coming"}, sentence(lang, "form.coming")),
        later(_toolbar(lang)),
        later(_carrier(lang, document)),
        row_holder(lang, rows, *map(later, segments), first_open=True) if rows else Html(),
        later(new_row_template(lang, rows, new_row, *_names_of_goods())) if rows else Html(),
        element(
            "p",
            {"data-needs-script": True},
            element(
                "button",
                {"type": "button", "data-action": "row-add", "data-list": "segments"},
                sentence(lang, "form.segment_add"),
            ),
        ),
        later(_assumptions(lang, document, names)),
        later(record_fields(lang, document)),
        later(_levers(lang, document.get("levers", {}), names)),
    )


def _names_of_goods() -> Iterable[str]:
    """The keys of the names that the sentence and the trade templates give."""
    yield "script.sentence.dear"
    for trade in templates():
        yield from (f"template.{trade.id}.{part.key}" for part in trade.segments)


def _beginnings(lang: str) -> Html:
    """Two ways to begin anew, each with its own button."""
    names = ("start_empty", "back_to_example")
    buttons = (
        element(
            "button",
            {"type": "button", "class": "button--quiet", "data-action": name.replace("_", "-")},
            sentence(lang, f"form.{name}"),
        )
        for name in names
    )
    return element("p", {"class": "toolbar__row"}, *buttons)


def _toolbar(lang: str) -> Html:
    # A template is of a trade: what a shop has said of itself stays as it is.
    groups = ("document", "carrier", "provider")
    kept = " ".join(field.path for field in fields() if field.group in groups)
    options = (
        element(
            "option",
            {
                "value": template.id,
                "data-fields": json.dumps(
                    form_texts(template.document(lang, sized=False)), ensure_ascii=False
                ),
                "data-keeps": kept,
            },
            template.name(lang),
        )
        for template in templates()
    )
    return element(
        "div",
        {"class": "toolbar", "data-needs-script": True},
        element("label", {"class": "field__label", "for": "trade-template"}, sentence(lang, "form.template")),
        element(
            "div",
            {"class": "toolbar__row"},
            element("select", {"id": "trade-template", "class": "field__box"}, *options),
            element(
                "button",
                {"type": "button", "data-action": "use-template"},
                sentence(lang, "form.template_use"),
            ),
            delete_button(lang),
        ),
    )


def _carrier(lang: str, document: Mapping[str, Any]) -> Html:
    """Where the shop sells and who carries non-payment; what a provider takes stands behind a fold."""
    whole = declaration_of("estimate")
    asked = (field for field in whole.fields if field.group == "carrier")
    of_provider = _fields(lang, whole.part("provider").fields, document.get("provider", {}), ())
    return element(
        "fieldset",
        {"class": "assumptions", "id": "who-carries"},
        element("legend", None, words.say(lang, "group.carrier")),
        element("div", {"class": "fields"}, *_fields(lang, asked, document, ())),
        fields_fold(words.say(lang, "group.provider"), element("div", {"class": "fields"}, *of_provider)),
    )


def _assumptions(lang: str, document: Mapping[str, Any], names: tuple[str, ...]) -> Html:
    whole = declaration_of("estimate")
    elsewhere = {"carrier", *(rows.fold for rows in whole.lists)}
    of_the_whole = (field for field in whole.fields if field.group not in elsewhere)
    part, given = whole.part("assumptions"), document.get("assumptions", {})
    return element(
        "fieldset",
        {"class": "assumptions", "id": "assumptions"},
        element("legend", None, words.say(lang, "group.assumptions")),
        element("p", {"class": "form__lead"}, sentence(lang, "form.assumptions_lead")),
        element(
            "div",
            {"class": "fields"},
            *_fields(lang, of_the_whole, document, names),
            *_fields(lang, part.fields, given, names),
        ),
        *(
            fields_fold(
                words.say(lang, f"group.{within.name}"),
                element(
                    "div",
                    {"class": "fields"},
                    *_fields(lang, within.fields, given.get(within.name, {}), names),
                ),
            )
            for within in part.objects
        ),
        *list_folds(lang, "assumptions", document),
    )


def _fields(
    lang: str, fields: Iterable[Field], given: Mapping[str, Any], names: tuple[str, ...]
) -> list[Html]:
    """Fields that stand once in the form, filled with what is given, else with their defaults."""
    return [
        control(lang, Place(field, field.path), given.get(field.name, field.default), names)
        for field in fields
    ]


def _levers(lang: str, given: Mapping[str, Any], names: tuple[str, ...]) -> Html:
    """What the merchant could change: one fold, each lever's settings and whether it is taken with others."""
    fields = _fields(lang, declaration_of("estimate").part("levers").fields, given, names)
    return element(
        "fieldset",
        {"class": "assumptions", "id": "levers"},
        element("legend", None, words.say(lang, "group.levers")),
        element("p", {"class": "form__lead"}, sentence(lang, "form.levers_lead")),
        fields_fold(
            words.say(lang, "form.levers_fold"),
            element("div", {"class": "fields"}, *fields),
            name="levers-fold",
        ),
    )
