"""Tornadoes as the result tells them. Field names are those of the JSON result; money or a rate."""

from dataclasses import dataclass

from calculator.exposure.estimate import read_off
from calculator.exposure.sensitivity.ranges import Range, ranges_of
from calculator.exposure.sensitivity.tornado import Measure, Tornado, tornadoes
from calculator.order_mix import OrderMix

NOTICEABLE = 1e-8
"""A move, relative to the figure, that is more than rounding."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedInput:
    """A figure with one input at the low and at the high end of its range.

    The ends are multiples of what was entered, or values where `ends_are` says so.
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
    return {name: _told(tornado) for name, tornado in tornadoes(mix, measure, ranges_of(mix)).items()}


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
    return MovedInput(
        input=moved.input,
        low=moved.low,
        high=moved.high,
        ends_are="values" if moved.values or moved.by_segment else "multiples",
        at_low=at_low,
        at_high=at_high,
    )
