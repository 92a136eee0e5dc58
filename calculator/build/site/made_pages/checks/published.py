"""Published cases with the number printed and the number computed while the site is built, side by side.

A number that does not agree stops the build: the page never shows a claim that this tree does not keep.
"""

from __future__ import annotations

from calculator.build.site.made_pages.checks.check_words import say
from calculator.page.html.markup import Html, element
from tests.reference.side_by_side import CASES, Line

MOST_SHOWN = 12
SMALL = 0.01
"""Below this, numbers are written with significant digits, not decimals."""


class DisagreementError(ValueError):
    """A computed number is not the published one."""


def published_cases(lang: str) -> str:
    """All cases as Markdown, a third-level heading and a table each."""
    return "\n\n".join(_case(lang, number, list(lines())) for number, lines in CASES.items())


def _case(lang: str, number: str, lines: list[Line]) -> str:
    wrong = [line for line in lines if not line.agrees]
    if wrong:
        raise DisagreementError(f"case {number}: {wrong[0]}")
    shown = _selected(lines)
    title = say(lang, f"{number}.title")
    counted = say(
        lang, "case.all" if len(shown) == len(lines) else "case.some", number=len(lines), shown=len(shown)
    )
    source = element("p", {"class": "check-source"}, say(lang, f"{number}.source"))
    return f"### {title} {{#case-{number}}}\n\n{source}\n\n{_table(lang, number, shown, counted)}"


def _selected(lines: list[Line]) -> list[Line]:
    """All lines of a short case, evenly spaced ones of a long one."""
    if len(lines) <= MOST_SHOWN:
        return lines
    return [lines[place * len(lines) // MOST_SHOWN] for place in range(MOST_SHOWN)]


def _table(lang: str, number: str, lines: list[Line], caption: str) -> Html:
    head = element(
        "tr",
        None,
        *(
            element("th", {"scope": "col"}, say(lang, f"column.{c}"))
            for c in ("what", "published", "computed")
        ),
    )
    rows = [
        element(
            "tr",
            None,
            element("th", {"scope": "row"}, say(lang, f"{number}.{line.what}", **line.given)),
            element("td", None, written(line.published, line.published)),
            element("td", None, written(line.computed, line.published, more=1)),
        )
        for line in lines
    ]
    return element(
        "table",
        {"class": "check-table"},
        element("caption", None, caption),
        element("thead", None, head),
        element("tbody", None, *rows),
    )


def written(value: float, as_printed: float, more: int = 0) -> str:
    """A number with as many digits as the printed one, or `more`; a round one as it is."""
    if 0 < abs(as_printed) < SMALL:
        return f"{value:.{4 + more}g}"
    _, _, decimals = f"{as_printed:.8f}".rstrip("0").partition(".")
    digits = len(decimals) + (more if decimals or abs(value - round(value)) > 1e-6 else 0)
    return f"{value:,.{digits}f}"
