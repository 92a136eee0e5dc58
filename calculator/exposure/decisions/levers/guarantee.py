"""Other terms of the platform guarantee, and what they cost. Shares; caps in money.

cost = fee rate x value of all pay-later orders
"""

import math
from dataclasses import dataclass, replace

from calculator.exposure.decisions.levers.changed_shop import (
    ChangedShop,
    Names,
    meant_segments,
    with_segments,
)
from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever
from calculator.shop.order_mix import Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class GuaranteeTerms:
    """New terms of the platform guarantee; none leaves a term as it is, an infinite cap is no cap.

    Keeping proof of delivery, and claiming in time, is the claim success rate.
    """

    coverage: float | None = None
    cap_per_order: float | None = None
    cap_per_month: float | None = None
    claim_success_rate: float | None = None
    covers_fraud: bool | None = None
    fee_rate: float = 0.0
    names: Names = None

    def applied(self, shop: ChangedShop) -> ChangedShop:
        """The shop with the new terms as well; the monthly cap is the whole shop's."""
        mix = with_segments(shop.mix, self.names, self._changed)
        insured = math.fsum(
            segment.pay_later_orders * segment.average_order_value
            for segment in meant_segments(mix, self.names)
        )
        cost = shop.cost_per_month + self.fee_rate * insured
        if self.cap_per_month is None:
            return ChangedShop(mix, cost)
        cap = None if self.cap_per_month == math.inf else self.cap_per_month
        assumptions = replace(mix.assumptions, guarantee_cap_per_month=cap)
        return ChangedShop(replace(mix, assumptions=assumptions), cost)

    def _changed(self, segment: Segment) -> Segment:
        if self.coverage is not None:
            segment = segment.changed(guarantee_coverage=self.coverage)
        if self.cap_per_order is not None:
            cap = None if self.cap_per_order == math.inf else self.cap_per_order
            segment = segment.changed(guarantee_cap_per_order=cap)
        if self.claim_success_rate is not None:
            segment = segment.changed(claim_success_rate=self.claim_success_rate)
        if self.covers_fraud is not None:
            segment = segment.changed(guarantee_covers_fraud=self.covers_fraud)
        return segment


def _set_in(asked: Asked) -> SetLever | None:
    settings = asked.mix.levers
    cap = settings.guarantee_cap_per_order
    # Goods that are covered as well or better keep what they have, and cost no fee.
    less_covered = frozenset(
        segment.name
        for segment in asked.mix.segments
        if segment.guarantee_coverage < settings.guarantee_coverage
    )
    if not less_covered:
        return None
    terms = GuaranteeTerms(
        coverage=settings.guarantee_coverage,
        cap_per_order=math.inf if cap is None else cap,
        claim_success_rate=settings.claim_success_rate,
        covers_fraud=settings.guarantee_covers_fraud,
        fee_rate=settings.guarantee_fee_rate,
        names=less_covered,
    )
    return SetLever(terms, settings.guarantee_coverage)


LEVER = DeclaredLever(shows="levers.guarantee_coverage", set_in=_set_in)
