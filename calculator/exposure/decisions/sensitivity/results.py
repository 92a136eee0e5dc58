"""Tornadoes as the result tells them. Field names are those of the JSON result; money or a rate."""

from dataclasses import dataclass

from calculator.exposure.counts.own_history import counted_intervals
from calculator.exposure.decisions.sensitivity.ranges import Range, ranges_of
from calculator.exposure.decisions.sensitivity.tornado import Measure, Tornado, tornadoes
from calculator.exposure.shop_exposure import read_off
from calculator.shop.order_mix import OrderMix

NOTICEABLE = 1e-8
"""A move, relative to the figure, that is more than rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedInput:
    """A figure with one input at the low and at the high end of its range.

    The ends are multiples of what was entered, or values, or the lowest and the highest end of the intervals
    that the merchant's own counts give, segment by segment: `ends_are` says which.
    """

    input: str
    low: float
    high: float
    ends_are: str
    at_low: float
    at_high: float


@dataclass(frozen=True, slots=True, kw_only=True)
class FigureSensitivity:
    """One figure as it is, the inputs that move it, from the widest on, and with all at their worse ends."""

    figure: str
    base: float
    inputs: tuple[MovedInput, ...]
    all_adverse: float


def sensitivities(mix: OrderMix, measure: Measure) -> dict[str, FigureSensitivity]:
    """The tornado of each figure that a measure gives, by name."""
    ranges = ranges_of(mix, counted_intervals(mix))
    return {name: _told(tornado) for name, tornado in tornadoes(mix, measure, ranges).items()}


def _told(tornado: Tornado) -> FigureSensitivity:
    return FigureSensitivity(
        figure=tornado.figure,
        base=read_off(tornado.base),
        inputs=tuple(
            _moved(bar.moved, read_off(bar.at_low), read_off(bar.at_high))
            for bar in tornado.bars
            if bar.width > NOTICEABLE * abs(tornado.base)
        ),
        all_adverse=read_off(tornado.all_adverse),
    )


def _moved(moved: Range, at_low: float, at_high: float) -> MovedInput:
    low, high, ends_are = moved.low, moved.high, "values" if moved.values else "multiples"
    if moved.by_segment:
        intervals = [interval for _, interval in moved.by_segment]
        low, high = min(one.low for one in intervals), max(one.high for one in intervals)
        ends_are = "intervals"
    return MovedInput(
        input=moved.input, low=low, high=high, ends_are=ends_are, at_low=at_low, at_high=at_high
    )
