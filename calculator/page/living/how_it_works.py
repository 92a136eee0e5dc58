"""The page `how-it-works.md`: what a month of pay-later orders comes to, for a shop with one kind of goods.

Every buyer is honest here, so that one rate says who does not pay. What the text does not name is the
calculator's default.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from calculator.answers.estimate import Shop
from calculator.page.html.markup import Html, sentence
from calculator.page.html.shown_figure import Figures
from calculator.page.living.changeable import Changeable
from calculator.page.living.living_page import Changed, LivingPage, beside_example
from calculator.parameters.fields import field_at
from calculator.shop.validation import validate
from calculator.words import say


def _default(name: str) -> float:
    field = field_at(f"segments[0].{name}")
    return float((field and field.default) or 0)


def _result(lang: str, changed: Changed) -> Mapping[str, Any]:
    """The figures of the shop, and beside them what it says of one order and in numbers of orders."""
    segment = {
        "name": say(lang, "living.how_it_works.goods"),
        "pay_later_share": 1,
        "fraud_rate": 0,
        **changed,
    }
    result = Shop(validate({"schema": 1, "currency": "CNY", "segments": [segment]})).part("figures")
    given, figures = result["inputs"]["segments"][0], result["segments"][0]
    value = given["average_order_value"]
    spent = given["goods_cost_share"] * value + given["shipping_cost"]
    margin = (1 - given["pay_later_fee_rate"]) * value - spent
    return {
        **result,
        "owed_orders": figures["receivable"] / value,
        "unpaid": figures["pay_later_orders"] * figures["outcomes"]["unpaid"],
        "spent": spent,
        "to_make_good": spent / margin,
    }


def _said(now: Figures, before: Figures) -> Html:
    def told(key: str, figures: Figures) -> Html:
        return sentence(
            figures.lang,
            key,
            owed=figures.money("portfolio.receivable"),
            unpaid=figures.count("unpaid"),
            bad=figures.money("portfolio.value_at_risk.0.95"),
        )

    said = told("living.how_it_works.said", now)
    if now.result["inputs"] == before.result["inputs"]:
        return said
    return beside_example(now.lang, [said], [told("living.how_it_works.example", before)])


@cache
def page() -> LivingPage:
    """The page, with the numbers of its example."""
    return LivingPage(
        changeable=(
            Changeable(
                name="orders_per_month",
                words="living.how_it_works.orders_per_month",
                kind="count",
                low=10,
                high=100_000,
                example=300,
                step=10,
            ),
            Changeable(
                name="average_order_value",
                words="living.how_it_works.average_order_value",
                kind="money",
                low=20,
                high=10_000,
                example=80,
                step=10,
            ),
            Changeable(
                name="due_days",
                words="living.how_it_works.due_days",
                kind="days",
                low=1,
                high=90,
                example=_default("due_days"),
            ),
            Changeable(
                name="non_payment_rate",
                words="living.how_it_works.non_payment_rate",
                kind="rate",
                low=0,
                high=0.5,
                example=_default("non_payment_rate"),
                step=0.5,
            ),
        ),
        result=_result,
        said=_said,
        following={},
    )
