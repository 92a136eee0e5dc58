"""The ring that fits a shop: no faster than its goods sell, no larger than what lies on its shelf.

    b = min(2, n / 30),     K_max = max(1, min(50, n))          of Equation (21), where none is set

n is what the segment sells in a month, however it is paid. A ring buys what the shop would have sold to
others, and a small shop stocks about a month of it: that bounds its size. A ring that orders faster than
everybody else together is seen in the number of orders, long before a payment fails: that bounds its speed.
2 a day and 50 are assumptions, the usual ring of a shop that sells enough. Orders; days; money.
"""

import math
from dataclasses import dataclass, fields

from calculator.shop.order_mix import DAYS_PER_MONTH, BlindWindow, OrderMix, Segment

USUAL_SPEED, USUAL_SIZE = 2.0, 50.0
"""Orders a day and in all of a ring that a shop's sales do not bound: assumptions."""
TIMES_TYPICAL = 5.0
"""Goods are dear whose order is worth so many times the shop's mean order: an assumption."""
DEAR = {
    "CNY": 500.0,
    "HKD": 500.0,
    "JPY": 10_000.0,
    "USD": 75.0,
    "EUR": 75.0,
    "GBP": 75.0,
    "SGD": 100.0,
    "AUD": 100.0,
}
"""Or whose order is worth so much, in money of the currency, where it has an entry: an assumption."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingWindow(BlindWindow):
    """A blind window whose ring has its speed and its size."""

    orders_per_day: float
    most_orders: float


def ring_window(mix: OrderMix, segment: Segment) -> RingWindow:
    """The blind window of a shop for a ring that buys from one of its segments; what the reader set stays."""
    window, sold = mix.assumptions.blind_window, segment.orders_per_month
    given = {field.name: getattr(window, field.name) for field in fields(window)}
    if window.orders_per_day is None:
        given["orders_per_day"] = min(USUAL_SPEED, sold / DAYS_PER_MONTH)
    if window.most_orders is None:
        given["most_orders"] = max(1.0, min(USUAL_SIZE, sold))
    return RingWindow(**given)


def is_dear(mix: OrderMix, segment: Segment) -> bool:
    """Whether goods are dear enough for a ring to be named first: beside the shop's others, or in money."""
    orders = math.fsum(one.pay_later_orders for one in mix.segments)
    worth = math.fsum(one.pay_later_orders * one.average_order_value for one in mix.segments)
    value = segment.average_order_value
    return value >= DEAR.get(mix.currency, math.inf) or value * orders >= TIMES_TYPICAL * worth > 0
