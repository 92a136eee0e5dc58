"""Gruebel and Hermesmeier's table 1: a heavy tail in a window too narrow, with and without tilting."""

import math

from calculator.exposure.distribution.fourier import inverse_real_transform, real_transform
from calculator.exposure.distribution.generating_function import number_factor
from tests.reference import reference_case

CASE = reference_case("09")
NUMBER, POINTS = CASE["inputs"]["lam"], CASE["inputs"]["M"]
COLUMNS = ("alg1_no_tilt", "alg5a", "alg5b", "alg5c")


def levy(x: float) -> float:
    """Distribution function of the Levy law: no mean, no end."""
    return math.erfc(math.sqrt(1 / (2 * x)))


def severity() -> list[float]:
    return [levy(0.5)] + [levy(k + 0.5) - levy(k - 0.5) for k in range(1, POINTS)]


def tilted_law(tilt: float) -> list[float]:
    """The law with exponential tilting, which damps what comes back from beyond the window."""
    weights = [NUMBER * f * math.exp(-tilt * k) for k, f in enumerate(severity())]
    factor = number_factor([NUMBER - z for z in real_transform(weights)], 0.0)
    return [p * math.exp(tilt * k) for k, p in enumerate(inverse_real_transform(factor))]
