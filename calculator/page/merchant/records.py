"""What a merchant may add to the form: a sales calendar, past months, a list of open orders.

A stretch of the calendar is a row of boxes that the page's script adds and removes. The lists are one box
each, a line for each row, because they come out of spreadsheets.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from html import escape
from typing import Any

from calculator import words
from calculator.page.form.control import Place, control
from calculator.page.form.fold import fields_fold
from calculator.page.form.listed_rows import adding_buttons, listed_rows
from calculator.page.html.markup import Attributes, Html, element, sentence
from calculator.page.typed.pasted_lists import LONGEST_TEXT, PASTED, as_text
from calculator.parameters import fields_of
from calculator.parameters.data_files import read

FOLDS = {"months": ("months",), "open_orders": ("open_orders", "recent_sales")}


def record_fields(lang: str, document: Mapping[str, Any]) -> Html:
    """The whole group, filled with what a document (an input of `estimate`) holds."""
    folds = (
        fields_fold(
            words.say(lang, f"group.{name}"),
            *(_pasted_list(lang, path, document.get(path, [])) for path in paths),
        )
        for name, paths in FOLDS.items()
    )
    return element(
        "fieldset",
        {"class": "assumptions", "id": "records"},
        element("legend", None, sentence(lang, "form.records_title")),
        element("p", {"class": "form__lead"}, sentence(lang, "form.records_lead")),
        _calendar(lang, document),
        *folds,
    )


def _calendar(lang: str, document: Mapping[str, Any]) -> Html:
    start = (
        control(lang, Place(field, name), document.get(name, field.default))
        for name, field in fields_of("document").items()
        if field.group == "season"
    )
    return fields_fold(
        words.say(lang, "group.season"),
        element("p", {"class": "form__lead"}, sentence(lang, "form.season_lead")),
        element("div", {"class": "fields"}, *start),
        listed_rows(lang, "season", document.get("season", [])),
        adding_buttons(
            lang, "season", *(_preset(lang, preset) for preset in read("season_presets.json")["presets"])
        ),
        element("p", {"class": "form__lead"}, sentence(lang, "form.season_preset_note")),
    )


def _preset(lang: str, preset: Mapping[str, Any]) -> Html:
    attributes: Attributes = {
        "type": "button",
        "data-action": "season-preset",
        "data-stretches": json.dumps(preset["stretches"]),
    }
    return element("button", attributes, words.say(lang, f"form.season_preset_{preset['id']}"))


def _pasted_list(lang: str, path: str, rows: list[Mapping[str, Any]]) -> Html:
    pasted, name = PASTED[path], f"field-{path}"
    box: Attributes = {
        "id": name,
        "name": path,
        "class": "field__box field__lines",
        "rows": 6,
        "data-key": pasted.key,
        "data-default": "",
        "maxlength": LONGEST_TEXT,
        "autocomplete": "off",
        "spellcheck": "false",
        "aria-describedby": f"{name}-help {name}-understood {name}-error",
    }
    content = Html(escape(as_text(pasted, rows), quote=False))
    return element(
        "div",
        {"class": "field field--lines"},
        element(
            "label", {"class": "field__label", "for": name}, words.say(lang, f"form.pasted.{path}.label")
        ),
        element(
            "p", {"class": "field__help", "id": f"{name}-help"}, words.say(lang, f"form.pasted.{path}.help")
        ),
        element("textarea", box, content),
        element(
            "p",
            {"class": "field__understood", "id": f"{name}-understood", "data-understood-for": path},
        ),
        element("p", {"class": "field__error", "id": f"{name}-error", "data-error-for": path}),
    )
