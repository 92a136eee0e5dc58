"""A velocity limit: so many open orders for one receiver, then no more.

Of a ring whose size K is geometric with mean m, at most M orders get through:

    E[min(K, M)] = m ( 1 - (1 - 1/m)^M )                                                      Equation (27)

The model keeps sizes geometric and takes this mean, so the rare large ring, which the limit would stop, is
still in the tail: the limit is worth more than shown. It is worth less if a ring uses many receivers, for
then M is the limit times the receivers. Orders.
"""

import math
from dataclasses import dataclass, replace

from calculator.exposure.decisions.levers.changed_shop import ChangedShop
from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever


@dataclass(frozen=True, slots=True)
class VelocityLimit:
    """At most `orders` (1 or more) of a ring get through."""

    orders: float

    def applied(self, shop: ChangedShop) -> ChangedShop:
        """The shop with the limit as well."""
        assumptions = shop.mix.assumptions
        size = mean_through(assumptions.rings.mean_orders, self.orders)
        rings = replace(assumptions.rings, mean_orders=size)
        return shop._replace(mix=replace(shop.mix, assumptions=replace(assumptions, rings=rings)))


def mean_through(mean_orders: float, most: float) -> float:
    """E[min(K, M)] of a geometric ring size with this mean, 1 or more, and a limit of 1 or more."""
    if mean_orders <= 1:
        return 1.0
    return -mean_orders * math.expm1(most * math.log1p(-1 / mean_orders))


def _set_in(asked: Asked) -> SetLever | None:
    if not asked.mix.assumptions.rings.per_month:
        return None
    limit = asked.mix.levers.velocity_limit
    return SetLever(VelocityLimit(limit), limit)


LEVER = DeclaredLever(shows="levers.velocity_limit", set_in=_set_in)
