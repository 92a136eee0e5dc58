"""One ring that nobody stops, as a stress: on the receivable, in the month's loss, against the net benefit.

The ring of the blind window places K_max orders, b a day from day t_0 on; none is paid. With N(t) the orders
placed t days after the first, T_w the days to write-off and v, X, Y the value, book and cash loss of one:

    A(t) + v (N(t - t_0) - N(t - t_0 - T_w))        the receivable with the ring, after Equation (5)
    L + K_max X                                     the loss: the law of Equation (12) moves to the right
    K* = net / Y                                    the ring that eats the month's net benefit: reverse stress

The days are those of the receivable's course; the monthly cap of the guarantee is left out. Days; money.
"""

import math
from dataclasses import dataclass

from calculator.exposure.receivable.receivable_over_time import SAME, ReceivableOverTime
from calculator.exposure.rings.ring_of_the_shop import RingWindow, ring_window
from calculator.exposure.rings.ring_order import bought_segment, ring_order
from calculator.exposure.rings.unseen_orders import orders_placed
from calculator.shop.order_mix import OrderMix


@dataclass(frozen=True, slots=True, kw_only=True)
class UsualFlows:
    """What a shop expects without the ring; the net benefit is that of a month, the losses of the horizon."""

    receivable: ReceivableOverTime
    expected_book_loss: float
    value_at_risk: dict[str, float]
    net_benefit_per_month: float


@dataclass(frozen=True, slots=True, kw_only=True)
class RingStress:
    """What one ring does to a shop.

    `receivable` is the expected receivable with the ring on each day of `receivable_over_time`, `peak` its
    highest. The losses are those over the horizon, the ring included. `months_of_net_benefit` says how many
    months earn the ring's cash loss back, and `orders_that_eat_a_month` how many such orders cost as much as
    a month earns; both none where pay-later earns nothing or such an order loses nothing.
    """

    segment: str
    orders: int
    exposure: float
    loss_book: float
    loss_cash: float
    receivable: list[float]
    peak: float
    peak_day: int
    expected_book_loss: float
    value_at_risk: dict[str, float]
    months_of_net_benefit: float | None
    orders_that_eat_a_month: float | None


def ring_stress(mix: OrderMix, usual: UsualFlows) -> RingStress | None:
    """The stress of one ring; none where the goods that it would buy are not sold pay-later."""
    segment = bought_segment(mix)
    if segment is None:
        return None
    window, order = ring_window(mix, segment), ring_order(segment)
    orders = math.floor(window.most_orders)
    open_orders = _open_orders(window, mix.assumptions.write_off_days, usual.receivable.day)
    receivable = [
        expected + order.value * count
        for expected, count in zip(usual.receivable.expected, open_orders, strict=True)
    ]
    peak = max(receivable)
    loss = orders * order.loss_book
    return RingStress(
        segment=segment.name,
        orders=orders,
        exposure=orders * order.value,
        loss_book=loss,
        loss_cash=orders * order.loss_cash,
        receivable=receivable,
        peak=peak,
        peak_day=next(day for day, value in enumerate(receivable) if value >= peak * (1 - SAME)),
        expected_book_loss=usual.expected_book_loss + loss,
        value_at_risk={level: value + loss for level, value in usual.value_at_risk.items()},
        months_of_net_benefit=_ratio(orders * order.loss_cash, usual.net_benefit_per_month),
        orders_that_eat_a_month=_ratio(usual.net_benefit_per_month, order.loss_cash),
    )


def _open_orders(window: RingWindow, write_off_days: float, days: list[int]) -> list[int]:
    def placed(since: float) -> int:
        return orders_placed(window, since) if since >= 0 else 0

    return [placed(day - window.start_day) - placed(day - window.start_day - write_off_days) for day in days]


def _ratio(part: float, whole: float) -> float | None:
    """How many times `whole` goes into `part`; none unless both are above 0 and the answer is finite."""
    ratio = part / whole if part > 0 and whole > 0 else math.inf
    return ratio if math.isfinite(ratio) else None
