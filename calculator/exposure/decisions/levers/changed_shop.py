"""A shop with levers pulled, and what pulling them costs.

A lever turns a changed shop into another; levers apply one after the other, so with a set of them pulled it
is one too. Money per month.
"""

from collections.abc import Callable, Iterable
from dataclasses import replace
from typing import NamedTuple

from calculator.shop.order_mix import OrderMix, Segment


class ChangedShop(NamedTuple):
    """A shop, and the costs per month that its segments do not show."""

    mix: OrderMix
    cost_per_month: float = 0.0


Names = frozenset[str] | None
"""The segments that a lever acts on; none means all."""


def is_meant(segment: Segment, names: Names) -> bool:
    """Whether a lever for these segments acts on this one."""
    return names is None or segment.name in names


def with_segments(mix: OrderMix, names: Names, change: Callable[[Segment], Segment]) -> OrderMix:
    """A shop with the segments that are meant changed."""
    segments = (change(segment) if is_meant(segment, names) else segment for segment in mix.segments)
    return replace(mix, segments=tuple(segments))


def meant_segments(mix: OrderMix, names: Names) -> Iterable[Segment]:
    """The segments of a shop that are meant."""
    return (segment for segment in mix.segments if is_meant(segment, names))


def without_orphaned_rings(mix: OrderMix) -> OrderMix:
    """A shop without rings where the goods they buy cannot be had pay-later any more."""
    rings = mix.assumptions.rings
    open_to_rings = any(s.name == rings.segment and s.pay_later_orders > 0 for s in mix.segments)
    if rings.per_month == 0 or open_to_rings:
        return mix
    return replace(mix, assumptions=replace(mix.assumptions, rings=replace(rings, per_month=0.0)))
