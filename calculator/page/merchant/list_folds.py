"""The lists of the form that stand behind folds: rows of boxes, or one box with a line for each row.

A list that is pasted into one box comes out of a spreadsheet.
"""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from itertools import groupby
from typing import Any, NamedTuple

from calculator import words
from calculator.page.form.fold import fields_fold
from calculator.page.form.listed_rows import adding_buttons, listed_rows
from calculator.page.html.markup import Attributes, Html, element, sentence
from calculator.page.typed.pasted_lists import LONGEST_TEXT, as_text
from calculator.parameters import RowList, declaration_of


class Around(NamedTuple):
    """What a list has besides its rows: content before, buttons beside the one that adds, content after."""

    before: Html = Html()
    buttons: tuple[Html, ...] = ()
    after: Html = Html()


def list_folds(
    lang: str, section: str, document: Mapping[str, Any], around: Mapping[str, Around] | None = None
) -> list[Html]:
    """The folds of a group of the form, filled with what a document (an input of `estimate`) holds.

    `around` says by the name of a list what else belongs to it.
    """
    lists = (rows for rows in declaration_of("estimate").lists if rows.section == section)
    return [
        fields_fold(
            words.say(lang, f"group.{fold}"),
            *(
                part
                for rows in members
                for part in _list(lang, rows, document.get(rows.name, []), (around or {}).get(rows.name))
            ),
        )
        for fold, members in groupby(lists, key=lambda rows: rows.fold)
    ]


def _list(lang: str, rows: RowList, given: list[Mapping[str, Any]], around: Around | None) -> list[Html]:
    if rows.columns:
        return [_pasted_list(lang, rows, given)]
    own = around or Around()
    return [
        element("p", {"class": "form__lead"}, sentence(lang, f"form.{rows.name}_lead")),
        own.before,
        listed_rows(lang, rows, given),
        adding_buttons(lang, rows, *own.buttons),
        own.after,
    ]


def _pasted_list(lang: str, rows: RowList, given: list[Mapping[str, Any]]) -> Html:
    path, name = rows.name, f"field-{rows.name}"
    box: Attributes = {
        "id": name,
        "name": path,
        "class": "field__box field__lines",
        "rows": 6,
        "data-key": rows.link_key,
        "data-default": "",
        "maxlength": LONGEST_TEXT,
        "autocomplete": "off",
        "spellcheck": "false",
        "aria-describedby": f"{name}-help {name}-understood {name}-error",
    }
    content = Html(escape(as_text(rows, given), quote=False))
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
