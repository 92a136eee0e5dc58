"""Laws of random sums on 0, 1, 2, ..., from the calculator's own transform and frequency factors."""

import math
from collections.abc import Iterable, Mapping, Sequence
from functools import reduce
from operator import mul

from calculator.exposure.distribution.fourier import inverse_real_transform, real_transform
from calculator.exposure.distribution.generating_function import GeneratingFunction, number_factor
from calculator.exposure.distribution.guarantee_cap import expected_excess
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.severity import Piece

Weights = Sequence[float]


def law_of_sum(number: float, dispersion: float, severity: Weights, points: int) -> list[float]:
    """The law of a sum of an expected number of losses, each with a severity on 0, 1, 2, ..."""
    return inverse_real_transform(sector_factor([number * f for f in severity], dispersion, points, number))


def law_of_sectors(sectors: Iterable[tuple[Weights, float]], points: int) -> list[float]:
    """The law of the sum of independent sectors: expected numbers of losses by size, and a dispersion."""
    factors = [sector_factor(weights, dispersion, points) for weights, dispersion in sectors]
    return inverse_real_transform(reduce(lambda one, other: list(map(mul, one, other)), factors))


def sector_factor(
    weights: Weights, dispersion: float, points: int, number: float | None = None
) -> list[complex]:
    """One sector's factor of the generating function; `number` of losses if the weights do not add to it."""
    padded = [*weights, *[0.0] * (points - len(weights))]
    expected = sum(padded) if number is None else number
    return number_factor([expected - z for z in real_transform(padded)], dispersion)


def excess_of_sum(number: float, dispersion: float, sizes: Mapping[float, float], above: float) -> float:
    """The mean excess of a sum over an amount; `sizes` are losses by probability, multiples of the least."""
    orders = (Stream(number * p, OrderValue(size, 0.0), (Piece(0.0, 1.0, 0.0),)) for size, p in sizes.items())
    model = LossModel(tuple(orders), dispersion)
    return expected_excess(GeneratingFunction(model, Lattice(0, min(sizes), 1024)), model.mean, above)


def lower_quantile(law: Sequence[float], level: float) -> int:
    """The smallest point at which the distribution function reaches the level."""
    cumulated = 0.0
    for point, probability in enumerate(law):
        cumulated += probability
        if cumulated >= level - 1e-12:
            return point
    raise AssertionError(f"the law holds only {cumulated}")


def mean_of(law: Sequence[float]) -> float:
    """The mean of a law on 0, 1, 2, ..."""
    return sum(point * probability for point, probability in enumerate(law))


def sd_of(law: Sequence[float]) -> float:
    """The standard deviation of a law on 0, 1, 2, ..."""
    mean = mean_of(law)
    return math.sqrt(sum((point - mean) ** 2 * probability for point, probability in enumerate(law)))
