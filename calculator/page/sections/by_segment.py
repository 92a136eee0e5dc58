"""Which segment carries the risk: one row each, which turns into a card where the screen is narrow."""

from __future__ import annotations

from collections.abc import Callable

from calculator.page.figure import Figures
from calculator.page.markup import Html, element, join, sentence
from calculator.page.sections.section import paragraph, section

Column = tuple[str, Callable[[Figures, str], Html]]


def by_segment(figures: Figures) -> Html:
    """The table of segments and, where there are several, how concentrated the exposure is."""
    lang = figures.lang
    heads = [sentence(lang, f"results.by_segment.{name}") for name, _ in COLUMNS]
    first = sentence(lang, "results.by_segment.name")
    head = element(
        "tr",
        {"role": "row"},
        *(element("th", {"scope": "col", "role": "columnheader"}, words) for words in (first, *heads)),
    )
    rows = [_row(figures, position, heads) for position in range(len(figures.result["segments"]))]
    table = element(
        "table",
        {"class": "segment-table", "role": "table"},
        element("caption", None, sentence(lang, "results.by_segment.caption")),
        element("thead", {"role": "rowgroup"}, head),
        element("tbody", {"role": "rowgroup"}, join(rows)),
    )
    return section(lang, "by_segment", table, *_concentration(figures), further=True)


def _row(figures: Figures, position: int, heads: list[Html]) -> Html:
    path = f"segments[{position}]."
    name = element("th", {"scope": "row", "role": "rowheader"}, figures.result["segments"][position]["name"])
    cells = (
        element(
            "td",
            {"role": "cell"},
            element("span", {"class": "segment-table__label", "aria-hidden": "true"}, words),
            element("span", {"class": "segment-table__value"}, cell(figures, path)),
        )
        for words, (_, cell) in zip(heads, COLUMNS, strict=True)
    )
    return element("tr", {"role": "row"}, name, *cells)


def _never_paid(figures: Figures, path: str) -> Html:
    base, number = figures.frequency(path + "probability_of_default")
    rate = figures.percent(path + "probability_of_default")
    return sentence(figures.lang, "results.by_segment.of_orders", base=base, number=number, rate=rate)


def _concentration(figures: Figures) -> list[Html]:
    if len(figures.result["segments"]) < 2 or figures.value("portfolio.receivable") <= 0:
        return []
    words = sentence(
        figures.lang,
        "results.by_segment.concentration",
        number=figures.count("portfolio.concentration.effective_segments"),
        hhi=figures.decimal("portfolio.concentration.hhi"),
    )
    return [paragraph(words, "results__note")]


def _money(name: str) -> Callable[[Figures, str], Html]:
    return lambda figures, path: figures.money(path + name)


COLUMNS: tuple[Column, ...] = (
    ("pay_later_orders", lambda figures, path: figures.count(path + "pay_later_orders")),
    ("never_paid", _never_paid),
    ("receivable", _money("receivable")),
    ("mean_days_outstanding", lambda figures, path: figures.days(path + "mean_days_outstanding")),
    ("expected_book_loss", _money("expected_book_loss")),
    ("expected_cash_loss", _money("expected_cash_loss")),
    ("net_benefit", _money("net_benefit")),
)
