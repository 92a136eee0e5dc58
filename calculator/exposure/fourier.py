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
        left, right = x[:half], x[half:]
        paired = [0j] * points
        paired[::2] = map(add, left, right)
        paired[1::2] = map(mul, map(sub, left, right), turns)
        x = paired
    left, right = x[:half], x[half:]
    last = [0j] * points
    last[::2] = map(add, left, right)
    last[1::2] = map(sub, left, right)
    return list(bit_reversed(points)(last))


@cache
def quarter_turns(points: int) -> tuple[complex, ...]:
    """-i exp(-2 pi i k / points) for k = 0 ... points/2: what parts even terms from odd ones."""
    return tuple(-1j * turn for turn in (*twiddles(points), -1))


def real_transform(x: Sequence[float]) -> list[complex]:
    """The transform of a real sequence, frequencies 0 to N/2; N a power of two, at least 2."""
    packed = transform(list(map(complex, x[::2], x[1::2])))
    packed.append(packed[0])
    mirrored = list(map(complex.conjugate, reversed(packed)))
    turned = map(mul, quarter_turns(len(x)), map(sub, packed, mirrored))
    return [0.5 * z for z in map(add, map(add, packed, mirrored), turned)]


def inverse_real_transform(spectrum: Sequence[complex]) -> list[float]:
    """The real sequence of length N whose transform at the frequencies 0 to N/2 is given."""
    half = len(spectrum) - 1
    # The transform of the conjugate is the conjugate of the inverse transform, times its length.
    conjugate = list(map(complex.conjugate, spectrum[:-1]))
    mirrored = spectrum[:0:-1]
    turned = map(mul, quarter_turns(2 * half), map(sub, conjugate, mirrored))
    packed = transform(list(map(add, map(add, conjugate, mirrored), turned)))
    scale = 1 / (2 * half)
    x = [0.0] * (2 * half)
    x[::2] = [z.real * scale for z in packed]
    x[1::2] = [-z.imag * scale for z in packed]
    return x
