"""More recovered of what is not paid: reminders, small claims. Share; money per case.

    cost = cost per case x bad orders, rings included

The effort is spent on every bad order and recovers at least the share `rate` of what the guarantee leaves.
"""

import math
from dataclasses import dataclass

from calculator.exposure.decisions.levers.changed_shop import (
    ChangedShop,
    Names,
    is_meant,
    meant_segments,
    with_segments,
)
from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever
from calculator.exposure.outcomes import order_outcomes


@dataclass(frozen=True, slots=True, kw_only=True)
class Recovery:
    """A share recovered of at least `rate`, by an effort of `cost_per_case` (money) on every bad order."""

    rate: float
    cost_per_case: float = 0.0
    names: Names = None

    def applied(self, shop: ChangedShop) -> ChangedShop:
        """The shop with the effort as well."""
        mix, rings = shop.mix, shop.mix.assumptions.rings
        cases = math.fsum(
            segment.pay_later_orders * order_outcomes(segment).probability_of_default
            for segment in meant_segments(mix, self.names)
        )
        if any(s.name == rings.segment and is_meant(s, self.names) for s in mix.segments):
            cases += rings.per_month * rings.mean_orders
        changed = with_segments(
            mix, self.names, lambda s: s.changed(recovery_rate=max(s.recovery_rate, self.rate))
        )
        return ChangedShop(changed, shop.cost_per_month + cases * self.cost_per_case)


def _set_in(asked: Asked) -> SetLever | None:
    settings = asked.mix.levers
    if all(segment.recovery_rate >= settings.recovery_rate for segment in asked.mix.segments):
        return None
    effort = Recovery(rate=settings.recovery_rate, cost_per_case=settings.recovery_cost)
    return SetLever(effort, settings.recovery_rate)


LEVER = DeclaredLever(shows="levers.recovery_rate", set_in=_set_in)
