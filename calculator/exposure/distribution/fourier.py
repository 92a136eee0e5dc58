"""The fast Fourier transform of real sequences, in pure Python.

    X_k = sum_j x_j exp(-2 pi i j k / N),   k = 0 ... N/2,   N a power of two

A real sequence of length N is transformed as a complex one of half the length, its even terms as real and
its odd terms as imaginary part. Sources: Cooley and Tukey (1965), Mathematics of Computation 19, 297; Press
et al., Numerical Recipes, 3rd ed., section 12.3. Twiddle factors are kept per length.
"""

import cmath
import math
from collections.abc import Callable, Sequence
from functools import cache
from operator import add, itemgetter, mul, sub

Column = tuple[complex, ...]


@cache
def circle(points: int) -> Column:
    """exp(-2 pi i k / points) for every k below `points`."""
    return tuple(cmath.rect(1.0, -2 * math.pi * k / points) for k in range(points))


def transform(x: Sequence[complex]) -> list[complex]:
    """The transform of a complex sequence whose length is a power of two.

    Every stage takes one term of each quarter and leaves the four terms of their transform, turned, side by
    side (constant geometry, Pease 1968, Journal of the ACM 15, 252); a last pair of halves is only added and
    subtracted. In Pyodide four terms at a time take three quarters of the time of two.
    """
    points = len(x)
    quarter = points // 4
    for once, twice, thrice in stages(points):
        quarters = [x[start : start + quarter] for start in range(0, points, quarter)]
        x = []
        for a, b, c, d, one, two, three in zip(*quarters, once, twice, thrice, strict=True):
            even, odd = a + c, b + d
            left, down = a - c, 1j * (b - d)
            x += (even + odd, (left - down) * one, (even - odd) * two, (left + down) * three)
    if points.bit_length() % 2 == 0:
        halves = zip(x[: points // 2], x[points // 2 :], strict=True)
        x = [term for a, b in halves for term in (a + b, a - b)]
    return list(in_order(points)(x)) if points > 1 else list(x)


@cache
def stages(points: int) -> tuple[tuple[Column, ...], ...]:
    """By what each stage turns the second, third and fourth term that it leaves."""
    turns = circle(points)
    return tuple(
        tuple(
            tuple(turns[times * (place >> digits << digits)] for place in range(points // 4))
            for times in (1, 2, 3)
        )
        for digits in range(0, points.bit_length() - 2, 2)
    )


@cache
def in_order(points: int) -> Callable[[Sequence[complex]], Sequence[complex]]:
    """Picks the terms of a sequence from where the stages leave them; `points` at least 2.

    Each stage finds a digit of a term's number, to base 4 and the lowest first, and writes it behind those
    found before.
    """

    def place(number: int) -> int:
        found, base, left = 0, 4, points
        while left > 1:
            base = min(base, left)
            number, digit = divmod(number, base)
            found, left = found * base + digit, left // base
        return found

    return itemgetter(*map(place, range(points)))


def real_transform(x: Sequence[float]) -> list[complex]:
    """The transform of a real sequence, frequencies 0 to N/2; N a power of two, at least 2."""
    packed = transform(list(map(complex, x[::2], x[1::2])))
    packed.append(packed[0])
    lower, upper = halves(len(x))
    return parted(packed[lower], list(map(complex.conjugate, packed[upper])), len(x))


def inverse_real_transform(spectrum: Sequence[complex]) -> list[float]:
    """The real sequence of length N whose transform at the frequencies 0 to N/2 is given."""
    points = 2 * (len(spectrum) - 1)
    lower, upper = halves(points)
    # The transform of the conjugate is the conjugate of the inverse transform, times its length.
    conjugate = list(map(complex.conjugate, spectrum[lower]))
    packed = transform(parted(conjugate, spectrum[upper], points)[:-1])
    scale = 2 / points
    x = [0.0] * points
    x[::2] = [z.real * scale for z in packed]
    x[1::2] = [-z.imag * scale for z in packed]
    return x


def halves(points: int) -> tuple[slice, slice]:
    """The lower half of the frequencies 0 to N/2, and the upper half from its end; the middle is in both."""
    return slice(points // 4 + 1), slice(None, (points // 2 - 1) // 2, -1)


def parted(z: Sequence[complex], mirrored: Sequence[complex], points: int) -> list[complex]:
    """The even terms' transform and the odd terms', turned, out of one that has both, and added up.

    `z` is its lower half, `mirrored` the conjugate of its upper half from the end on; so the upper half of
    the sum is the conjugate of the lower half's difference.
    """
    even = [0.5 * term for term in map(add, z, mirrored)]
    odd = list(map(mul, quarter_turns(points), map(sub, z, mirrored)))
    below = slice((points // 2 - 1) // 2, None, -1)
    return [*map(add, even, odd), *map(complex.conjugate, map(sub, even[below], odd[below]))]


@cache
def quarter_turns(points: int) -> Column:
    """-i/2 exp(-2 pi i k / points) for k = 0 ... points/4: what parts even terms from odd ones."""
    return tuple(-0.5j * turn for turn in circle(points)[: points // 4 + 1])
