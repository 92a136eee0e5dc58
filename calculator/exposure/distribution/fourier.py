"""The fast Fourier transform of real sequences, in pure Python.

    X_k = sum_j x_j exp(-2 pi i j k / N),   k = 0 ... N/2,   N a power of two

A real sequence is transformed as a complex one of half the length, its even terms as real and its odd terms
as imaginary part. Columns are added and multiplied as wholes, which Python does fastest.
Sources: Cooley and Tukey (1965), Mathematics of Computation 19, 297; Pease (1968), Journal of the ACM 15,
252, on stages that all read and write alike; Press et al., Numerical Recipes, 3rd ed., section 12.3.
"""

import cmath
import math
from collections.abc import Sequence
from functools import cache
from operator import add, mul, sub

Column = Sequence[complex]


@cache
def circle(points: int) -> tuple[complex, ...]:
    """exp(-2 pi i k / points) for every k below `points`."""
    return tuple(cmath.rect(1.0, -2 * math.pi * k / points) for k in range(points))


def real_transform(x: Sequence[float]) -> list[complex]:
    """The transform of a real sequence, frequencies 0 to N/2; N a power of two, at least 2."""
    packed = _transform(list(map(complex, x[::2], x[1::2])))
    return [0.5 * z for z in _parted([*packed, packed[0]])]


def inverse_real_transform(spectrum: Column) -> list[float]:
    """The real sequence of length N whose transform at the frequencies 0 to N/2 is given."""
    # The transform of the conjugate is the conjugate of the inverse transform, times its length.
    packed = _transform(_parted(list(map(complex.conjugate, spectrum)))[:-1])
    points = 2 * len(packed)
    x = [0.0] * points
    x[::2] = [z.real / points for z in packed]
    x[1::2] = [-z.imag / points for z in packed]
    return x


def _parted(z: Column) -> list[complex]:
    """Twice the sum of the even terms' transform and the odd terms', turned, out of one that has both."""
    mirrored = list(map(complex.conjugate, reversed(z)))
    odd = map(mul, _quarter_turned(2 * len(z) - 2), map(sub, z, mirrored))
    return list(map(add, map(add, z, mirrored), odd))


@cache
def _quarter_turned(points: int) -> Column:
    """-i exp(-2 pi i k / points) as far as half the points: what parts even terms from odd ones."""
    return [-1j * turn for turn in circle(points)[: points // 2]] + [1j]


def _transform(x: Column) -> Column:
    """The transform of a complex sequence; each stage joins the transforms of even and of odd terms."""
    order, stages = _plan(len(x))
    x = [x[place] for place in order]
    for turns in stages:
        even, odd = x[::2], list(map(mul, x[1::2], turns))
        x = [*map(add, even, odd), *map(sub, even, odd)]
    return x


@cache
def _plan(points: int) -> tuple[list[int], list[Column]]:
    """Places in the order of their reversed binary digits, and by what each stage turns."""
    order, stages = [0], list[Column]()
    while len(order) < points:
        apart = points // 2 // len(order)
        stages.append([circle(points)[place // apart * apart] for place in range(points // 2)])
        order = [2 * place + last for last in (0, 1) for place in order]
    return order, stages
