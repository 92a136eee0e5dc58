"""The blind window day by day: what the merchant can see, and what is gone by then.

On day t the ring has placed min(K_max, floor(b t) + 1) orders, Equation (21), and those placed t_1 days
earlier have left the shop. The last day is the one on which the merchant sees that the first order was not
paid; nothing is ordered or shipped after that moment. Days; money.
"""

import math
from dataclasses import dataclass

from calculator.exposure.rings.ring_of_the_shop import RingWindow
from calculator.exposure.rings.unseen_orders import blind_days, orders_placed, orders_shipped


@dataclass(frozen=True, slots=True, kw_only=True)
class BlindDay:
    """One day: what is newly to be seen of the first order, and what the ring has by the end of it.

    `visible` holds the codes `placed`, `shipped`, `delivered`, `confirmed` and `not_paid`, each on the first
    whole day on which the shop shows it. All but the last look like any other order.
    """

    day: int
    visible: tuple[str, ...]
    orders_placed: int
    orders_shipped: int
    value_gone: float


def blind_timeline(window: RingWindow, order_value: float) -> tuple[BlindDay, ...]:
    """Every day from the ring's first order to the day it is seen; `order_value` is that of a ring order."""
    end = blind_days(window)
    codes = _codes_by_day(window)
    return tuple(
        BlindDay(
            day=day,
            visible=tuple(codes.get(day, ())),
            orders_placed=orders_placed(window, min(day, end)),
            orders_shipped=(shipped := orders_shipped(window, min(day, end))),
            value_gone=shipped * order_value,
        )
        for day in range(math.ceil(end) + 1)
    )


def _codes_by_day(window: RingWindow) -> dict[int, list[str]]:
    shipped = window.shipping_days
    delivered = shipped + window.delivery_days
    confirmed = math.fsum((shipped, window.delivery_days, window.confirmation_days))
    codes: dict[int, list[str]] = {}
    for code, day in (
        ("placed", 0.0),
        ("shipped", shipped),
        ("delivered", delivered),
        ("confirmed", confirmed),
        ("not_paid", blind_days(window)),
    ):
        codes.setdefault(math.ceil(day), []).append(code)
    return codes
