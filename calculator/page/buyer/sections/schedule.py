"""What comes in and goes out, with the balance after it: a card on a narrow screen, a row on a wide one."""

from __future__ import annotations

from calculator.page.buyer.dates import when
from calculator.page.buyer.movements import movement_name
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import fold, paragraph, section
from calculator.page.html.shown_figure import Figures

COLUMNS = ("what", "amount", "balance")
SHOWN_OPEN = 24
"""Rows shown at once; a deduction far ahead would otherwise bring wages and rent for years."""


def schedule(figures: Figures) -> Html:
    """What moves, in its order; what is far ahead behind a fold."""
    lang, entries = figures.lang, figures.result["movements"]
    title = sentence(lang, "buyer.schedule.title")
    if not entries:
        return section(lang, "schedule", paragraph(sentence(lang, "buyer.schedule.nothing")), heading=title)
    places = range(len(entries))
    later = places[SHOWN_OPEN:]
    return section(
        lang,
        "schedule",
        *(
            [paragraph(sentence(lang, "buyer.schedule.range"), "results__note")]
            if "at_latest" in figures.result
            else []
        ),
        _table(figures, places[:SHOWN_OPEN], "caption"),
        *(
            [fold("schedule-later", sentence(lang, "buyer.schedule.later"), _table(figures, later, "later"))]
            if later
            else []
        ),
        heading=title,
    )


def _table(figures: Figures, places: range, caption: str) -> Html:
    lang = figures.lang
    heads = [sentence(lang, f"buyer.schedule.{name}") for name in ("day", *COLUMNS)]
    head = element(
        "tr",
        {"role": "row"},
        *(element("th", {"scope": "col", "role": "columnheader"}, words) for words in heads),
    )
    rows = join(_row(figures, place, heads[1:]) for place in places)
    return element(
        "table",
        {"class": "segment-table", "role": "table"},
        element("caption", None, sentence(lang, f"buyer.schedule.{caption}")),
        element("thead", {"role": "rowgroup"}, head),
        element("tbody", {"role": "rowgroup"}, rows),
    )


def _row(figures: Figures, place: int, heads: list[Html]) -> Html:
    lang, entry = figures.lang, figures.result["movements"][place]
    told: list[str] = [
        element(
            "time",
            {"datetime": entry["date"]},
            when(lang, entry, since=figures.result["inputs"]["today"]),
        )
    ]
    if entry.get("overdue"):
        told += [" ", element("strong", {"class": "overdue"}, sentence(lang, "buyer.schedule.overdue"))]
    if entry.get("passed"):
        told += [" ", sentence(lang, "buyer.schedule.passed")]
    cells = (
        movement_name(lang, entry),
        figures.exact_money(f"movements[{place}].amount"),
        figures.exact_money(f"movements[{place}].balance_after"),
    )
    below = " segment-table__value--below" if entry["balance_after"] < 0 else ""
    return element(
        "tr",
        {"role": "row"},
        element("th", {"scope": "row", "role": "rowheader"}, *told),
        *(
            element(
                "td",
                {"role": "cell"},
                element("span", {"class": "segment-table__label", "aria-hidden": "true"}, label),
                element(
                    "span", {"class": "segment-table__value" + (below if place_in_row == 2 else "")}, cell
                ),
            )
            for place_in_row, (label, cell) in enumerate(zip(heads, cells, strict=True))
        ),
    )
