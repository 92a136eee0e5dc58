"""Screening before shipping: what it catches, what it holds up, what it costs.

    N' = N (1 - f q - (1-f) g l),     f' = f (1-q) N / N'                                     Equation (26)
    cost = c N (f q + (1-f) g)  +  (N - N') (1-u) m_0

N pay-later orders, a share f of them fraud; q the share of fraud orders caught, g of good orders held for
review, l of those whose buyer leaves, c the cost of a review. An order that is not shipped earns nothing,
while without pay-later a share 1 - u of the orders would have brought m_0 of Equation (17): that is given
up, for caught orders too, which is cautious. Genuine buyers who will not pay look like all others; only
fraud and rings are caught. Of a ring of geometric size with mean m each order is caught on its own:

    kappa' = kappa m k / (1 + (m-1) k),     m' = 1 + (m-1) k,     k = 1 - q

which is exact; flags within one ring are alike in truth, so the effect on rings is the best case. Orders
and money per month.
"""

import math
from dataclasses import dataclass, replace

from calculator.exposure.decisions.levers.changed_shop import (
    ChangedShop,
    Names,
    is_meant,
    meant_segments,
    with_segments,
)
from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever
from calculator.exposure.net_benefit import margin_at_checkout
from calculator.shop.order_mix import Rings, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class Screening:
    """Shares between 0 and 1; `cost_per_review` in money."""

    recall: float
    held_share: float
    lost_share: float = 0.0
    cost_per_review: float = 0.0
    names: Names = None

    def applied(self, shop: ChangedShop) -> ChangedShop:
        """The shop with screening as well."""
        mix, assumptions = shop.mix, shop.mix.assumptions
        cost = math.fsum(self._cost(segment) for segment in meant_segments(mix, self.names))
        screened = with_segments(mix, self.names, self._screened)
        if any(s.name == assumptions.rings.segment and is_meant(s, self.names) for s in mix.segments):
            rings = assumptions.rings
            cost += rings.per_month * rings.mean_orders * self.recall * self.cost_per_review
            screened = replace(screened, assumptions=replace(assumptions, rings=self._thinned(rings)))
        return ChangedShop(screened, shop.cost_per_month + cost)

    def _shipped(self, segment: Segment) -> float:
        caught = segment.fraud_rate * self.recall
        return max(1 - caught - (1 - segment.fraud_rate) * self.held_share * self.lost_share, 0.0)

    def _screened(self, segment: Segment) -> Segment:
        shipped = self._shipped(segment)
        missed = segment.fraud_rate * (1 - self.recall)
        return segment.changed(
            pay_later_share=segment.pay_later_share * shipped,
            fraud_rate=min(missed / shipped, 1.0) if shipped else 0.0,
        )

    def _cost(self, segment: Segment) -> float:
        reviewed = segment.fraud_rate * self.recall + (1 - segment.fraud_rate) * self.held_share
        forgone = (1 - self._shipped(segment)) * (1 - segment.incremental_share)
        per_order = reviewed * self.cost_per_review + forgone * margin_at_checkout(segment)
        return segment.pay_later_orders * per_order

    def _thinned(self, rings: Rings) -> Rings:
        kept = 1 - self.recall
        size = 1 + (rings.mean_orders - 1) * kept
        return replace(rings, per_month=rings.per_month * (rings.mean_orders * kept / size), mean_orders=size)


def _set_in(asked: Asked) -> SetLever | None:
    settings = asked.mix.levers
    recall = asked.mix.assumptions.blind_window.screening_rate
    has_fraud = any(segment.fraud_rate * segment.pay_later_orders > 0 for segment in asked.mix.segments)
    if not recall or not (has_fraud or asked.mix.assumptions.rings.per_month):
        return None
    screening = Screening(
        recall=recall,
        held_share=settings.held_share,
        lost_share=settings.lost_share,
        cost_per_review=settings.cost_per_review,
    )
    return SetLever(screening, recall)


LEVER = DeclaredLever(shows="assumptions.blind_window.screening_rate", set_in=_set_in)
