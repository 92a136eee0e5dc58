"""Other terms of the platform guarantee. Shares; caps in money.

What the platform asks for them is not known and not in the net benefit.
"""

import math
from dataclasses import dataclass, replace

from calculator.exposure.levers.plan import Names, Plan, with_segments
from calculator.order_mix import Segment


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
    names: Names = None

    def applied(self, plan: Plan) -> Plan:
        """The plan with the new terms as well; the monthly cap is the whole shop's."""
        mix = with_segments(plan.mix, self.names, self._changed)
        if self.cap_per_month is None:
            return plan._replace(mix=mix)
        cap = None if self.cap_per_month == math.inf else self.cap_per_month
        assumptions = replace(mix.assumptions, guarantee_cap_per_month=cap)
        return plan._replace(mix=replace(mix, assumptions=assumptions))

    def _changed(self, segment: Segment) -> Segment:
        if self.coverage is not None:
            segment = replace(segment, guarantee_coverage=self.coverage)
        if self.cap_per_order is not None:
            cap = None if self.cap_per_order == math.inf else self.cap_per_order
            segment = replace(segment, guarantee_cap_per_order=cap)
        if self.claim_success_rate is not None:
            segment = replace(segment, claim_success_rate=self.claim_success_rate)
        if self.covers_fraud is not None:
            segment = replace(segment, guarantee_covers_fraud=self.covers_fraud)
        return segment
