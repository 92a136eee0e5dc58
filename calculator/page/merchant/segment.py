"""One segment of the form: a group of fields with a name, buttons to move, copy and remove it.

What every merchant knows stands open; the rest lies behind folds, one for each question.
"""

from __future__ import annotations

from collections.abc import Mapping
from itertools import groupby
from typing import Any

from calculator import words
from calculator.page.form.control import Place, control
from calculator.page.form.fold import fields_fold
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element
from calculator.parameters import Field, fields_of

TOOLS = ("up", "down", "copy", "remove")


def segment_fields(lang: str, position: int | str, segment: Mapping[str, Any], *, opened: bool) -> Html:
    """The fields of the segment at a position, filled with what `segment` (JSON) says, else with defaults."""
    legend = f"segments-{position}-legend"
    declared = tuple(fields_of("segment").values())

    def fields(chosen: list[Field]) -> Html:
        parts = (_field(lang, position, field, segment) for field in chosen)
        return element("div", {"class": "fields"}, *parts)

    folds = (
        fields_fold(words.say(lang, f"group.{group}"), fields(list(members)))
        for group, members in groupby((f for f in declared if not f.basic), key=lambda field: field.group)
    )
    return element(
        "fieldset",
        {"class": "segment", "data-row": "segments"},
        element(
            "legend",
            {"id": legend, "tabindex": -1},
            element("span", {"data-row-number": True}, str(int(position) + 1) if position != "#" else "#"),
            ". ",
            element("span", {"data-row-name": True}, str(segment.get("name", ""))),
        ),
        element("div", {"class": "segment__tools", "data-needs-script": True}, *_tools(lang, legend)),
        element(
            "details",
            {"class": "segment__fold", "open": opened},
            element("summary", {"data-row-summary": True}, segment_summary(lang, segment)),
            fields([field for field in declared if field.basic]),
            *folds,
        ),
    )


def segment_summary(lang: str, segment: Mapping[str, Any], currency: str = "CNY") -> str:
    """A segment's main figures in a line; what to do while they are not there or not understood."""
    main = [segment.get(name) for name in ("orders_per_month", "average_order_value", "pay_later_share")]
    if not all(isinstance(value, int | float) for value in main):
        return words.say(lang, "form.segment_empty")
    orders, value, share = (float(value or 0) for value in main)
    return words.say(
        lang,
        "form.segment_summary",
        orders=numbers.count(orders, lang),
        value=numbers.money(value, lang, currency),
        share=numbers.percent(share, lang),
    )


def _field(lang: str, position: int | str, field: Field, segment: Mapping[str, Any]) -> Html:
    place = Place(field, f"segments[{position}].{field.name}")
    return control(lang, place, segment.get(field.name, field.default))


def _tools(lang: str, legend: str) -> list[Html]:
    return [
        element(
            "button",
            {
                "type": "button",
                "class": "tool",
                "data-action": f"row-{name}",
                "aria-describedby": legend,
            },
            words.say(lang, f"form.segment_{name}"),
        )
        for name in TOOLS
    ]
