"""The provision matrix of the listed orders: how many of each age, what they are worth, what they will lose.

Roll rates are those of the shop's order tree: money that reached a bucket against money that reached the
next. Money; days; shares.
Sources: Equation (1); IFRS 9, illustrative example 12.
"""

import math
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from calculator.exposure.distribution.order_value import order_value
from calculator.exposure.open_orders.order import OpenOrder
from calculator.exposure.open_orders.provision_matrix import roll_rates
from calculator.exposure.outcomes import order_outcomes
from calculator.exposure.receivable.steady_receivable import departures
from calculator.shop.order_mix import DAYS_PER_MONTH, OrderMix

BUCKETS = (0, 15, 30, 60, 90)
"""First day of each age bucket: half a month, a month, and the months that ledgers use after that."""
NEAR_ZERO = 1e-12


@dataclass(frozen=True, slots=True, kw_only=True)
class Bucket:
    """Open orders of an age; `to_day` is the first day beyond it, none for the last bucket.

    `rolls_on` is the share of the money that reached this age and stays open until the next bucket (in the
    last one, for good), by the order tree; none where no money reaches it. `loss_rate` is `expected_loss`
    over `amount`.
    """

    from_day: int
    to_day: int | None
    orders: int
    amount: float
    rolls_on: float | None
    loss_rate: float | None
    expected_loss: float


def buckets_of(mix: OrderMix, orders: Sequence[OpenOrder]) -> tuple[Bucket, ...]:
    """The listed orders of a shop by age."""
    count, amount, loss = ([0.0] * len(BUCKETS) for _ in range(3))
    for listed, order in zip(mix.open_orders, orders, strict=True):
        place = bisect_right(BUCKETS, listed.days_open) - 1
        count[place] += 1
        amount[place] += listed.amount
        loss[place] += order.probability * order.mean_loss
    reached = [_money_still_open(mix, day) for day in BUCKETS]
    never = _money_still_open(mix, math.inf)
    rolls = roll_rates(reached, never)
    return tuple(
        Bucket(
            from_day=first,
            to_day=BUCKETS[place + 1] if place + 1 < len(BUCKETS) else None,
            orders=int(count[place]),
            amount=amount[place],
            rolls_on=rolls[place] if reached[place] > NEAR_ZERO else None,
            loss_rate=loss[place] / amount[place] if amount[place] else None,
            expected_loss=loss[place],
        )
        for place, first in enumerate(BUCKETS)
    )


def _money_still_open(mix: OrderMix, age: float) -> float:
    """Of a usual day's pay-later sales, what is neither paid nor returned by this age, never-paid or not."""
    return math.fsum(
        segment.pay_later_orders
        / DAYS_PER_MONTH
        * order_value(segment).mean
        * math.fsum(
            one.weight
            for one in departures(segment, order_outcomes(segment), mix.assumptions.write_off_days)
            if one.never_paid or one.day > age
        )
        for segment in mix.segments
    )
