"""What was entered, for whoever reads the results on paper: the form is not printed.

Only what differs from the defaults is listed; the reference of parameters has the rest.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from calculator import words
from calculator.page.form.control import shown
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import fold, paragraph
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.reproduce import essential
from calculator.page.typed.pasted_lists import PASTED, as_text
from calculator.parameters.fields import field_at
from calculator.words.dates import dated

MOST_LINES = 60
"""Rows of a pasted list that are written out."""
Value = str | float | bool | None


def entered_in_a_line(figures: Figures) -> Html:
    """What was entered comes to, so that a wrong order of magnitude is seen."""
    sales = figures.about_money("portfolio.pay_later_sales")
    return paragraph(sentence(figures.lang, "entered.in_a_line", sales=sales), "results__entered")


def entered(figures: Figures) -> Html:
    """The inputs that differ from the defaults, the shop's own first, then segment by segment."""
    lang, inputs = figures.lang, essential(figures.result["inputs"])
    segments = inputs.pop("segments")
    lists = [_lines(lang, path, inputs.pop(path)) for path in PASTED if path in inputs]
    of_shop = _listed(figures, scalars(inputs))
    of_segments = (
        join(
            [
                element("h4", None, segment.pop("name")),
                _listed(figures, ((f"segments[0].{name}", value) for name, value in segment.items())),
            ]
        )
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
    if isinstance(document, dict):
        for name, part in document.items():
            yield from scalars(part, f"{path}{name}.")
    elif isinstance(document, list | tuple):
        for position, part in enumerate(document):
            yield from scalars(part, f"{path.rstrip('.')}[{position}].")
    elif document is None or isinstance(document, str | float | int):
        yield path.rstrip("."), document


def _listed(figures: Figures, values: Iterable[tuple[str, Value]]) -> Html:
    start = figures.result["inputs"].get("start_date")
    pairs = [_pair(figures.lang, figures.currency, start, path, value) for path, value in values]
    return element("dl", {"class": "entered"}, *pairs) if any(pairs) else Html()


# An edit changes one value of hundreds.
@lru_cache(maxsize=2048)
def _pair(lang: str, currency: str, start: str | None, path: str, value: Value) -> Html:
    """An input and its value, a day of a season with its date if that of day 0 is known; else nothing."""
    field = field_at(path)
    if field is None:
        return Html()
    is_dated = start and field.kind == "whole" and field.scope == "season"
    said = (
        dated(int(value), start, lang)
        if is_dated and isinstance(value, int | float)
        else shown(lang, field, value, currency)
    )
    label = words.say(lang, f"field.{field.key}.label")
    return element("div", None, element("dt", None, label), element("dd", None, said))
