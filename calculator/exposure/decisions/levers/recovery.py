"""More recovered of what is not paid: reminders, small claims. Share; money per case.

    cost = cost per case x bad orders, rings included

The effort is spent on every bad order and recovers at least the share `rate` of what the guarantee leaves.
"""

import math
from dataclasses import dataclass

from calculator.exposure.decisions.levers.plan import Names, Plan, is_meant, meant_segments, with_segments
from calculator.exposure.outcomes import order_outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """A share recovered of at least `rate`, by an effort of `cost_per_case` (money) on every bad order."""

    rate: float
    cost_per_case: float = 0.0
    names: Names = None

    def applied(self, plan: Plan) -> Plan:
        """The plan with the effort as well."""
        mix, rings = plan.mix, plan.mix.assumptions.rings
        cases = math.fsum(
            segment.pay_later_orders * order_outcomes(segment).probability_of_default
            for segment in meant_segments(mix, self.names)
        )
        if any(s.name == rings.segment and is_meant(s, self.names) for s in mix.segments):
            cases += rings.per_month * rings.mean_orders
        changed = with_segments(
            mix, self.names, lambda s: s.changed(recovery_rate=max(s.recovery_rate, self.rate))
        )
        return Plan(changed, plan.cost_per_month + cases * self.cost_per_case)
