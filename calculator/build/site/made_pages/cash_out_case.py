"""The invented case of the page on cash-out: the example shop's ring, and a platform that looks into it.

The calculator gives the ring, day by day; `cash_out_case.json` holds what is assumed of the platform. The
same ring then ends in three ways: nobody looks; the platform looks and pays nothing; it looks and pays.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from math import floor
from pathlib import Path
from typing import Any

from calculator.page.html.shown_figure import value_at


def cash_out_case(result: Mapping[str, Any]) -> Mapping[str, Any]:
    """The result of `estimate`, and beside it `given`, `asked`, `nobody`, `looked` and `paid`.

    `result` needs a blind window whose ring has begun on the day on which the platform asks, or this raises
    ValueError. Money in the shop's currency, days counted from the ring's first order. `asked` says where the
    orders are on the day of the question, the other three how it ends.
    """
    given = json.loads(Path(__file__).with_suffix(".json").read_text(encoding="utf-8"))
    window = result["blind_window"]
    segment = next(one for one in result["inputs"]["segments"] if one["name"] == window["segment"])
    price = segment["average_order_value"]
    cost = price * segment["goods_cost_share"] + segment["shipping_cost"]
    returned = segment["shipping_cost"] + segment["return_handling_cost"]
    asked = _asked(result, given)
    gone = asked["lost"]
    spent = gone * cost + asked["stopped"] * returned
    accepted = floor(gone * given["accepted_share"])
    return {
        **result,
        "given": given | {"decided_on_day": given["platform_asks_on_day"] + given["decided_after_days"]},
        "asked": asked | {"price": price, "cost": cost, "returned": returned, "accepted": accepted},
        "nobody": _end(
            window["orders"], window["orders"] * cost, window["exposure"] * segment["recovery_rate"]
        ),
        "looked": _end(gone, spent, gone * price * given["given_back_share"]),
        "paid": _end(gone, spent, accepted * price),
    }


def _asked(result: Mapping[str, Any], given: Mapping[str, float]) -> dict[str, int]:
    """Orders on the day of the question: cancelled before they leave, stopped on their way, lost."""
    timeline, day = result["blind_window"]["timeline"], int(given["platform_asks_on_day"])
    delivery = int(value_at(result, "inputs.assumptions.blind_window.delivery_days"))
    if not delivery <= day < len(timeline):
        raise ValueError(day)
    shipped = timeline[day]["orders_shipped"]
    on_the_way = shipped - timeline[day - delivery]["orders_shipped"]
    stopped = floor(on_the_way * given["stopped_share"])
    return {
        "placed": timeline[day]["orders_placed"],
        "cancelled": timeline[day]["orders_placed"] - shipped,
        "on_the_way": on_the_way,
        "stopped": stopped,
        "lost": shipped - stopped,
        "never_placed": result["blind_window"]["orders"] - timeline[day]["orders_placed"],
    }


def _end(orders: float, spent: float, came_back: float) -> dict[str, float]:
    return {"orders": orders, "spent": spent, "came_back": came_back, "loss": spent - came_back}
