"""The page `case.md`: the large order that was not paid, of other size and price, seen sooner or later."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from calculator.page.charts.twenty_months import twenty_months_chart
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures
from calculator.page.living.case_shop import case_shop
from calculator.page.living.changeable import Changeable
from calculator.page.living.living_page import Changed, LivingPage, beside_example


def _result(lang: str, changed: Changed) -> Mapping[str, Any]:
    given = {name: value for name, value in changed.items() if value is not None}
    return case_shop(lang) if given == page().example else case_shop(lang, **given)


def _said(now: Figures, before: Figures) -> Html:
    def told(key: str, figures: Figures) -> Html:
        return sentence(
            figures.lang,
            key,
            price=figures.money("order.price"),
            spent=figures.money("order.spent"),
            lost=figures.money("ending.little"),
            days=figures.days("blind_window.days_of_net_benefit"),
            bad=figures.money("portfolio.value_at_risk.0.95"),
        )

    said = told("living.case.said", now)
    if now.result is before.result:
        return said
    of_example = [told("living.case.example", before), sentence(now.lang, "living.case.story")]
    return beside_example(now.lang, [said], of_example)


@cache
def page() -> LivingPage:
    """The page, with the numbers of its example."""
    shop = case_shop("zh")
    inputs = shop["inputs"]
    return LivingPage(
        # Within these ends the shop earns something by pay-later, and the claim is a small one.
        changeable=(
            Changeable(
                name="items",
                words="living.case.items",
                kind="count",
                low=2,
                high=12,
                example=shop["order"]["items"],
                is_whole=True,
            ),
            Changeable(
                name="unit_price",
                words="living.case.unit_price",
                kind="money",
                low=500,
                high=4000,
                example=shop["order"]["unit_price"],
                step=20,
            ),
            Changeable(
                name="notice_days",
                words="living.case.notice_days",
                kind="days",
                low=0,
                high=60,
                example=inputs["assumptions"]["blind_window"]["notice_days"],
            ),
            Changeable(
                name="non_payment_rate",
                words="living.case.non_payment_rate",
                kind="rate",
                low=0,
                high=0.05,
                example=inputs["segments"][2]["non_payment_rate"],
                step=0.5,
            ),
        ),
        result=_result,
        said=_said,
        following={"twenty_months": twenty_months_chart},
    )
