"""How many times the non-payment rates of the whole shop may rise before pay-later stops paying off.

    net(m) = 0,    every rate p_i becomes min(m p_i, 1)                                       Equation (24)

net is the shop's net benefit with rings and monthly cap: the sum of Equation (17) less the rings' cash loss
and less E[(B - C)+] of Equation (15), which grows with m too. Without a monthly cap it is linear in m, as in
Equation (18), until a rate reaches 1. The root is found by the Illinois rule, a bisection that uses the
straight line. m is a multiple of the rates as they are.
Source: Dowell and Jarratt (1971), BIT 11, 168.
"""

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from calculator.exposure.decisions.shop_figures import AS_FOUND, Scales, ShopFigures
from calculator.exposure.net_benefit import net_benefit_per_order
from calculator.exposure.rings.expected_rings import ring_cash_loss
from calculator.shop.order_mix import Assumptions, OrderMix, Segment

AT_ANY_RATE, AT_NO_RATE, BELOW, ABOVE = "at_any_rate", "at_no_rate", "below", "above"
CLOSE = 1e-9
MOST_STEPS = 200
NO_RATE = 1e-12
"""A rate that no shop tells from 0: the multiple that makes it 1 would be too large to reckon with."""


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The multiple at which the net benefit is 0, and on which side of it pay-later pays off.

    `profitable` is `below` the multiple; `above` it, where not being paid by the buyer but by the platform
    is worth more; or, with no multiple, `at_any_rate` or `at_no_rate`.
    """

    multiple: float | None
    profitable: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEvenNonPayment:
    """The non-payment rate of the whole shop at which its net benefit is 0, beside the rate as it is.

    `rate` and `now` are means over all pay-later orders, between 0 and 1; `of_100` and `now_of_100` the same
    as orders of 100. There is no `rate` where pay-later pays off at any rate or at none, which `profitable`
    tells, as in `BreakEven`.
    """

    rate: float | None
    of_100: float | None
    now: float
    now_of_100: float
    profitable: str


def break_even_multiple(mix: OrderMix, scales: Scales = AS_FOUND) -> BreakEven:
    """The multiple of all non-payment rates at which the shop's net benefit vanishes.

    `scales` are those of the shop, if its figures are known; only a monthly cap needs them.
    """
    rates = [s.non_payment_rate for s in mix.segments if s.pay_later_orders > 0]
    rates = [rate for rate in rates if rate > NO_RATE]
    most = 1 / min(rates) if rates else 1.0
    lines = [_line(segment, mix.assumptions) for segment in mix.segments]
    rings = ring_cash_loss(mix, 1)

    def benefit(multiple: float) -> float:
        earned = math.fsum(at_none - slope * min(multiple * rate, 1.0) for at_none, slope, rate in lines)
        return earned - rings - ShopFigures(with_rates_times(mix, multiple), scales).mean_excess

    ends = benefit(0.0), benefit(most)
    # What rounding leaves of a benefit that is nothing must not decide which side of nothing it is on.
    at_none, at_most = (end if abs(end) > CLOSE * max(map(abs, ends)) else 0.0 for end in ends)
    if at_none > 0 and at_most > 0:
        return BreakEven(None, AT_ANY_RATE)
    if at_none <= 0 and at_most <= 0:
        return BreakEven(None, AT_NO_RATE)
    at_zero = root(benefit, (0.0, at_none), (most, at_most))
    return BreakEven(at_zero, BELOW if at_none > 0 else ABOVE)


def break_even_non_payment(mix: OrderMix, scales: Scales = AS_FOUND) -> BreakEvenNonPayment:
    """The rate of the whole shop at which pay-later stops paying off; its rates rise in step, Equation (24).

    Where every rate is 0 nothing can rise in step, and all segments get the same rate.
    """
    has_rate = any(segment.non_payment_rate > NO_RATE for segment in mix.segments)
    rises = mix if has_rate else _with_rate(mix, 1.0)
    found = break_even_multiple(rises, scales)
    rate = None if found.multiple is None else average_rate_times(rises, found.multiple)
    now = average_rate_times(mix, 1.0)
    return BreakEvenNonPayment(
        rate=rate,
        of_100=None if rate is None else 100 * rate,
        now=now,
        now_of_100=100 * now,
        profitable=found.profitable,
    )


def break_even_rate(mix: OrderMix, scales: Scales = AS_FOUND) -> float:
    """The same rate as one number: 1 where pay-later pays off at any rate, 0 where at none."""
    found = break_even_non_payment(mix, scales)
    return found.rate if found.rate is not None else 1.0 if found.profitable == AT_ANY_RATE else 0.0


def average_rate_times(mix: OrderMix, multiple: float) -> float:
    """The non-payment rate of all pay-later orders together once every rate is multiplied, at most 1.

    0 where there are no such orders.
    """
    moved = with_rates_times(mix, multiple).segments
    orders = math.fsum(segment.pay_later_orders for segment in moved)
    unpaid = math.fsum(segment.pay_later_orders * segment.non_payment_rate for segment in moved)
    return unpaid / orders if orders else 0.0


def _with_rate(mix: OrderMix, rate: float) -> OrderMix:
    segments = tuple(segment.changed(non_payment_rate=rate) for segment in mix.segments)
    return replace(mix, segments=segments)


def _line(segment: Segment, assumptions: Assumptions) -> tuple[float, float, float]:
    """A segment's net benefit per month at a rate of 0, by how much it falls up to a rate of 1, the rate."""
    orders = segment.pay_later_orders
    at_none, at_all = (orders * net_benefit_per_order(segment, assumptions, rate) for rate in (0.0, 1.0))
    return at_none, at_none - at_all, segment.non_payment_rate


def with_rates_times(mix: OrderMix, multiple: float) -> OrderMix:
    """The shop with every non-payment rate multiplied, at most 1."""
    segments = tuple(
        segment.changed(non_payment_rate=min(multiple * segment.non_payment_rate, 1.0))
        for segment in mix.segments
    )
    return replace(mix, segments=segments)


def root(function: Callable[[float], float], left: tuple[float, float], right: tuple[float, float]) -> float:
    """Where a function vanishes between two arguments of different signs, each given with its value."""
    (a, at_a), (b, at_b) = left, right
    scale = max(abs(at_a), abs(at_b))
    for _ in range(MOST_STEPS):
        x = (a * at_b - b * at_a) / (at_b - at_a)
        value = function(x)
        if abs(value) <= CLOSE * scale or abs(b - a) <= CLOSE * max(a, b):
            return x
        if (value > 0) == (at_b > 0):
            at_a /= 2
        else:
            a, at_a = b, at_b
        b, at_b = x, value
    return x
