"""What a merchant may add to the form: a sales calendar, past months, a list of open orders."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from calculator import words
from calculator.page.form.control import Place, control
from calculator.page.html.markup import Attributes, Html, element, sentence
from calculator.page.merchant.list_folds import Around, list_folds
from calculator.parameters import fields_of
from calculator.parameters.data_files import read


def record_fields(lang: str, document: Mapping[str, Any]) -> Html:
    """The whole group, filled with what a document (an input of `estimate`) holds."""
    return element(
        "fieldset",
        {"class": "assumptions", "id": "records"},
        element("legend", None, sentence(lang, "form.records_title")),
        element("p", {"class": "form__lead"}, sentence(lang, "form.records_lead")),
        *list_folds(lang, "records", document, {"season": _calendar(lang, document)}),
    )


def _calendar(lang: str, document: Mapping[str, Any]) -> Around:
    """What belongs to a calendar: where it begins, and known events to fill in."""
    start = (
        control(lang, Place(field, name), document.get(name, field.default))
        for name, field in fields_of("document").items()
        if field.group == "season"
    )
    return Around(
        before=element("div", {"class": "fields"}, *start),
        buttons=tuple(_preset(lang, preset) for preset in read("season_presets.json")["presets"]),
        after=element("p", {"class": "form__lead"}, sentence(lang, "form.season_preset_note")),
    )


def _preset(lang: str, preset: Mapping[str, Any]) -> Html:
    attributes: Attributes = {
        "type": "button",
        "data-action": "season-preset",
        "data-stretches": json.dumps(preset["stretches"]),
    }
    return element("button", attributes, words.say(lang, f"form.season_preset_{preset['id']}"))
