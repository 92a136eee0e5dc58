"""Tilting: what lies beyond the last point stays off the lattice."""

import math

import pytest

from calculator.exposure.distribution.fourier import inverse_real_transform, real_transform
from calculator.exposure.distribution.tilting import damping, tilted, untilted


def test_the_lower_end_of_a_law_that_the_lattice_does_not_hold() -> None:
    """Poisson of mean 40 on 64 points of one: a law whose upper end would come back at the lower one."""
    mean, points = 40.0, 64
    exact = [math.exp(k * math.log(mean) - mean - math.lgamma(k + 1)) for k in range(points)]
    assert 1 - math.fsum(exact) > 1e-4

    def law(tilt: float) -> list[float]:
        damped = damping(points, tilt)
        one = real_transform(tilted([0.0, 1.0, *([0.0] * (points - 2))], damped))
        total = [complex(math.e) ** (mean * (z - 1)) for z in one]
        return untilted(inverse_real_transform(total), damped)

    assert max(abs(found - p) for found, p in zip(law(0.0), exact, strict=True)) > 1e-6
    assert law(14.0) == pytest.approx(exact, abs=1e-10)
