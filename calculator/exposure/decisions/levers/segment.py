"""Goods left out: no pay-later for one segment.

What the merchant leaves open are the goods that cost most net benefit, rings included; where all earn some,
those that take most off the expected shortfall for what they earn, by their contribution.
"""

from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever
from calculator.exposure.decisions.levers.order_limit import left_out
from calculator.exposure.net_benefit import net_benefit
from calculator.exposure.rings.expected_rings import ring_cash_loss
from calculator.shop.order_mix import Segment


def _set_in(asked: Asked) -> SetLever | None:
    name = _name(asked)
    return SetLever(left_out(name), segment=name) if name is not None else None


def _name(asked: Asked) -> str | None:
    mix = asked.mix
    sold = [segment for segment in mix.segments if segment.pay_later_orders > 0]
    if len(sold) < 2:
        return None
    if mix.levers.segment is not None:
        return mix.levers.segment
    shortfall = {part.name: part.expected_shortfall for part in asked.parts}

    def place(segment: Segment) -> tuple[bool, float]:
        """Goods that earn nothing first, by what they cost; the others by loss for each unit earned."""
        earned = net_benefit(segment, mix.assumptions)
        if segment.name == mix.assumptions.rings.segment:
            earned -= ring_cash_loss(mix, 1)
        return (earned <= 0, -earned if earned <= 0 else shortfall[segment.name] / earned)

    return max(sold, key=place).name


LEVER = DeclaredLever(shows="levers.segment", set_in=_set_in)
