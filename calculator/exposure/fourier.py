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


@cache
def twiddles(points: int) -> tuple[complex, ...]:
    """exp(-2 pi i k / points) for the lower half of the circle."""
    return tuple(cmath.rect(1.0, -2 * math.pi * k / points) for k in range(points // 2))


@cache
def stages(points: int) -> tuple[tuple[complex, ...], ...]:
    """The factors of each stage but the last, whose factors are all 1."""
    turns = twiddles(points)
    levels = range(points.bit_length() - 2)
    return tuple(tuple(turns[j >> level << level] for j in range(points // 2)) for level in levels)


@cache
def bit_reversed(points: int) -> Callable[[Sequence[complex]], Sequence[complex]]:
    """Picks the terms of a sequence in the order in which the stages leave them; `points` at least 2."""
    digits = points.bit_length() - 1
    return itemgetter(*(int(f"{place:0{digits}b}"[::-1], 2) for place in range(points)))


def transform(x: Sequence[complex]) -> list[complex]:
    """The transform of a complex sequence whose length is a power of two.

    Every stage pairs the two halves and leaves sums and turned differences side by side (constant geometry,
    Pease 1968, Journal of the ACM 15, 252), so that each is a few operations on whole lists.
    """
    points = len(x)
    if points == 1:
        return list(x)
    half = points // 2
    for turns in stages(points):
        paired = [0j] * points
        paired[::2] = map(add, x[:half], x[half:])
        paired[1::2] = map(mul, map(sub, x[:half], x[half:]), turns)
        x = paired
    last = [0j] * points
    last[::2] = map(add, x[:half], x[half:])
    last[1::2] = map(sub, x[:half], x[half:])
    return list(bit_reversed(points)(last))


def real_transform(x: Sequence[float]) -> list[complex]:
    """The transform of a real sequence, frequencies 0 to N/2; N a power of two, at least 2."""
    packed = transform(list(map(complex, x[::2], x[1::2])))
    packed.append(packed[0])
    mirrored = [z.conjugate() for z in reversed(packed)]
    turns = (*twiddles(len(x)), -1)
    return [0.5 * (z + m - 1j * turn * (z - m)) for z, m, turn in zip(packed, mirrored, turns, strict=True)]


def inverse_real_transform(spectrum: Sequence[complex]) -> list[float]:
    """The real sequence of length N whose transform at the frequencies 0 to N/2 is given."""
    half = len(spectrum) - 1
    mirrored = [z.conjugate() for z in reversed(spectrum)]
    turns = twiddles(2 * half)
    # The transform of the conjugate is the conjugate of the inverse transform, times its length.
    packed = transform(
        [
            (z + m).conjugate() - 1j * turn * (z - m).conjugate()
            for z, m, turn in zip(spectrum[:-1], mirrored, turns, strict=False)
        ]
    )
    scale = 1 / (2 * half)
    x = [0.0] * (2 * half)
    x[::2] = [z.real * scale for z in packed]
    x[1::2] = [-z.imag * scale for z in packed]
    return x
