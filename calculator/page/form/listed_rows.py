"""A list of the form whose rows are boxes that the page's script adds and removes.

Stretches of the sales calendar are such rows, and ranges of inputs.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from calculator.page.form.control import Place, control
from calculator.page.html.markup import Attributes, Html, element, join, sentence
from calculator.parameters import fields_of

NEW = "#"
"""Stands for the position of a row that is yet to be added."""


def listed_rows(lang: str, name: str, rows: Sequence[Mapping[str, Any]]) -> Html:
    """The rows of a list, and the one that is yet to be added; fields and words are those of its name."""
    filled = (_row(lang, name, place, row) for place, row in enumerate(rows))
    return join(
        [
            element("div", {"data-rows": name}, *filled),
            element("template", {"data-row-template": name}, _row(lang, name, NEW, {})),
        ]
    )


def adding_buttons(lang: str, name: str, *others: Html) -> Html:
    """The button that adds a row to a list, and others beside it."""
    attributes: Attributes = {"type": "button", "data-action": "row-add", "data-list": name}
    return element(
        "div",
        {"class": "toolbar__row", "data-needs-script": True},
        element("button", attributes, sentence(lang, f"form.{name}_add")),
        *others,
    )


def _row(lang: str, name: str, position: int | str, row: Mapping[str, Any]) -> Html:
    legend = f"{name}-{position}-legend"
    boxes = (
        control(lang, Place(field, f"{name}[{position}].{field.name}"), row.get(field.name))
        for field in fields_of(name).values()
    )
    number = str(int(position) + 1) if position != NEW else NEW
    remove: Attributes = {
        "type": "button",
        "class": "tool",
        "data-action": "row-remove",
        "data-needs-script": True,
        "aria-describedby": legend,
    }
    return element(
        "fieldset",
        {"class": "stretch", "data-row": name},
        element(
            "legend",
            {"id": legend, "tabindex": -1},
            sentence(lang, f"form.{name}_number"),
            " ",
            element("span", {"data-row-number": True}, number),
        ),
        element("div", {"class": "fields"}, *boxes),
        element("button", remove, sentence(lang, f"form.{name}_remove")),
    )
