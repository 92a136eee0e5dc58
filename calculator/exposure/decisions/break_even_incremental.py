"""Which share of the pay-later orders must be additional for pay-later to pay off.

    net(m) = 0,    every share u_i becomes min(m u_i, 1),    u* = mean of u_i(m)              Equation (33)

The net benefit of Equation (17), or of Equation (31) with a provider, rises by m_0 for each order that would
not have come otherwise, so that only m_0 of the segments is needed besides the net benefit as it is. With one
share for the whole shop u* = u - net / m_0. Where no share is above 0 nothing can rise in step, and all
segments get the same share. Shares are fractions, means are over all pay-later orders.

Where some goods earn nothing at checkout and others do, a shop may pay off with few and with many additional
orders and not between: what is told is the share next to that of today, the one from which it pays off if
there is one.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from calculator.exposure.decisions.break_even import NO_RATE, root
from calculator.exposure.net_benefit import margin_at_checkout
from calculator.shop.order_mix import Segment

ABOVE, BELOW, AT_ANY_SHARE, AT_NO_SHARE = "above", "below", "at_any_share", "at_no_share"
DIGITS = 9
"""Significant digits that the search knows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakEvenIncremental:
    """The share of additional orders at which the net benefit of the shop is 0, beside the share as it is.

    Pay-later pays off `above` it, or `below` it where the goods earn nothing at checkout; or, with no share,
    `at_any_share` or `at_no_share`.
    """

    share: float | None
    now: float
    profitable: str


def break_even_incremental(segments: Sequence[Segment], net_benefit: float) -> BreakEvenIncremental:
    """Equation (33) for segments that together have this net benefit, money a month."""
    segments = [one for one in segments if one.pay_later_orders > 0] or segments
    now = _mean([one.incremental_share for one in segments], segments)
    shares = [one.incremental_share for one in segments]
    if not any(share > NO_RATE for share in shares):
        shares = [1.0] * len(segments)
    worth = [one.pay_later_orders * margin_at_checkout(one) for one in segments]
    base = net_benefit - math.fsum(
        each * one.incremental_share for each, one in zip(worth, segments, strict=True)
    )

    def at(multiple: float) -> list[float]:
        return [min(multiple * share, 1.0) for share in shares]

    def benefit(multiple: float) -> float:
        return base + math.fsum(each * share for each, share in zip(worth, at(multiple), strict=True))

    most = 1 / min(share for share in shares if share > NO_RATE)
    points = [(multiple, benefit(multiple)) for multiple in (0.0, 1.0, most)]
    between = [(low, high) for low, high in pairwise(points) if (low[1] > 0) != (high[1] > 0)]
    if not between:
        return BreakEvenIncremental(
            share=None, now=now, profitable=AT_ANY_SHARE if net_benefit > 0 else AT_NO_SHARE
        )
    low, high = max(between, key=lambda ends: ends[1][1] > 0)
    share = float(f"{_mean(at(root(benefit, low, high)), segments):.{DIGITS}g}")
    return BreakEvenIncremental(share=share, now=now, profitable=ABOVE if high[1] > 0 else BELOW)


def _mean(shares: Sequence[float], segments: Sequence[Segment]) -> float:
    """The mean over all pay-later orders; 0 where there are none."""
    orders = math.fsum(one.pay_later_orders for one in segments)
    of_all = math.fsum(one.pay_later_orders * share for share, one in zip(shares, segments, strict=True))
    return of_all / orders if orders else 0.0
