"""The invented shop of the page `case.md`: its figures, all computed.

`case_shop.json` holds what is assumed, some of which a reader may change. The calculator gives the rest: the
shop before the order, the order as a ring of one, and the shop once large orders are no longer sold
pay-later.
"""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

from calculator.answers.estimate import Shop
from calculator.court.court_costs import LOAN_PRIME_RATE, PER_YEAR, court_fee, late_interest
from calculator.shop.validation import validate
from calculator.words import say

LARGE, MACHINES = "large", "machines"


@lru_cache(maxsize=8)
def case_shop(lang: str, **changed: float) -> dict[str, Any]:
    """The estimate of the shop, and beside it `order`, `day`, `after`, `large` and `ending`.

    `changed` may give `items` and `unit_price` of the order (yuan; machines sell at the same price),
    `notice_days` from the failed deduction until the shop sees it, and the `non_payment_rate` of large
    orders. Money in yuan, days counted from the day of the order. ValueError for a claim that is no small
    one.
    """
    given = _given(**changed)
    result = _estimate(lang, given, list(given["segments"]))
    after = _estimate(lang, given, [name for name in given["segments"] if name != LARGE])
    order = _order(given)
    day = _days(result, given["after_seen"])
    return result | {
        "after_seen": given["after_seen"],
        "order": order,
        "day": day,
        "after": after,
        "large": result["segments"][list(given["segments"]).index(LARGE)],
        "ending": _endings(result, order, day),
    }


def _given(**changed: float) -> dict[str, Any]:
    given: dict[str, Any] = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    if "notice_days" in changed:
        given["blind_window"]["notice_days"] = changed["notice_days"]
    if "non_payment_rate" in changed:
        given["segments"][LARGE]["non_payment_rate"] = changed["non_payment_rate"]
    given["order"] |= {name: changed[name] for name in given["order"] if name in changed}
    given["segments"][MACHINES]["average_order_value"] = given["order"]["unit_price"]
    return given


def _estimate(lang: str, given: dict[str, Any], names: list[str]) -> dict[str, Any]:
    """The figures of the shop with these segments; what compares decisions is left out, the page has none."""
    price = given["order"]["items"] * given["order"]["unit_price"]
    document = {
        "schema": 1,
        "currency": "CNY",
        "assumptions": {"blind_window": given["blind_window"]},
        "segments": [
            {"name": say(lang, f"living.case.segment_{name}"), "average_order_value": price}
            | given["segments"][name]
            for name in names
        ],
    }
    return Shop(validate(document)).part("figures")


def _order(given: dict[str, Any]) -> dict[str, float]:
    items, unit_price = given["order"]["items"], given["order"]["unit_price"]
    large, machine = given["segments"][LARGE], given["segments"][MACHINES]
    goods = items * unit_price * large["goods_cost_share"]
    margin = unit_price * (1 - machine["goods_cost_share"]) - machine["shipping_cost"]
    spent = goods + large["shipping_cost"]
    return {
        "items": items,
        "unit_price": unit_price,
        "price": items * unit_price,
        "goods": goods,
        "shipping": large["shipping_cost"],
        "spent": spent,
        "machine_margin": margin,
        "machines_to_earn_back": spent / margin,
    }


def _days(result: dict[str, Any], after_seen: dict[str, int]) -> dict[str, int]:
    timeline = result["blind_window"]["timeline"]
    first = {code: row["day"] for row in reversed(timeline) for code in row["visible"]}
    seen = first["not_paid"]
    return first | {"seen": seen} | {name: seen + days for name, days in after_seen.items()}


def _endings(result: dict[str, Any], order: dict[str, float], day: dict[str, int]) -> dict[str, float]:
    """Three ends: nothing comes back, a little does, all of it does but late."""
    price, late_days = order["price"], day["settled"] - day["confirmed"]
    low, high = late_interest(price, late_days)
    out = (day["settled"] - day["shipped"]) / PER_YEAR
    return {
        "nothing": order["spent"],
        "little": result["blind_window"]["loss_cash"],
        "waiting": order["spent"] * result["inputs"]["assumptions"]["cost_of_capital"] * out,
        "days_out": day["settled"] - day["shipped"],
        "court_fee": court_fee(price),
        "loan_prime_rate": LOAN_PRIME_RATE,
        "late_interest_low": low,
        "late_interest_high": high,
    }
