"""Random sums of exponentials in closed form: the calculator's lattice comes within one step of them."""

import math
from itertools import accumulate

import pytest

from tests.exposure.distribution.random_sums import law_of_sum, lower_quantile
from tests.reference import reference_case

CASE = reference_case("10")
POINTS = 2048
NUMBERS = {
    "poisson_exponential": (50, 0.0, 0.1),
    "poisson_exponential_small": (2, 0.0, 2.0),
    "nb_exponential": (50, 0.25, 0.25),
    "geometric_exponential": (4, 1.0, 1.0),
}


def exponential_on_lattice(mean: float, step: float) -> list[float]:
    """An exponential loss split between the lattice points without moving its mean."""
    ratio = math.exp(-step / mean)
    limited = mean / step * (1 - ratio)
    return [1 - limited] + [limited * (1 - ratio) * ratio ** (k - 1) for k in range(1, POINTS)]


def law_and_step(name: str) -> tuple[list[float], float]:
    number, dispersion, step = NUMBERS[name]
    return law_of_sum(number, dispersion, exponential_on_lattice(CASE[name]["mean"], step), POINTS), step


@pytest.mark.parametrize("name", ["poisson_exponential", "nb_exponential"])
def test_quantiles_are_within_one_step(name: str) -> None:
    law, step = law_and_step(name)
    for level, quantile in zip(CASE[name]["q_levels"], CASE[name]["q"], strict=True):
        assert abs(lower_quantile(law, level) * step - quantile) <= step


@pytest.mark.parametrize("name", NUMBERS)
def test_distribution_function_is_between_its_neighbours(name: str) -> None:
    law, step = law_and_step(name)
    reached = list(accumulate(law))
    for x, cdf in zip(CASE[name]["x"], CASE[name]["cdf"], strict=True):
        point = round(x / step)
        before = reached[point - 1] if point else 0.0
        assert before - 1e-9 <= cdf <= reached[point + 1] + 1e-9
