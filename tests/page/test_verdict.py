"""Up to where pay-later pays, in one sentence and in the bar."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.page.html.markup import Html
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.verdict import short_verdict, verdict
from calculator.words import LANGUAGES
from tests.html import elements_of
from tests.page.shops import every_shop, result_of, result_of_example, shop

MOST = {"zh": 28, "en": 45}
"""Characters that the bar has room for."""


def text_of(html: Html) -> str:
    return elements_of(f"<p>{html}</p>")[0].text


def said_of(found: dict[str, Any], lang: str) -> tuple[str, str]:
    """The sentence and its short form for the example's shop with another flip point."""
    result = result_of_example("en")
    portfolio = result["portfolio"] | {"break_even_non_payment": found}
    figures = Figures(result | {"portfolio": portfolio}, lang)
    return text_of(verdict(figures)), text_of(short_verdict(figures))


def flip(rate: float | None, now: float, profitable: str = "below") -> dict[str, Any]:
    return {
        "rate": rate,
        "of_100": None if rate is None else 100 * rate,
        "now": now,
        "now_of_100": 100 * now,
        "profitable": profitable,
    }


@pytest.mark.parametrize(
    ("found", "long", "short"),
    [
        (flip(0.062, 0.02), "no more than 6.2 of 100", "Pays off up to 6.2 of 100 orders unpaid"),
        (flip(0.02, 0.062), "more than 2 of 100", "Loses money: 6.2 of 100 unpaid, at most 2"),
        (
            flip(0.02, 0.01, "above"),
            "only if more than 2 of 100",
            "Pays off only above 2 of 100 unpaid: check",
        ),
        (flip(None, 0.01, "at_any_rate"), "however many", "Pays off however many go unpaid: please check"),
        (flip(None, 0.01, "at_no_rate"), "even if everyone pays", "Loses money even if everyone pays"),
    ],
)
def test_each_case_has_its_words(found: dict[str, Any], long: str, short: str) -> None:
    told, in_the_bar = said_of(found, "en")
    assert long in told
    assert in_the_bar == short


def test_two_numbers_that_differ_are_not_written_alike() -> None:
    long, short = said_of(flip(0.02004, 0.02), "zh")
    for told in (long, short):
        assert "2.004" not in told  # three digits are enough
    long, short = said_of(flip(0.02048, 0.02), "zh")
    assert "2.05" in short
    assert "2.05" in long


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_bar_has_room_for_the_short_form(lang: str) -> None:
    for name, document in every_shop():
        told = text_of(short_verdict(Figures(result_of(document), lang)))
        assert 0 < len(told) <= MOST[lang], (name, told)


def test_without_orders_nothing_is_weighed() -> None:
    figures = Figures(result_of(shop({"orders_per_month": 0})), "en")
    assert "Nothing is sold pay-later" in text_of(verdict(figures))


@pytest.mark.parametrize(
    ("settings", "long", "short"),
    [
        ({"incremental_share": 0.5}, "takes no more than", "Pays off up to a fee of"),
        ({"incremental_share": 0.1}, "once the provider takes more than", "Loses money: fee"),
        (
            {"incremental_share": 0, "cash_fee_rate": 0},
            "even if the provider takes nothing",
            "even without the fee",
        ),
    ],
)
def test_with_a_provider_the_fee_decides(settings: dict[str, float], long: str, short: str) -> None:
    document = shop(settings) | {"carrier": "provider", "provider": {"fee_rate": 0.05}}
    figures = Figures(result_of(document), "en")
    assert long in text_of(verdict(figures))
    assert short in text_of(short_verdict(figures))
