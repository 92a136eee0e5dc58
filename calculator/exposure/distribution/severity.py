"""What one bad order costs as a function of its value: continuous, piecewise linear, increasing.

A severity is a tuple of pieces; from `start` on, up to the start of the next piece, the loss of an order of
value v is `slope` v + `intercept`. The kinks are those of the contract (the cap per order), so moments are
exact: over each piece, with the moments of V there,

    E[X] = a E[V] + b P,     E[X^2] = a E[V X] + b E[X],     E[V X] = a E[V^2] + b E[V],     and so on
"""

import math
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from calculator.exposure.distribution.order_value import KEPT, Moments, OrderValue


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


@lru_cache(maxsize=KEPT)
def loss_moments(severity: Severity, value: OrderValue, most: float = math.inf) -> Moments:
    """Exact moments of the loss of an order if it is at most `most` (money), else of 0."""
    found = [0.0, 0.0, 0.0, 0.0]
    for (start, a, b), end in intervals(severity):
        last = min(end, (most - b) / a) if a > 0 else end if b <= most else start
        if (a or b) and start < last:
            v0, v1, v2, v3 = value.moments_between(start, last)
            x1, vx, vvx = a * v1 + b * v0, a * v2 + b * v1, a * v3 + b * v2
            x2, vxx = a * vx + b * x1, a * vvx + b * vx
            for power, part in enumerate((v0, x1, x2, a * vxx + b * x2)):
                found[power] += part
    return Moments(*found)
