"""How many orders a ring places before anybody can notice, and how many of them go out.

    N = t_1 + t_2 + t_3 + t_4                           the blind window in days                 Equation (20)
    M = min(K_max, floor(b N) + 1)                      orders placed by then                    Equation (21)
    (1-q) + ... + (1-q)^M = (1-q) (1 - (1-q)^M) / q     shipped before the first flag            Equation (22)

t_1 to t_4 are the days from the order to shipping, on to delivery, to confirmation (when the deduction fails)
and to notice; K_max is the ring's largest size, b its orders a day, the first one on day 0; q the probability
that a screen flags a ring order before it is shipped, each by itself, and the merchant stops everything at
the first flag. As q goes to 0, Equation (22) goes to M.
"""

import math

from calculator.exposure.rings.ring_of_the_shop import RingWindow

EXACT_ENOUGH = 1 + 1e-12
"""Lets a product of decimals that falls a bit short of a whole number (0.29 x 100) count as that number."""


def blind_days(window: RingWindow) -> float:
    """N, days from a ring's first order until the merchant can see that it was not paid, Equation (20)."""
    return math.fsum(
        (window.shipping_days, window.delivery_days, window.confirmation_days, window.notice_days)
    )


def orders_placed(window: RingWindow, day: float) -> int:
    """M at a day (0 or more) after the ring's first order, Equation (21)."""
    return min(math.floor(window.most_orders), math.floor(window.orders_per_day * day * EXACT_ENOUGH) + 1)


def orders_shipped(window: RingWindow, day: float) -> int:
    """Orders placed early enough to have been shipped by a day; none before the first one is shipped."""
    since = day - window.shipping_days
    return orders_placed(window, since) if since >= 0 else 0


def expected_shipped(orders: int, screening_rate: float) -> float:
    """Equation (22) for M orders and a screening rate between 0 and 1."""
    if screening_rate in (0.0, 1.0):
        return orders * (1 - screening_rate)
    any_flag = -math.expm1(orders * math.log1p(-screening_rate))
    return (1 - screening_rate) * any_flag / screening_rate
