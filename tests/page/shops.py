"""Order mixes that take the page to its corners."""

from __future__ import annotations

import json
from functools import cache
from typing import Any

from calculator.answers import estimate
from calculator.shop.templates import example, templates

PLAIN = {"name": "a", "orders_per_month": 120, "average_order_value": 3200, "pay_later_share": 0.4}


def shop(*segments: dict[str, Any], **assumptions: Any) -> dict[str, Any]:
    """An input with these segments, each a plain one with some figures replaced."""
    return {
        "schema": 1,
        "assumptions": assumptions,
        "segments": [PLAIN | {"name": f"s{position}"} | own for position, own in enumerate(segments)],
    }


SHOPS: dict[str, dict[str, Any]] = {
    "no orders": shop({"orders_per_month": 0}),
    "one order a month": shop({"orders_per_month": 1}),
    "nobody pays": shop({"non_payment_rate": 1}),
    "everybody pays": shop({"non_payment_rate": 0, "fraud_rate": 0}),
    "everything is returned": shop({"return_rate": 1}),
    "everything is covered": shop({"guarantee_coverage": 1, "guarantee_covers_fraud": True}),
    "a monthly cap": shop({"guarantee_coverage": 0.8}, guarantee_cap_per_month=2000),
    "rings": shop(
        {}, {"average_order_value": 50}, rings={"per_month": 0.1, "mean_orders": 12, "segment": "s0"}
    ),
    "nothing sold pay-later": shop({"pay_later_share": 0}),
    "seen at once": shop(
        {},
        blind_window=dict.fromkeys(
            ("shipping_days", "delivery_days", "confirmation_days", "notice_days", "screening_rate"), 0
        ),
    ),
    "seen after years": shop(
        {"order_value_cv": 1},
        blind_window={
            "delivery_days": 89.5,
            "confirmation_days": 365,
            "notice_days": 365,
            "orders_per_day": 0.3,
            "segment": "s0",
            "order_limit": None,
            "hold_above": None,
        },
    ),
    "a quarter": shop({}, horizon_months=3),
    "written off after three years": shop({}, write_off_days=1095),
    "large and uneven": shop({"orders_per_month": 1e6, "order_value_cv": 3}),
    "cents": shop({"average_order_value": 0.01}),
    "pays at any rate": shop({"incremental_share": 1, "goods_cost_share": 0, "shipping_cost": 0}),
    "rates that add up to more than one": shop({"return_rate": 0.8, "non_payment_rate": 0.6}),
    "a season before the ring": shop({}, blind_window={"start_day": 300, "most_orders": 1})
    | {"season": [{"from_day": 200, "to_day": 200, "multiplier": 12}]},
    "nobody knows who carries": shop({}, {"average_order_value": 60, "guarantee_coverage": 0.5})
    | {"carrier": "unknown", "platform": "pinduoduo"},
    "nothing pays on either side": shop({"incremental_share": 0}) | {"carrier": "unknown"},
    "nobody knows, all money is lent": shop({"goods_cost_share": 1.2, "incremental_share": 0.9})
    | {"carrier": "unknown"},
    "the platform carries": shop({"guarantee_covers_fraud": True}, {"average_order_value": 60})
    | {"carrier": "platform"},
    "the shop carries": shop({"guarantee_coverage": 0.5}) | {"carrier": "shop"},
    "a season": shop({}) | {"season": [{"from_day": 200, "to_day": 200, "multiplier": 12}]},
}

WITH_PROVIDER: dict[str, dict[str, Any]] = {
    "a provider carries": shop({}, {"average_order_value": 85}, horizon_months=3)
    | {"carrier": "provider", "platform": "klarna", "currency": "USD"},
    "a provider that charges too much": shop({"incremental_share": 0}) | {"carrier": "provider"},
    "a provider without disputes": shop({})
    | {
        "carrier": "provider",
        "provider": {"dispute_rate": 0, "dispute_cost": 0, "dispute_lost_share": 0, "breach_rate": 0},
    },
    "a provider and all else for free": shop(
        {"incremental_share": 1, "goods_cost_share": 0, "shipping_cost": 0, "return_rate": 0}
    )
    | {"carrier": "provider", "provider": {"dispute_cost": 0, "dispute_lost_share": 0.01, "fee_rate": 0}},
    "a provider and no orders": shop({"orders_per_month": 0}) | {"carrier": "provider"},
}
"""Shops whose provider pays up front: their results have other parts and only the chart of the month."""


def result_of(document: dict[str, Any]) -> dict[str, Any]:
    """The result of an input; every test asks for the same few."""
    return _result_of(json.dumps(document))


@cache
def _result_of(document: str) -> dict[str, Any]:
    return estimate.estimate(json.loads(document))


@cache
def result_of_example(lang: str) -> dict[str, Any]:
    return estimate.estimate(example().document(lang))


def every_shop() -> list[tuple[str, dict[str, Any]]]:
    named = [(f"template {template.id}", template.document("zh")) for template in templates()]
    return [*SHOPS.items(), ("example", example().document("zh")), *named]


def every_shop_and_with_provider() -> list[tuple[str, dict[str, Any]]]:
    return [*every_shop(), *WITH_PROVIDER.items()]
