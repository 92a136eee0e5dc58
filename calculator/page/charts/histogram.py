"""A fine lattice of probabilities gathered into bars of a round width.

Each lattice point stands for the losses within half a step of it and is shared between the bars that it
touches; without that, bars that hold one point more than their neighbours would look higher than they are.
A point at zero is exactly zero and belongs to the first bar whole.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate


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
    cumulative = list(accumulate(probability, initial=0.0))
    edges = [low + place * width for place in range(count + 1)]
    below = [_below(edge - origin, step, cumulative, from_zero=origin == 0) for edge in edges]
    return [
        Bar(edge, edges[place + 1], below[place + 1] - below[place]) for place, edge in enumerate(edges[:-1])
    ]


def _below(distance: float, step: float, cumulative: Sequence[float], *, from_zero: bool) -> float:
    """The probability of losses less than `distance` (money) above the first lattice point."""
    if from_zero and distance <= step / 2:
        return cumulative[1] if distance > 0 else 0.0
    last = len(cumulative) - 1
    if step == 0:
        return cumulative[last] if distance > 0 else 0.0
    points = min(max(distance / step + 0.5, 0.0), last)
    whole = int(points)
    within = cumulative[min(whole + 1, last)] - cumulative[whole]
    return cumulative[whole] + (points - whole) * within
