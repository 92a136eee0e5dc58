"""What comes in and goes out, with the balance after it: a card on a narrow screen, a row on a wide one."""

from __future__ import annotations

from collections.abc import Sequence

from calculator.page.buyer.dates import when
from calculator.page.buyer.movements import movement_name
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import fold, paragraph, section
from calculator.page.html.shown_figure import Figures

COLUMNS = ("what", "amount", "balance")
SHOWN_OPEN = 24
"""Rows shown at once; a deduction far ahead would otherwise bring wages and rent for years."""


def schedule(figures: Figures, columns: Sequence[str] = COLUMNS) -> Html:
    """What moves, in its order; what is far ahead behind a fold. `columns` are those of `COLUMNS` to show."""
    lang, entries = figures.lang, figures.result["movements"]
    title = sentence(lang, "buyer.schedule.title")
    if not entries:
        return section(lang, "schedule", paragraph(sentence(lang, "buyer.schedule.nothing")), heading=title)
    note = "range" if "balance" in columns else "range_days"
    places = range(len(entries))
    later = places[SHOWN_OPEN:]
    return section(
        lang,
        "schedule",
        *(
            [paragraph(sentence(lang, f"buyer.schedule.{note}"), "results__note")]
            if "at_latest" in figures.result
            else []
        ),
        _table(figures, places[:SHOWN_OPEN], "caption", columns),
        *(
            [
                fold(
                    "schedule-later",
                    sentence(lang, "buyer.schedule.later"),
                    _table(figures, later, "later", columns),
                )
            ]
            if later
            else []
        ),
        heading=title,
    )


def _table(figures: Figures, places: range, caption: str, columns: Sequence[str]) -> Html:
    lang = figures.lang
    heads = [sentence(lang, f"buyer.schedule.{name}") for name in ("day", *columns)]
    head = element(
        "tr",
        {"role": "row"},
        *(element("th", {"scope": "col", "role": "columnheader"}, words) for words in heads),
    )
    rows = join(_row(figures, place, columns, heads[1:]) for place in places)
    return element(
        "table",
        {"class": "segment-table", "role": "table"},
        element("caption", None, sentence(lang, f"buyer.schedule.{caption}")),
        element("thead", {"role": "rowgroup"}, head),
        element("tbody", {"role": "rowgroup"}, rows),
    )


def _row(figures: Figures, place: int, columns: Sequence[str], heads: list[Html]) -> Html:
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
    cells = {
        "what": movement_name(lang, entry),
        "amount": figures.exact_money(f"movements[{place}].amount"),
        "balance": figures.exact_money(f"movements[{place}].balance_after"),
    }
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
                    "span",
                    {"class": "segment-table__value" + (below if name == "balance" else "")},
                    cells[name],
                ),
            )
            for name, label in zip(columns, heads, strict=True)
        ),
    )
