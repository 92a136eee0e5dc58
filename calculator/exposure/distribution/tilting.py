"""Exponential tilting: the lower end of a law on a lattice that the whole law does not fit on.

What lies beyond the last point comes back from the other end of a transform. Damping keeps it small: with N
points and theta = tilt / N

    g_j = exp(-theta j) P(L = j h),      aliasing below exp(-tilt),      rounding below exp(tilt) 1e-16

A generating function at the points of the circle with radius exp(-theta) is the transform of g; so a sum's
law needs the damped weights of what is summed, and its own damping taken off at the end.
Source: Gruebel and Hermesmeier (1999), ASTIN Bulletin 29, 197, algorithm 5.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from operator import mul, truediv


@lru_cache(maxsize=16)
def damping(points: int, tilt: float) -> tuple[float, ...]:
    """exp(-theta j) for j = 0 ... N - 1; a tilt of 0 damps nothing."""
    return tuple(math.exp(-tilt / points * place) for place in range(points))


def tilted(values: Sequence[float], damped_by: Sequence[float]) -> list[float]:
    """Values on a lattice, damped."""
    return list(map(mul, values, damped_by))


def untilted(values: Sequence[float], damped_by: Sequence[float]) -> list[float]:
    """The values that were damped so."""
    return list(map(truediv, values, damped_by))
