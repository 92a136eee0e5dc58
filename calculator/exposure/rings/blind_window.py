"""Would the merchant know? What a ring takes before its first order shows in the shop as not paid.

    blind window N                                      Equation (20)
    blind exposure = M v,   blind loss = M X(v)         Equation (21), X = R (book) or Y (cash)
    expected orders shipped with a screen               Equation (22)

A deterministic ring, apart from the month's distribution: it buys from one segment, each order a fraud order
of that segment. The monthly cap of the guarantee is left out. Days; money.
"""

import math
from dataclasses import dataclass

from calculator.exposure.rings.blind_timeline import BlindDay, blind_timeline
from calculator.exposure.rings.countermeasures import Countermeasure, Setting, Taken, countermeasures, taken
from calculator.exposure.rings.ring_of_the_shop import is_dear, ring_window
from calculator.exposure.rings.ring_order import bought_segment, ring_order
from calculator.exposure.rings.unseen_orders import blind_days, orders_placed, orders_shipped
from calculator.shop.order_mix import OrderMix


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindExposure:
    """The blind window and what it holds.

    `is_dear` says that the goods are dear, `orders_per_day` and `most_orders` how the ring buys them.
    `exposure` is the value of all orders placed by the day the merchant sees the first one fail, and
    `not_yet_shipped` the part of it that can still be held back on that day. `days_of_net_benefit` says in
    how many days the shop earns the cash loss back; none where pay-later earns nothing or nothing is lost.
    `with_screening` and `none_flagged` are the same ring against a screen that flags its orders one by one,
    and against one that takes all of them for good.
    """

    segment: str
    is_dear: bool
    orders_per_day: float
    most_orders: float
    days: float
    orders: int
    exposure: float
    not_yet_shipped: float
    loss_book: float
    loss_cash: float
    days_of_net_benefit: float | None
    with_screening: Taken
    none_flagged: Taken
    timeline: tuple[BlindDay, ...]
    countermeasures: tuple[Countermeasure, ...]


def blind_exposure(mix: OrderMix, net_benefit_per_day: float) -> BlindExposure | None:
    """The blind window of a shop; none where the goods that the ring would buy are not sold pay-later.

    Raises:
        ValueError: the ring buys from a segment that the mix does not have.

    """
    segment = bought_segment(mix)
    if segment is None:
        return None
    window = ring_window(mix, segment)
    days = blind_days(window)
    order = ring_order(segment)
    unseen = taken(segment, Setting(window=window))
    waiting = orders_placed(window, days) - orders_shipped(window, days)
    return BlindExposure(
        segment=segment.name,
        is_dear=is_dear(mix, segment),
        orders_per_day=window.orders_per_day,
        most_orders=window.most_orders,
        days=days,
        orders=orders_placed(window, days),
        exposure=unseen.exposure,
        not_yet_shipped=waiting * order.value,
        loss_book=unseen.loss_book,
        loss_cash=unseen.loss_cash,
        days_of_net_benefit=_days_to_earn(unseen.loss_cash, net_benefit_per_day),
        with_screening=taken(segment, Setting(window=window, screening_rate=window.screening_rate)),
        none_flagged=unseen,
        timeline=blind_timeline(window, order.value),
        countermeasures=countermeasures(segment, window),
    )


def _days_to_earn(loss: float, per_day: float) -> float | None:
    if loss <= 0 or per_day <= 0:
        return None
    days = loss / per_day
    return days if math.isfinite(days) else None
