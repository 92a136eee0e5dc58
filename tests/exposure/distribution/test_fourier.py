"""The transform against its definition."""

import cmath
import math

import pytest

from calculator.exposure.distribution.fourier import inverse_real_transform, real_transform


def by_definition(x: list[float]) -> list[complex]:
    points = len(x)
    return [
        sum(value * cmath.rect(1, -2 * math.pi * j * k / points) for j, value in enumerate(x))
        for k in range(points // 2 + 1)
    ]


@pytest.mark.parametrize("points", [2, 4, 8, 16, 32, 128])
def test_transform_is_the_sum_that_defines_it(points: int) -> None:
    x = [math.sin(3 * k) + k % 5 for k in range(points)]
    for found, expected in zip(real_transform(x), by_definition(x), strict=True):
        assert found == pytest.approx(expected, abs=1e-11)


@pytest.mark.parametrize("points", [2, 4, 8, 4096])
def test_there_and_back(points: int) -> None:
    x = [math.cos(k * k) for k in range(points)]
    assert inverse_real_transform(real_transform(x)) == pytest.approx(x, abs=1e-14)
