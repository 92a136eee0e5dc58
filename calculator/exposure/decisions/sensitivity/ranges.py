"""From where to where each input may move, and the shop with an input moved.

Without a range of its own an input of the segments moves by a fifth, in all segments at once; the
volatility goes from 0.25 to 1.0, and the guarantee may fall away. A counted rate goes from one end of its
interval to the other, Equation (16), segment by segment. A range that the merchant gave an input takes the
place of any of these. Shares stay between 0 and 1.
"""

import math
from collections.abc import Mapping
from dataclasses import dataclass, replace

from calculator.exposure.counts.intervals import Interval
from calculator.shop.order_mix import Assumptions, OrderMix, Segment

FIFTH = (0.8, 1.2)
SHARES = frozenset(
    (
        "non_payment_rate",
        "fraud_rate",
        "return_rate",
        "late_share",
        "guarantee_coverage",
        "claim_success_rate",
        "recovery_rate",
        "incremental_share",
    )
)
SEGMENT_INPUTS = (*sorted(SHARES), "average_order_value", "due_days", "goods_cost_share")
SHOP_INPUTS = ("cost_of_capital", "write_off_days")
VOLATILITY, RINGS = "non_payment_volatility", "rings_per_month"


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """The low and the high end of an input: multiples of what the mix says, or the `values` themselves.

    `by_segment` gives segments ends of their own, as values.
    """

    input: str
    low: float = FIFTH[0]
    high: float = FIFTH[1]
    values: bool = False
    by_segment: tuple[tuple[str, Interval], ...] = ()


def usual_ranges(mix: OrderMix, counted_rates: Mapping[str, Interval] | None = None) -> tuple[Range, ...]:
    """The ranges of all inputs that the mix uses; `counted_rates` are intervals by segment name."""
    ranges = [
        Range(input=name)
        for name in SEGMENT_INPUTS
        if any(getattr(segment, name) for segment in mix.segments) and name != "guarantee_coverage"
    ]
    if any(segment.guarantee_coverage for segment in mix.segments):
        ranges.append(Range(input="guarantee_coverage", low=0.0))
    if counted_rates:
        counted = Range(input="non_payment_rate", by_segment=tuple(counted_rates.items()))
        ranges = [counted, *(one for one in ranges if one.input != "non_payment_rate")]
    ranges += [Range(input=name) for name in SHOP_INPUTS if getattr(mix.assumptions, name)]
    ranges.append(Range(input=VOLATILITY, low=0.25, high=1.0, values=True))
    if mix.assumptions.rings.per_month:
        ranges.append(Range(input=RINGS))
    return tuple(ranges)


def ranges_of(mix: OrderMix, counted_rates: Mapping[str, Interval] | None = None) -> tuple[Range, ...]:
    """The usual ranges, but for the inputs that the merchant gave one of their own."""
    own = {one.input: one for one in mix.ranges}
    return tuple(
        replace(usual, low=own[usual.input].low, high=own[usual.input].high, by_segment=())
        if usual.input in own
        else usual
        for usual in usual_ranges(mix, counted_rates)
    )


def at_end(mix: OrderMix, moved: Range, *, high: bool) -> OrderMix:
    """The shop with one input at the low or the high end of its range."""
    return at_ends(mix, {moved: high})


def at_ends(mix: OrderMix, ends: Mapping[Range, bool]) -> OrderMix:
    """The shop with each of these inputs at an end of its range, the high one where that is said."""
    of_segments = {moved: high for moved, high in ends.items() if moved.input in SEGMENT_INPUTS}
    if of_segments:
        mix = replace(mix, segments=tuple(_segment_at(segment, of_segments) for segment in mix.segments))
    for moved, high in ends.items():
        if moved not in of_segments:
            end = moved.high if high else moved.low
            mix = replace(mix, assumptions=_assumptions_at(mix.assumptions, moved, end))
    return mix


def _segment_at(segment: Segment, ends: Mapping[Range, bool]) -> Segment:
    changes = {moved.input: _value_at(segment, moved, high=high) for moved, high in ends.items()}
    return segment.changed(**changes)


def _value_at(segment: Segment, moved: Range, *, high: bool) -> float:
    end = moved.high if high else moved.low
    value = end if moved.values else float(getattr(segment, moved.input)) * end
    if moved.by_segment and (own := dict(moved.by_segment).get(segment.name)):
        value = own.high if high else own.low
    return min(value, 1.0 if moved.input in SHARES else math.inf)


def _assumptions_at(assumptions: Assumptions, moved: Range, end: float) -> Assumptions:
    if moved.input == RINGS:
        rings = assumptions.rings
        per_month = end if moved.values else rings.per_month * end
        return replace(assumptions, rings=replace(rings, per_month=per_month))
    value = end if moved.values else getattr(assumptions, moved.input) * end
    changes: dict[str, float] = {moved.input: value}
    return replace(assumptions, **changes)  # type: ignore[arg-type]
