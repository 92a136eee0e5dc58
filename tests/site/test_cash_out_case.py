"""The invented case of the page `cash-out/index.md`: one ring, three ends, every order in its place."""

from __future__ import annotations

from typing import Any

import pytest

from calculator.answers import estimate
from calculator.build.site.made_pages.cash_out_case import cash_out_case
from calculator.build.site.paths_and_addresses import LANGUAGES
from calculator.page.html.shown_figure import Figures
from calculator.shop.templates import example


@pytest.fixture(scope="module", params=LANGUAGES)
def case(request: pytest.FixtureRequest) -> Figures:
    lang = request.param
    return Figures(cash_out_case(estimate.estimate(example().document(lang))), lang)


def test_every_order_of_the_ring_is_somewhere(case: Figures) -> None:
    places = ("cancelled", "stopped", "lost", "never_placed")
    assert sum(case.value(f"asked.{place}") for place in places) == case.value("blind_window.orders")
    assert case.value("asked.stopped") <= case.value("asked.on_the_way")


def test_without_the_platform_it_is_the_loss_that_the_calculator_finds(case: Figures) -> None:
    assert case.value("nobody.loss") == pytest.approx(case.value("blind_window.loss_cash"))
    assert case.value("nobody.orders") == case.value("blind_window.orders")


def test_an_order_that_is_stopped_costs_its_way_and_its_handling_only(case: Figures) -> None:
    stopped, lost = case.value("asked.stopped"), case.value("asked.lost")
    assert case.value("looked.spent") == pytest.approx(
        lost * case.value("asked.cost") + stopped * case.value("asked.returned")
    )
    assert 0 < case.value("asked.returned") < case.value("asked.cost")


def test_the_page_may_say_that_looking_helps_and_paying_helps_more(case: Figures) -> None:
    assert 0 < case.value("paid.loss") < case.value("looked.loss") < case.value("nobody.loss")
    assert case.value("given.platform_asks_on_day") < case.value("blind_window.days")
    assert case.value("asked.accepted") < case.value("asked.lost")


def test_a_platform_that_asks_after_the_window_is_refused(case: Figures) -> None:
    shorter: dict[str, Any] = {**case.result}
    shorter["blind_window"] = {**shorter["blind_window"], "timeline": shorter["blind_window"]["timeline"][:5]}
    with pytest.raises(ValueError, match="9"):
        cash_out_case(shorter)
