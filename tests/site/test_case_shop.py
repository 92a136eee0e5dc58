"""The invented shop of the page `case.md`: one order throughout, days that follow from the calculator."""

from __future__ import annotations

import pytest

from calculator.answers import estimate
from calculator.build.site.paths_and_addresses import LANGUAGES
from calculator.page.html.shown_figure import Figures
from calculator.page.living.case_shop import case_shop


@pytest.fixture(scope="module", params=LANGUAGES)
def shop(request: pytest.FixtureRequest) -> Figures:
    return Figures(case_shop(request.param), request.param)


def test_the_order_is_an_average_large_order(shop: Figures) -> None:
    price = shop.value("order.items") * shop.value("order.unit_price")
    assert shop.value("order.price") == price == shop.value("inputs.segments[2].average_order_value")
    assert shop.value("blind_window.exposure") == price


def test_the_calculator_finds_the_same_loss_when_nothing_comes_back(shop: Figures) -> None:
    recovered = shop.value("order.price") * shop.value("inputs.segments[2].recovery_rate")
    assert shop.value("ending.little") == pytest.approx(shop.value("ending.nothing") - recovered)


def test_the_days_follow_one_another_and_end_the_blind_window(shop: Figures) -> None:
    names = ("placed", "shipped", "delivered", "confirmed", "seen", "letter", "decision", "filed", "settled")
    days = [shop.value(f"day.{name}") for name in names]
    assert days == sorted(days)
    assert shop.value("day.seen") == shop.value("blind_window.days")


def test_a_buyer_is_not_said_to_be_scored_before_it_can_be(shop: Figures) -> None:
    """The page says on the day of the decision that an order unpaid for over 30 days counts."""
    assert shop.value("day.decision") - shop.value("day.confirmed") > 30


def test_what_the_page_says_of_the_shop_without_large_orders_is_so(shop: Figures) -> None:
    assert shop.value("after.portfolio.value_at_risk.0.95") < shop.value("portfolio.value_at_risk.0.95") / 2
    assert shop.value("after.portfolio.net_benefit") == pytest.approx(
        shop.value("portfolio.net_benefit"), rel=0.01
    )
    assert shop.value("large.break_even_non_payment_rate") == pytest.approx(
        shop.value("inputs.segments[2].non_payment_rate"), rel=0.05
    )


def test_looking_sooner_would_not_have_saved_this_order(shop: Figures) -> None:
    measures = shop.result["blind_window"]["countermeasures"]
    assert [row["change"] for row in measures if row["lever"] == "notice"] == [0]


def test_the_shop_can_be_put_into_the_calculator(shop: Figures) -> None:
    inputs = shop.result["inputs"]
    assert estimate.estimate(inputs)["portfolio"] == shop.result["portfolio"]
