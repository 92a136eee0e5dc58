"""What one bad order costs as a function of its value: continuous, piecewise linear, increasing.

A severity is a tuple of pieces; from `start` on, up to the start of the next piece, the loss of an order of
value v is `slope` v + `intercept`. The kinks are those of the contract (the cap per order), so moments are
exact:

    E[X]   = sum over pieces of  a E[V 1] + b P(1)
    E[X^2] = sum over pieces of  a^2 E[V^2 1] + 2 a b E[V 1] + b^2 P(1)
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from calculator.exposure.distribution.order_value import OrderValue, between


class Piece(NamedTuple):
    """Loss `slope` v + `intercept` for order values v from `start` (money) on."""

    start: float
    slope: float
    intercept: float


Severity = tuple[Piece, ...]
NOTHING: Severity = (Piece(0.0, 0.0, 0.0),)


def intervals(severity: Severity) -> Iterator[tuple[Piece, float]]:
    """Each piece with the order value at which it ends."""
    ends = [piece.start for piece in severity[1:]] + [math.inf]
    return zip(severity, ends, strict=True)


def loss_of(severity: Severity, value: float) -> float:
    """The loss of an order of this value (money)."""
    piece = [piece for piece in severity if piece.start <= value][-1]
    return piece.slope * value + piece.intercept


@lru_cache(maxsize=4096)
def probability_of_loss(severity: Severity, value: OrderValue) -> float:
    """P(X > 0)."""
    return math.fsum(
        value.moment_between(0, piece.start, end)
        for piece, end in intervals(severity)
        if piece.slope or piece.intercept
    )


class Moments(NamedTuple):
    """E[X] (money) and E[X^2] (money squared)."""

    mean: float
    square: float


@lru_cache(maxsize=4096)
def loss_moments(severity: Severity, value: OrderValue) -> Moments:
    """Exact moments of the loss of an order; kept, because every run asks for the same ones several times."""
    if value.is_constant:
        loss = loss_of(severity, value.uncut_mean)
        return Moments(loss, loss * loss)
    mean: list[float] = []
    square: list[float] = []
    kept = value.kept
    above = value.moments_above(severity[0].start)
    for (_, slope, intercept), end in intervals(severity):
        above_start, above = above, value.moments_above(min(end, value.largest))
        share, worth, worth_squared = between(above_start, above, kept)
        if slope:
            mean.append(slope * worth)
            square.append(slope * slope * worth_squared)
        if intercept:
            mean.append(intercept * share)
            square += [2 * slope * intercept * worth, intercept * intercept * share]
    return Moments(math.fsum(mean), math.fsum(square))
