"""A fine lattice of probabilities gathered into bars of a round width.

Each lattice point stands for the losses within half a step of it and is shared between the bars that it
touches; without that, bars that hold one point more than their neighbours would look higher than they are.
A point at zero is exactly zero and belongs to the first bar whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor


@dataclass(frozen=True, slots=True)
class Bar:
    """The probability of a loss from `low` to `high` (money)."""

    low: float
    high: float
    probability: float


def bars(
    origin: float, step: float, probability: Sequence[float], *, low: float, width: float, count: int
) -> list[Bar]:
    """`count` bars of a width, from `low` on, over a lattice that starts at `origin` (all in money).

    What lies outside the bars is left out: it is 1 less the sum of the bars.
    """
    held = [0.0] * count
    for index, mass in enumerate(probability):
        centre = origin + index * step
        start = centre if centre == 0 else centre - step / 2
        end = centre + step / 2
        if centre == 0 or step == 0:
            end = start
        first = floor((start - low) / width)
        if first >= count:
            break
        if first >= 0 and end <= low + (first + 1) * width and low + first * width <= start < end:
            held[first] += mass
            continue
        for position in range(max(0, first), count):
            bar_low, bar_high = low + position * width, low + (position + 1) * width
            if bar_low > end or (bar_low == end and end > start):
                break
            share = 1.0 if end == start else (min(end, bar_high) - max(start, bar_low)) / (end - start)
            if end > start or bar_low <= start < bar_high:
                held[position] += mass * max(share, 0.0)
    return [Bar(low + place * width, low + (place + 1) * width, mass) for place, mass in enumerate(held)]
