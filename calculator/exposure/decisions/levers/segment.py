"""Goods left out: no pay-later for one segment.

What the merchant leaves open are the goods that take most off the expected shortfall for the net benefit they
earn, by their contribution.
"""

from calculator.exposure.decisions.levers.lever import Asked, DeclaredLever, SetLever
from calculator.exposure.decisions.levers.order_limit import left_out
from calculator.exposure.net_benefit import net_benefit


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

    def place(name: str, benefit: float) -> tuple[bool, float]:
        """Goods that earn nothing first, by what they lose; the others by loss for each unit earned."""
        return (benefit <= 0, shortfall[name] if benefit <= 0 else shortfall[name] / benefit)

    return max(sold, key=lambda one: place(one.name, net_benefit(one, mix.assumptions))).name


LEVER = DeclaredLever(shows="levers.segment", set_in=_set_in)
