"""Which segment carries the risk: one row each, which turns into a card where the screen is narrow.

Rings and a monthly cap cost what belongs to no segment: they have a row, and so has the sum, so that the
table adds up to the figures at the top.
"""

from __future__ import annotations

from collections.abc import Callable
from math import fsum

from calculator import words
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence, text
from calculator.page.html.section import paragraph, section
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.who_carries import has_provider

SUMMED = ("expected_book_loss", "expected_cash_loss", "net_benefit")
"""What rings and a monthly cap change too; the portfolio has it over the horizon, the table a month."""
NOTHING = "–"
Column = tuple[str, Callable[[Figures, str], Html]]


def by_segment(figures: Figures) -> Html:
    """The table of segments and, where there are several, how concentrated the exposure is."""
    lang = figures.lang
    provider = has_provider(figures)
    columns = WITH_PROVIDER if provider else COLUMNS
    heads = [_head(lang, name) for name, _ in columns]
    first = sentence(lang, "results.by_segment.name")
    head = element(
        "tr",
        {"role": "row"},
        *(element("th", {"scope": "col", "role": "columnheader"}, name) for name in (first, *heads)),
    )
    rows = [_row(figures, position, heads, columns) for position in range(len(figures.result["segments"]))]
    rows += [] if provider else _beside_segments(figures, heads)
    table = element(
        "table",
        {"class": "segment-table", "role": "table"},
        element("caption", None, sentence(lang, "results.by_segment.caption")),
        element("thead", {"role": "rowgroup"}, head),
        element("tbody", {"role": "rowgroup"}, join(rows)),
    )
    concentration = [] if provider else _concentration(figures)
    return section(lang, "by_segment", table, *concentration, further=True)


def _head(lang: str, column: str) -> Html:
    """The head of a column; those that only a shop with a provider has are named so."""
    name = column.removeprefix("provider.")
    return sentence(lang, f"results.by_segment.{name}" if name == column else f"results.provider.{name}")


def _row(figures: Figures, position: int, heads: list[Html], columns: tuple[Column, ...]) -> Html:
    path = f"segments[{position}]."
    name = element("th", {"scope": "row", "role": "rowheader"}, figures.result["segments"][position]["name"])
    return _cells(name, heads, [cell(figures, path) for _, cell in columns])


def _cells(name: Html, heads: list[Html], values: list[Html]) -> Html:
    return element(
        "tr", {"role": "row"}, name, *(_cell(head, value) for head, value in zip(heads, values, strict=True))
    )


def _cell(head: Html, value: Html) -> Html:
    """Written out, since there are hundreds."""
    return Html(
        '<td role="cell"><span class="segment-table__label" aria-hidden="true">'
        f'{text(head)}</span><span class="segment-table__value">{text(value)}</span></td>'
    )


def _beside_segments(figures: Figures, heads: list[Html]) -> list[Html]:
    """What is lost beside the segments, to rings and beyond a monthly cap, and the sum; nothing without."""
    assumptions, lang = figures.result["inputs"]["assumptions"], figures.lang
    names = []
    if assumptions["rings"]["per_month"] > 0:
        names.append(words.say(lang, "results.contributions.rings"))
    if assumptions["guarantee_cap_per_month"] is not None:
        names.append(words.say(lang, "results.by_segment.beyond_cap"))
    if not names:
        return []
    beside = {name: text(_shown(figures, _per_month(figures, name) - _sum(figures, name))) for name in SUMMED}
    total = {name: text(_shown(figures, _per_month(figures, name))) for name in SUMMED}
    total |= {
        "pay_later_orders": text(numbers.count(_sum(figures, "pay_later_orders"), lang)),
        "receivable": figures.money("portfolio.receivable"),
    }
    return [
        _cells(
            element("th", {"scope": "row", "role": "rowheader"}, name),
            heads,
            [values.get(column, text(NOTHING)) for column, _ in COLUMNS],
        )
        for name, values in (
            (text(" + ".join(names)), beside),
            (sentence(lang, "results.by_segment.total"), total),
        )
    ]


def _per_month(figures: Figures, name: str) -> float:
    months = figures.result["inputs"]["assumptions"]["horizon_months"]
    return figures.value(f"portfolio.{name}") / float(months)


def _sum(figures: Figures, name: str) -> float:
    return fsum(segment[name] for segment in figures.result["segments"])


def _shown(figures: Figures, value: float) -> str:
    return numbers.money(value, figures.lang, figures.currency)


def _never_paid(figures: Figures, path: str) -> Html:
    base, number = figures.frequency(path + "probability_of_default")
    rate = figures.percent(path + "probability_of_default")
    return sentence(figures.lang, "results.by_segment.of_orders", base=base, number=number, rate=rate)


def _orders_lost(figures: Figures, path: str) -> Html:
    """Disputes lost and orders handed back, two figures."""
    lost, handed_back = figures.count(path + "disputes_lost"), figures.count(path + "orders_handed_back")
    return join([lost, handed_back], " + ")


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
WITH_PROVIDER: tuple[Column, ...] = (
    ("pay_later_orders", lambda figures, path: figures.count(path + "pay_later_orders")),
    ("provider.orders_lost", _orders_lost),
    ("provider.money", _money("receivable")),
    ("provider.fees", _money("fees")),
    ("expected_book_loss", _money("expected_book_loss")),
    ("expected_cash_loss", _money("expected_cash_loss")),
    ("net_benefit", _money("net_benefit")),
)
"""The columns where a provider carries non-payment."""
