"""Each coming deduction, with the balance after it: a card on a narrow screen, a row on a wide one."""

from __future__ import annotations

from calculator.page.buyer.dates import day
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import paragraph, section
from calculator.page.html.shown_figure import Figures

COLUMNS = ("what", "amount", "balance")


def schedule(figures: Figures) -> Html:
    """The deductions in their order."""
    lang, entries = figures.lang, figures.result["schedule"]
    title = sentence(lang, "buyer.schedule.title")
    if not entries:
        return section(lang, "schedule", paragraph(sentence(lang, "buyer.schedule.nothing")), heading=title)
    heads = [sentence(lang, f"buyer.schedule.{name}") for name in ("day", *COLUMNS)]
    head = element(
        "tr",
        {"role": "row"},
        *(element("th", {"scope": "col", "role": "columnheader"}, words) for words in heads),
    )
    table = element(
        "table",
        {"class": "segment-table", "role": "table"},
        element("caption", None, sentence(lang, "buyer.schedule.caption")),
        element("thead", {"role": "rowgroup"}, head),
        element(
            "tbody",
            {"role": "rowgroup"},
            join(_row(figures, place, heads[1:]) for place in range(len(entries))),
        ),
    )
    return section(lang, "schedule", table, heading=title)


def _row(figures: Figures, place: int, heads: list[Html]) -> Html:
    lang, entry = figures.lang, figures.result["schedule"][place]
    when: list[str] = [
        element(
            "time",
            {"datetime": entry["date"]},
            day(lang, entry["date"], since=figures.result["inputs"]["today"]),
        )
    ]
    if entry.get("overdue"):
        when += [" ", element("strong", {"class": "overdue"}, sentence(lang, "buyer.schedule.overdue"))]
    cells = (
        entry["name"],
        figures.exact_money(f"schedule[{place}].amount"),
        figures.exact_money(f"schedule[{place}].balance_after"),
    )
    below = " segment-table__value--below" if entry["balance_after"] < 0 else ""
    return element(
        "tr",
        {"role": "row"},
        element("th", {"scope": "row", "role": "rowheader"}, *when),
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
