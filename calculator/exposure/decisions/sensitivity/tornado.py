"""The tornado: how far a figure moves when one input goes from its low to its high end, all else equal.

Bars are sorted by the distance between their ends. Inputs act on one another, which no bar shows; one more
figure does: that of all inputs at whichever end is worse for it. An input that moves nothing by itself may
do so once the others are at their worse ends (non-payment where a guarantee covers all of it), so its own is
looked for there. Money, but for the break-even rate.
"""

import math
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from typing import NamedTuple

from calculator.exposure.decisions.break_even import break_even_rate
from calculator.exposure.decisions.sensitivity.ranges import Range, at_end, at_ends, ranges_of
from calculator.exposure.decisions.shop_figures import Scales, ShopFigures
from calculator.shop.order_mix import OrderMix

EXPECTED_LOSS, BENEFIT, PEAK = "expected_book_loss", "net_benefit", "peak_receivable"
SHORTFALL, BREAK_EVEN = "expected_shortfall", "break_even_rate"

MOVES_NOTHING = 1e-6
"""Part of a figure below which an input does not move it; figures agree between machines to 1e-7."""


class Measure(NamedTuple):
    """Figures by name, and what tells them of a shop: each is worked out only if it is asked for."""

    figures: tuple[str, ...]
    of: Callable[[OrderMix], Callable[[str], float]]


@dataclass(frozen=True, slots=True)
class Bar:
    """A figure with one input at its low and at its high end."""

    moved: Range
    at_low: float
    at_high: float

    @property
    def width(self) -> float:
        """Distance between the two figures."""
        return abs(self.at_high - self.at_low) if self.at_high != self.at_low else 0.0


@dataclass(frozen=True, slots=True)
class Tornado:
    """One figure as it is, its bars from the widest on, and with all inputs at their worse ends."""

    figure: str
    base: float
    bars: tuple[Bar, ...]
    all_adverse: float


def closed_form_measure(scales: Scales) -> Measure:
    """Expected loss, net benefit and peak receivable of a shop and its variants."""
    return Measure((EXPECTED_LOSS, BENEFIT, PEAK), lambda moved: partial(getattr, ShopFigures(moved, scales)))


def shortfall_measure(scales: Scales) -> Measure:
    """The expected shortfall at 99 % of a shop and its variants."""
    return Measure((SHORTFALL,), lambda moved: partial(getattr, ShopFigures(moved, scales)))


def break_even_measure(scales: Scales) -> Measure:
    """The break-even non-payment rate of a shop and its variants, to the digits that its search knows."""
    return Measure((BREAK_EVEN,), lambda moved: lambda _: float(f"{break_even_rate(moved, scales):.7g}"))


def tornadoes(mix: OrderMix, measure: Measure, ranges: Iterable[Range] | None = None) -> dict[str, Tornado]:
    """The tornado of each figure that a measure gives."""
    moved = tuple(ranges_of(mix) if ranges is None else ranges)
    base = measure.of(mix)
    ends = [
        (one, measure.of(at_end(mix, one, high=False)), measure.of(at_end(mix, one, high=True)))
        for one in moved
    ]

    def tornado(figure: str) -> Tornado:
        bars = [Bar(one, low(figure), high(figure)) for one, low, high in ends]
        return _tornado(mix, measure, base(figure), bars, figure)

    return {figure: tornado(figure) for figure in measure.figures}


def _tornado(mix: OrderMix, measure: Measure, base: float, bars: list[Bar], figure: str) -> Tornado:
    worst = {bar.moved: _high_is_worse(bar, figure) for bar in bars if _moves(bar)}

    def together(moved: list[Range]) -> tuple[float, float]:
        low, high = (at_ends(mix, {**worst, **dict.fromkeys(moved, end)}) for end in (False, True))
        return measure.of(low)(figure), measure.of(high)(figure)

    still = [bar.moved for bar in bars if bar.moved not in worst]
    if still and _moves(Bar(still[0], *together(still))):
        for one in still:
            worst[one] = _high_is_worse(Bar(one, *together([one])), figure)
    ordered = tuple(sorted(bars, key=lambda bar: -bar.width))
    return Tornado(figure, base, ordered, measure.of(at_ends(mix, worst))(figure))


def _moves(bar: Bar) -> bool:
    return not math.isclose(bar.at_low, bar.at_high, rel_tol=MOVES_NOTHING)


def _high_is_worse(bar: Bar, figure: str) -> bool:
    return bar.at_high < bar.at_low if figure in {BENEFIT, BREAK_EVEN} else bar.at_high >= bar.at_low
