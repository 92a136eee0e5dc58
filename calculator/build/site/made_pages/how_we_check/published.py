"""Published cases with the number printed and the number computed, side by side.

`python -m tests.reference` computes them and writes `tests/reference/side_by_side.json`; a test recomputes
every line and fails when the file is stale. A recorded number that does not agree with the published one
stops the build as well: the page never shows a claim that is not kept.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, TypedDict

from calculator.build.site.made_pages.how_we_check.check_table import check_table
from calculator.build.site.made_pages.how_we_check.check_words import say
from calculator.page.html.markup import Html, element

RECORD = Path(__file__).parents[5] / "tests" / "reference" / "side_by_side.json"
MOST_SHOWN = 12
SMALL = 0.01
"""Below this, numbers are written with significant digits, not decimals."""
ROUNDING = 1e-9
"""By how much of its tolerance a number may be over it: 0.3 - 0.2 is not quite 0.1 in binary."""


class DisagreementError(ValueError):
    """A computed number is not the published one."""


class Line(TypedDict):
    """One number of a case; `tolerance` is how far it may be off, by how it was printed.

    `what` names the words of the line, `given` fills their places.
    """

    what: str
    published: float
    computed: float
    tolerance: float
    given: dict[str, Any]


def recorded_cases() -> Mapping[str, Sequence[Line]]:
    """The lines of every case, by its number."""
    cases: dict[str, list[Line]] = json.loads(RECORD.read_text(encoding="utf-8"))
    return cases


def published_cases(lang: str, cases: Mapping[str, Sequence[Line]]) -> str:
    """Cases as Markdown, a heading and a table each; `DisagreementError` where one does not agree."""
    return "\n\n".join(_case(lang, number, lines) for number, lines in cases.items())


def _case(lang: str, number: str, lines: Sequence[Line]) -> str:
    wrong = [
        line
        for line in lines
        if abs(line["computed"] - line["published"]) > line["tolerance"] * (1 + ROUNDING)
    ]
    if wrong:
        raise DisagreementError(f"case {number}: {wrong[0]}")
    shown = _selected(lines)
    title = say(lang, f"{number}.title")
    counted = say(
        lang, "case.all" if len(shown) == len(lines) else "case.some", number=len(lines), shown=len(shown)
    )
    source = element("p", {"class": "check-source"}, say(lang, f"{number}.source"))
    return f"### {title} {{#case-{number}}}\n\n{source}\n\n{_table(lang, number, shown, counted)}"


def _selected(lines: Sequence[Line]) -> Sequence[Line]:
    """All lines of a short case, evenly spaced ones of a long one."""
    if len(lines) <= MOST_SHOWN:
        return lines
    return [lines[place * len(lines) // MOST_SHOWN] for place in range(MOST_SHOWN)]


def _table(lang: str, number: str, lines: Sequence[Line], caption: str) -> Html:
    heads = (say(lang, f"column.{name}") for name in ("what", "published", "computed"))
    rows = (
        (
            say(lang, f"{number}.{line['what']}", **line["given"]),
            written(line["published"], line["published"]),
            written(line["computed"], line["published"], more=1),
        )
        for line in lines
    )
    return check_table(caption, heads, rows)


def written(value: float, as_printed: float, more: int = 0) -> str:
    """A number with as many digits as the printed one, or `more`; a round one as it is."""
    if 0 < abs(as_printed) < SMALL:
        return f"{value:.{4 + more}g}"
    _, _, decimals = f"{as_printed:.8f}".rstrip("0").partition(".")
    digits = len(decimals) + (more if decimals or abs(value - round(value)) > 1e-6 else 0)
    return f"{value:,.{digits}f}"
