"""The largest order of a month, against what pay-later earns in it.

With n pay-later orders a month, the value that one of them is expected to exceed: Q((ln v - mu)/s) = 1/n, Q
the upper tail of the normal; of a segment whose orders are all worth the same, that value. Money; months.
"""

import math
from dataclasses import dataclass

from calculator.exposure.distribution.order_value import order_value, upper_tail
from calculator.shop.order_mix import OrderMix, Segment

MOST_DEVIATIONS = 9.0
HALVINGS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class LargestOrder:
    """The segment of the largest order, its value, and in months of net benefit, if that is above 0."""

    segment: str
    value: float
    months_of_net_benefit: float | None


def largest_order(mix: OrderMix, net_benefit_per_month: float) -> LargestOrder | None:
    """The largest pay-later order of a usual month; none where nothing is sold pay-later."""
    sold = [segment for segment in mix.segments if segment.pay_later_orders > 0]
    if not sold:
        return None
    segment = max(sold, key=largest_of_a_month)
    value = largest_of_a_month(segment)
    months = value / net_benefit_per_month if net_benefit_per_month > 0 else math.inf
    return LargestOrder(
        segment=segment.name, value=value, months_of_net_benefit=months if math.isfinite(months) else None
    )


def largest_of_a_month(segment: Segment) -> float:
    """The value that one pay-later order a month exceeds; the median where there are two orders or fewer."""
    value = order_value(segment)
    if value.is_constant:
        return value.uncut_mean
    chance = min(1 / segment.pay_later_orders, 0.5)
    low, high = 0.0, MOST_DEVIATIONS
    for _ in range(HALVINGS):
        middle = (low + high) / 2
        if upper_tail(middle) > chance:
            low = middle
        else:
            high = middle
    return min(math.exp(value.log_median + value.log_sd * low), value.largest)
