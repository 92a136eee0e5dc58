"""A limit per order: pay-later only up to a value.

With order values lognormal(mu, s), of the segment's orders and of their value

    Phi-bar( (ln L - mu)/s )     and     Phi-bar( (ln L - mu)/s - s )                         Equation (25)

lie above the limit L. They can only be paid at checkout, which a share u of their buyers does not do; that
is what would have happened without pay-later, so they leave Equation (17) altogether: the net benefit is
that of the orders up to the limit. Losses are those of the law of V given V <= L, exactly. A ring keeps to
the limit and orders as often. A limit of 0 leaves a segment out. Money.
"""

import math
from dataclasses import dataclass
from functools import lru_cache

from calculator.exposure.decisions.levers.changed_shop import (
    ChangedShop,
    Names,
    with_segments,
    without_orphaned_rings,
)
from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever
from calculator.exposure.distribution.order_value import LimitedSegment, OrderValue, order_value
from calculator.shop.order_mix import Segment

KEPT = 1024
"""Limited segments that are kept: an edit leaves most segments of a shop as they were."""
HARDLY_ANY = 1e-9
"""A share of the orders, below or above the limit, that is as good as none."""


@dataclass(frozen=True, slots=True)
class OrderLimit:
    """Pay-later up to `limit` (money) in the segments named."""

    limit: float
    names: Names = None

    def applied(self, shop: ChangedShop) -> ChangedShop:
        """The shop with the limit as well."""
        mix = with_segments(shop.mix, self.names, lambda segment: limited(segment, self.limit))
        return shop._replace(mix=without_orphaned_rings(mix))


def left_out(*names: str) -> OrderLimit:
    """No pay-later at all for the segments named."""
    return OrderLimit(0.0, frozenset(names))


@lru_cache(maxsize=KEPT)
def limited(segment: Segment, limit: float) -> Segment:
    """The segment with pay-later only for orders of at most `limit` (money)."""
    value = order_value(segment)
    share = share_up_to(value, limit)
    if share >= 1 - HARDLY_ANY:
        return segment
    if share < HARDLY_ANY:
        return _with(segment, value, 0.0)
    return _with(segment, value._replace(largest=min(limit, value.largest)), segment.pay_later_share * share)


def share_up_to(value: OrderValue, limit: float) -> float:
    """Share of the orders whose value does not exceed a limit (money)."""
    if value.is_constant:
        return 1.0 if value.uncut_mean <= limit else 0.0
    return value.moments_between(0, limit).probability if limit > 0 else 0.0


def _with(segment: Segment, value: OrderValue, pay_later_share: float) -> LimitedSegment:
    _, mean, square, _ = value.moments_between(0, math.inf)
    left = {
        "pay_later_share": pay_later_share,
        "average_order_value": mean,
        "order_value_cv": math.sqrt(max(square / mean / mean - 1, 0.0)),
        "value": value,
    }
    return LimitedSegment(**(vars(segment) | left))


def _set_in(asked: Asked) -> SetLever | None:
    own = asked.mix.levers.order_limit
    limit = asked.sweep.worth_comparing if own is None else own
    return SetLever(OrderLimit(limit), limit) if limit is not None else None


LEVER = DeclaredLever(shows="levers.order_limit", set_in=_set_in)
