"""Linear scales and axes in round numbers.

A tick step is 1, 2, 2.5 or 5 times a power of ten: short to write in thousands as well as in 万.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

ROUND = (1.0, 2.0, 2.5, 5.0, 10.0)


@dataclass(frozen=True, slots=True)
class Scale:
    """A straight line from numbers (`low` to `high`) to places in the drawing (`start` to `end`)."""

    low: float
    high: float
    start: float
    end: float

    def __call__(self, value: float) -> float:
        """The place of a number; numbers beyond the ends stay at the ends."""
        return self.places((value,))[0]

    def places(self, values: Iterable[float]) -> list[float]:
        """The places of hundreds of numbers."""
        low, high, start = self.low, self.high, self.start
        span, room = high - low, self.end - start
        return [
            start + ((low if value < low else high if value > high else value) - low) / span * room
            for value in values
        ]


def round_step(span: float, most: int) -> float:
    """The smallest round step that divides a span into at most so many parts.

    `span` > 0 in any unit, `most` >= 1; the step has the unit of the span.
    """
    rough = span / most
    power = 10.0 ** floor(log10(rough))
    return next(factor * power for factor in ROUND if factor * power >= rough * (1 - 1e-9))


def ticks(high: float, most: int) -> list[float]:
    """Round numbers from 0 to the first one at above `high`, at most `most` + 1 of them; 0 and 1 for none."""
    if high <= 0:
        return [0.0, 1.0]
    step = round_step(high, most)
    return [position * step for position in range(ceil(high / step * (1 - 1e-9)) + 1)]


def ticks_between(low: float, high: float, most: int) -> list[float]:
    """Round numbers from `low` to `high`, at most `most` + 1 of them; `low` < `high`."""
    step = round_step(high - low, most)
    return [place * step for place in range(ceil(low / step - 1e-9), floor(high / step + 1e-9) + 1)]


def ticks_around_zero(values: Iterable[float], most: int) -> list[float]:
    """Round numbers from at most the lowest value and 0 to at least the highest; 0 and 1 where all are 0."""
    all_values = [0.0, *values]
    low, high = min(all_values), max(all_values)
    if low == high:
        return [0.0, 1.0]
    step = round_step(high - low, most)
    return [place * step for place in range(floor(low / step + 1e-9), ceil(high / step - 1e-9) + 1)]


def days_told(last: int) -> range:
    """Days for the rows of a table, from 0 to the last: every 5, 10, 15, … days, at most fifteen rows."""
    return range(0, last + 1, next((days for days in (5, 10, 15, 30, 60) if last / days <= 14), 120))


def day_ticks(last: float) -> list[float]:
    """Days for the time axis: every 15, 30, 60, 90, … days, at most seven labels."""
    step = next((days for days in (15, 30, 60, 90, 180, 270) if last / days <= 6), 365)
    return [float(day) for day in range(0, floor(last) + 1, step)]
