"""Payment due earlier, late payers reminded sooner, unpaid orders given up sooner. Days.

Money comes back sooner, which lowers the receivable and the cost of funding it. Whether buyers pay is taken
to stay the same. Shorter days to write-off change what is called outstanding, not what is lost.
"""

import math
from dataclasses import dataclass, replace

from calculator.exposure.decisions.levers.changed_shop import ChangedShop, Names, with_segments
from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever
from calculator.shop.order_mix import LeverSettings, Segment


@dataclass(frozen=True, slots=True, kw_only=True)
class ShorterDays:
    """Payment due, late payment after it and write-off after at most so many days; none leaves them."""

    due_days: float = math.inf
    late_days: float = math.inf
    write_off_days: float = math.inf
    names: Names = None

    def applied(self, shop: ChangedShop) -> ChangedShop:
        """The shop with the shorter days as well; write-off is the whole shop's."""

        def change(segment: Segment) -> Segment:
            due, late = min(segment.due_days, self.due_days), min(segment.late_days, self.late_days)
            return segment.changed(due_days=due, late_days=late)

        mix = with_segments(shop.mix, self.names, change)
        write_off = min(mix.assumptions.write_off_days, self.write_off_days)
        return shop._replace(mix=replace(mix, assumptions=replace(mix.assumptions, write_off_days=write_off)))


def _set_in(asked: Asked) -> SetLever | None:
    settings = asked.mix.levers
    if not any(_has_longer_days(segment, settings) for segment in asked.mix.segments):
        return None
    return SetLever(ShorterDays(due_days=settings.due_days, late_days=settings.late_days), settings.due_days)


def _has_longer_days(segment: Segment, settings: LeverSettings) -> bool:
    return segment.due_days > settings.due_days or (
        segment.late_share > 0 and segment.late_days > settings.late_days
    )


LEVER = DeclaredLever(shows="levers.due_days", set_in=_set_in)
