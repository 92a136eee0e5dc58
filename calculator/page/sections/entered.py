"""What was entered, for whoever reads the results on paper: the form is not printed.

Only what differs from the defaults is listed; the reference of parameters has the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from calculator import words
from calculator.page.control import shown
from calculator.page.figure import Figures
from calculator.page.markup import Html, element, join, sentence
from calculator.page.pasted import PASTED, as_text
from calculator.page.sections.reproduce import essential
from calculator.page.sections.section import fold, paragraph
from calculator.parameters import Field
from calculator.parameters.fields import field_at
from calculator.words.dates import dated

MOST_LINES = 60
"""Rows of a pasted list that are written out."""
Value = str | float | bool | None


def entered(figures: Figures) -> Html:
    """The inputs that differ from the defaults, the shop's own first, then segment by segment."""
    lang, inputs = figures.lang, essential(figures.result["inputs"])
    segments = inputs.pop("segments")
    lists = [_lines(lang, path, inputs.pop(path)) for path in PASTED if path in inputs]
    of_shop = _listed(figures, scalars(inputs))
    of_segments = (
        join([element("h4", None, segment.pop("name")), _listed(figures, scalars(segment, "segments[0]."))])
        for segment in segments
    )
    return fold(
        "entered",
        sentence(lang, "entered.title"),
        paragraph(sentence(lang, "entered.lead", version=str(figures.result["calculator_version"]))),
        of_shop,
        *lists,
        *of_segments,
    )


def _lines(lang: str, path: str, rows: Sequence[Mapping[str, Any]]) -> Html:
    """The first rows of a pasted list as they would be typed, and how many more there are."""
    lines, further = as_text(PASTED[path], rows[:MOST_LINES]), len(rows) - MOST_LINES
    if further > 0:
        lines += "\n" + words.say(lang, "form.pasted_further", rows=further)
    title = element("h4", None, words.say(lang, f"form.pasted.{path}.label"))
    return join([title, element("pre", {"class": "results__code", "tabindex": 0}, lines)])


def scalars(document: object, path: str = "") -> Iterator[tuple[str, Value]]:
    """Every single value of a document with its path."""
    if isinstance(document, Mapping):
        for name, part in document.items():
            yield from scalars(part, f"{path}{name}.")
    elif isinstance(document, list | tuple):
        for position, part in enumerate(document):
            yield from scalars(part, f"{path.rstrip('.')}[{position}].")
    elif document is None or isinstance(document, str | float | int):
        yield path.rstrip("."), document


def _day(figures: Figures, field: Field, value: Value) -> str:
    """A day of a season with its date, where the date of day 0 is known; nothing for any other value."""
    start = figures.result["inputs"].get("start_date")
    is_dated = start and field.kind == "whole" and field.scope == "season"
    return dated(int(value), start, figures.lang) if is_dated and isinstance(value, int | float) else ""


def _listed(figures: Figures, values: Iterator[tuple[str, Value]]) -> Html:
    lang = figures.lang
    pairs = [
        element(
            "div",
            None,
            element("dt", None, words.say(lang, f"field.{field.key}.label")),
            element("dd", None, _day(figures, field, value) or shown(lang, field, value, figures.currency)),
        )
        for path, value in values
        if (field := field_at(path))
    ]
    return element("dl", {"class": "entered"}, join(pairs)) if pairs else Html()
