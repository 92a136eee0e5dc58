"""The law of the loss on a lattice, by one Fourier transform of its generating function.

A lattice that starts at 0 holds the law as far as its end, tilted so that what lies beyond does not come
back; one that starts above 0 must hold the whole law, which is read off the circle of the transform at its
own place. Money.
Source: Gruebel and Hermesmeier (1999), ASTIN Bulletin 29, 197.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from operator import truediv
from typing import NamedTuple

from calculator.exposure.distribution.fourier import inverse_real_transform
from calculator.exposure.distribution.generating_function import GeneratingFunction, Kept
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_model import LossModel


@dataclass(frozen=True, slots=True)
class LossDistribution:
    """Probabilities of the losses `origin`, `origin` + `step`, `origin` + 2 `step`, ... (money)."""

    origin: float
    step: float
    probability: list[float]

    @property
    def largest(self) -> float:
        """The loss of the last point, money."""
        return self.origin + self.step * (len(self.probability) - 1)


NO_LOSS = LossDistribution(0.0, 1.0, [1.0])


def points_of(distribution: LossDistribution) -> Iterator[tuple[float, float]]:
    """Each loss (money) with its probability."""
    origin, step = distribution.origin, distribution.step
    return ((origin + place * step, p) for place, p in enumerate(distribution.probability))


def halved(law: LossDistribution) -> LossDistribution:
    """The same law on half the points, what stood on the others split between their neighbours."""
    probability = [*law.probability, 0.0] if len(law.probability) % 2 == 0 else law.probability
    odd = [0.0, *probability[1::2], 0.0]
    even = probability[::2]
    merged = [p + (left + right) / 2 for p, left, right in zip(even, odd, odd[1:], strict=False)]
    return LossDistribution(law.origin, 2 * law.step, merged)


class OnLattice(NamedTuple):
    """What the transform returned, and what closed forms say of it.

    Probabilities may be a little below 0: by rounding, and where a law of few kinds of orders is not smooth.
    """

    law: LossDistribution
    kept: Kept


def law_on(lattice: Lattice, model: LossModel, *, as_split: bool = False) -> OnLattice:
    """The law of the loss, as far as the lattice holds it; `as_split` is a little wider, never below 0."""
    function = GeneratingFunction(model, lattice, as_split=as_split)
    probability = probabilities(function.values, lattice)
    return OnLattice(LossDistribution(lattice.first * lattice.step, lattice.step, probability), function.kept)


def probabilities(values: Sequence[complex], lattice: Lattice) -> list[float]:
    """The probability of each point, from a generating function at the frequencies 0 to N/2."""
    circle = inverse_real_transform(values)
    start = lattice.first % lattice.points
    return list(map(truediv, circle[start:] + circle[:start], lattice.damping))
