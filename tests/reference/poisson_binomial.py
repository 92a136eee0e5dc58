"""Independent orders with rates of their own: a product of binomial factors with a single trial each."""

from functools import reduce
from operator import mul
from typing import Any

from calculator.exposure.distribution.fourier import inverse_real_transform
from tests.exposure.distribution.random_sums import sector_factor
from tests.reference import reference_case

CASES = {case["name"]: case for case in reference_case("05")["cases"]}
SINGLE_TRIAL = -1.0
"""A binomial number with n trials has dispersion -1/n."""


def law_of_orders(orders: list[tuple[float, int]], points: int) -> list[float]:
    """The law of the amount lost when order n loses a whole amount with a probability of its own."""
    factors = []
    for probability, amount in orders:
        weights = [0.0] * amount + [probability]
        factors.append(sector_factor(weights, SINGLE_TRIAL, points))
    return inverse_real_transform(reduce(lambda one, other: list(map(mul, one, other)), factors))


def repeated(case: dict[str, Any]) -> list[float]:
    times = case.get("wts", [1] * len(case["p"]))
    return [p for p, often in zip(case["p"], times, strict=True) for _ in range(often)]
