"""Where it turns: the net benefit over one input, for the inputs that move it most.

An input moves from half to twice what was entered, further where its range in the tornado reaches further, in
all segments at once; an input whose range is one of values moves over that. Shares stop at 1, and the course
ends where the last of them does. Closed forms throughout, Equation (17) with rings and monthly cap, so the
turning point is as exact as its search. Money over the horizon; values in the unit of the input.
"""

import math
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice

from calculator.exposure.decisions.break_even import root
from calculator.exposure.decisions.sensitivity.ranges import (
    RINGS,
    SEGMENT_INPUTS,
    SHARES,
    Range,
    at_end,
    ranges_of,
)
from calculator.exposure.decisions.shop_figures import AS_FOUND, Scales, ShopFigures
from calculator.exposure.shop_exposure import read_off
from calculator.shop.order_mix import OrderMix

MOST, POINTS = 3, 11
"""How many inputs are shown, and at how many places each."""
HALF, TWICE = 0.5, 2.0
BELOW, ABOVE, EVERYWHERE, NOWHERE = "below", "above", "everywhere", "nowhere"


@dataclass(frozen=True, slots=True, kw_only=True)
class Curve:
    """The net benefit over one input.

    `values` rise; where segments differ in the input, they are means over all pay-later orders, as is `now`.
    `path` is that of the input, with `[]` for every segment. `turns_at` is the value nearest to `now` at
    which the net benefit is 0, and `pays` the side of it on which pay-later pays; without one, `pays` is
    `everywhere` or `nowhere` on the curve.
    """

    input: str
    path: str
    now: float
    net_benefit_now: float
    values: tuple[float, ...]
    net_benefit: tuple[float, ...]
    turns_at: float | None
    pays: str


def curves_of(mix: OrderMix, inputs: Iterable[str], scales: Scales = AS_FOUND) -> tuple[Curve, ...]:
    """The curves of the first of these inputs; none of a shop without pay-later orders.

    An input that is 0 has no curve, for it has no multiples, though counts may give its rate an interval.
    `scales` are those of the shop, if its figures are known; only a monthly cap needs them.
    """
    if not any(segment.pay_later_orders for segment in mix.segments):
        return ()
    ranges = {one.input: one for one in ranges_of(mix)}
    return tuple(_curve(mix, ranges[name], scales) for name in islice(filter(ranges.get, inputs), MOST))


def _curve(mix: OrderMix, given: Range, scales: Scales) -> Curve:
    def shop_at(place: float) -> OrderMix:
        return at_end(mix, Range(input=given.input, low=place, values=given.values), high=False)

    def benefit_of(shop: OrderMix) -> float:
        return ShopFigures(shop, scales).net_benefit

    def benefit(place: float) -> float:
        return benefit_of(shop_at(place))

    low, high = _ends(mix, given)
    places = [low + step * (high - low) / (POINTS - 1) for step in range(POINTS)]
    shops = [shop_at(place) for place in places]
    found = [benefit_of(shop) for shop in shops]
    now = _value(mix, given.input) if given.values else 1.0
    turns = [
        root(benefit, (before, at_before), (after, at_after))
        for before, after, at_before, at_after in zip(places, places[1:], found, found[1:], strict=False)
        if (at_before > 0) != (at_after > 0)
    ]
    turn = min(turns, key=lambda place: abs(place - now), default=None)
    return Curve(
        input=given.input,
        path=_path(given.input),
        now=_value(mix, given.input),
        net_benefit_now=read_off(benefit_of(mix)),
        values=tuple(_value(shop, given.input) for shop in shops),
        net_benefit=tuple(map(read_off, found)),
        turns_at=None if turn is None else read_off(_value(shop_at(turn), given.input)),
        pays=_side(found, places, turn),
    )


def _ends(mix: OrderMix, given: Range) -> tuple[float, float]:
    if given.values:
        return given.low, given.high
    low, high = min(HALF, given.low), max(TWICE, given.high)
    if given.input in SHARES:
        shares = (float(getattr(one, given.input)) for one in mix.segments)
        high = min(high, 1 / min(share for share in shares if share > 0))
    return low, high


def _side(found: list[float], places: list[float], turn: float | None) -> str:
    if turn is None:
        return EVERYWHERE if found[0] > 0 else NOWHERE
    before = max(place for place, at in enumerate(places) if at <= turn or place == 0)
    return BELOW if found[before] > found[min(before + 1, len(found) - 1)] else ABOVE


def _value(mix: OrderMix, name: str) -> float:
    """An input of a shop; of its segments the mean over all pay-later orders."""
    if name == RINGS:
        return mix.assumptions.rings.per_month
    if name not in SEGMENT_INPUTS:
        return float(getattr(mix.assumptions, name))
    orders = math.fsum(one.pay_later_orders for one in mix.segments)
    return math.fsum(one.pay_later_orders * float(getattr(one, name)) for one in mix.segments) / orders


def _path(name: str) -> str:
    if name == RINGS:
        return "assumptions.rings.per_month"
    return f"segments[].{name}" if name in SEGMENT_INPUTS else f"assumptions.{name}"
