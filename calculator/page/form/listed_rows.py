"""A list of the form whose rows are boxes that the page's script adds and removes.

Stretches of the sales calendar are such rows, and ranges of inputs. What the script has to know of a list
stands at the element that holds its rows: `data-rows` its name, `data-most` how many rows it takes,
`data-exists-by` the field by which a link says that a row exists, `data-words` what the words about it begin
with.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from typing import Any

from calculator import words
from calculator.page.form.control import Place, control
from calculator.page.html.markup import Attributes, Html, element, join, sentence
from calculator.parameters import RowList, fields_of

NEW = "#"
"""Stands for the position of a row that is yet to be added."""


def row_holder(lang: str, rows: RowList, *filled: Html, first_open: bool = False) -> Html:
    """The element that holds the rows of a list."""
    marks: Attributes = {
        "data-rows": rows.name,
        "data-most": rows.most_in_form,
        "data-exists-by": rows.exists_by,
        "data-words": _words_of(lang, rows),
        "data-own-names": rows.own_names,
        "data-first-open": first_open,
    }
    return element("div", marks, *filled)


def _words_of(lang: str, rows: RowList) -> str:
    known = words.catalogue(lang)
    return next((one for one in (rows.item, rows.name) if f"script.{one}_added" in known), "row")


def new_row_template(lang: str, rows: RowList, row: Html, *named: str) -> Html:
    """The row that is yet to be added.

    `data-given` says how the names that the page gives to rows read in another language and in this one:
    those of new rows and of copies, and the words with the keys `named`.
    """
    given = None
    if rows.own_names:
        keys = (*(f"script.{_words_of(lang, rows)}_{made}" for made in ("new", "copy")), *named)
        here, *others = (words.catalogue(one) for one in sorted(words.LANGUAGES, key=lambda one: one != lang))
        given = json.dumps([(there[key], here[key]) for there in others for key in keys], ensure_ascii=False)
    return element("template", {"data-row-template": rows.name, "data-given": given}, row)


def listed_rows(lang: str, rows: RowList, given: Sequence[Mapping[str, Any]]) -> Html:
    """The rows of a list, and the one that is yet to be added; fields and words are those of its name."""
    filled = (_row(lang, rows, place, row) for place, row in enumerate(given))
    return join(
        [
            row_holder(lang, rows, *filled),
            new_row_template(lang, rows, _row(lang, rows, NEW, {})),
        ]
    )


def adding_buttons(lang: str, rows: RowList, *others: Html) -> Html:
    """The button that adds a row to a list, and others beside it."""
    name = rows.name
    attributes: Attributes = {"type": "button", "data-action": "row-add", "data-list": name}
    return element(
        "div",
        {"class": "toolbar__row", "data-needs-script": True},
        element("button", attributes, sentence(lang, f"form.{name}_add")),
        *others,
    )


def _row(lang: str, rows: RowList, position: int | str, row: Mapping[str, Any]) -> Html:
    name = rows.name
    legend = f"{name}-{position}-legend"
    boxes = (
        control(lang, Place(field, f"{name}[{position}].{field.name}"), row.get(field.name))
        for field in fields_of(rows.scope).values()
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
