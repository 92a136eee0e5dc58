"""How many times the non-payment rates of the whole shop may rise before pay-later stops paying off.

    net(m) = 0,    every rate p_i becomes min(m p_i, 1)

net is the shop's net benefit with rings and monthly cap: the sum of Equation (17) less the rings' cash loss
and less E[(B - C)+] of Equation (15), which grows with m too. Without a monthly cap it is linear in m, as in
Equation (18), until a rate reaches 1. The root is found by the Illinois rule, a bisection that uses the
straight line. m is a multiple of the rates as they are.
Source: Dowell and Jarratt (1971), BIT 11, 168.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from calculator.exposure.shop_figures import closed_forms
from calculator.order_mix import OrderMix

AT_ANY_RATE, AT_NO_RATE, BELOW, ABOVE = "at_any_rate", "at_no_rate", "below", "above"
CLOSE = 1e-12
MOST_STEPS = 200


@dataclass(frozen=True, slots=True)
class BreakEven:
    """The multiple at which the net benefit is 0, and on which side of it pay-later pays off.

    `profitable` is `below` the multiple; `above` it, where not being paid by the buyer but by the platform
    is worth more; or, with no multiple, `at_any_rate` or `at_no_rate`.
    """

    multiple: float | None
    profitable: str


def break_even_multiple(mix: OrderMix) -> BreakEven:
    """The multiple of all non-payment rates at which the shop's net benefit vanishes."""
    rates = [s.non_payment_rate for s in mix.segments if s.non_payment_rate > 0 and s.pay_later_orders > 0]
    most = 1 / min(rates) if rates else 1.0

    def benefit(multiple: float) -> float:
        return closed_forms(with_rates_times(mix, multiple)).net_benefit

    at_none, at_most = benefit(0.0), benefit(most)
    if at_none > 0 and at_most > 0:
        return BreakEven(None, AT_ANY_RATE)
    if at_none <= 0 and at_most <= 0:
        return BreakEven(None, AT_NO_RATE)
    root = _root(benefit, (0.0, at_none), (most, at_most))
    return BreakEven(root, BELOW if at_none > 0 else ABOVE)


def with_rates_times(mix: OrderMix, multiple: float) -> OrderMix:
    """The shop with every non-payment rate multiplied, at most 1."""
    segments = tuple(
        replace(segment, non_payment_rate=min(multiple * segment.non_payment_rate, 1.0))
        for segment in mix.segments
    )
    return replace(mix, segments=segments)


def _root(function: Callable[[float], float], left: tuple[float, float], right: tuple[float, float]) -> float:
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
