"""The table of segments adds up to the figures of the shop, whatever is lost beside them."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.page.html import numbers
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.by_segment import by_segment
from calculator.words import LANGUAGES
from tests.html import elements_of
from tests.page.shops import result_of, shop

RINGS = {"per_month": 0.5, "mean_orders": 20, "segment": "s0"}
SUMMED = ("expected_book_loss", "expected_cash_loss", "net_benefit")


def rows_of(document: dict[str, Any], lang: str) -> list[list[str]]:
    """Name and shown values of each row, the head apart."""
    rows: list[list[str]] = []
    for element in elements_of(by_segment(Figures(result_of(document), lang))):
        if element.get("role") == "rowheader":
            rows.append([element.text])
        elif element.get("class") == "segment-table__value":
            rows[-1].append(element.text)
    return rows


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("months", [1, 3])
def test_rings_have_a_row_and_all_rows_a_sum(months: int, lang: str) -> None:
    document = shop({}, {"average_order_value": 50}, rings=RINGS, horizon_months=months)
    portfolio, segments = result_of(document)["portfolio"], result_of(document)["segments"]
    *_, rings, total = rows_of(document, lang)
    assert rings[0] == {"zh": "团伙套现", "en": "Fraud rings"}[lang]
    assert total[0] == {"zh": "合计", "en": "Total"}[lang]
    assert [total[1], total[3]] == ["96", numbers.money(portfolio["receivable"], lang)]
    assert rings[1:5] == ["–"] * 4
    for name, of_rings, of_all in zip(SUMMED, rings[5:], total[5:], strict=True):
        a_month = portfolio[name] / months
        assert of_all == numbers.money(a_month, lang)
        assert of_rings == numbers.money(a_month - sum(segment[name] for segment in segments), lang)
    assert portfolio["expected_book_loss"] / months > sum(one["expected_book_loss"] for one in segments)


def test_a_monthly_cap_is_named_beside_rings() -> None:
    document = shop(
        {"guarantee_coverage": 0.8, "guarantee_covers_fraud": True}, rings=RINGS, guarantee_cap_per_month=500
    )
    assert [row[0] for row in rows_of(document, "en")] == [
        "s0",
        "Fraud rings + Claims above the monthly cap",
        "Total",
    ]


def test_without_either_there_are_only_segments() -> None:
    assert [row[0] for row in rows_of(shop({}, {}), "en")] == ["s0", "s1"]
