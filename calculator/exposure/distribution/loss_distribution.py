"""The distribution of the loss over the horizon, by one Fourier transform.

    P_L(z) = ( 1 + sigma^2 Lambda (1 - phi(z)) )^(-1/sigma^2)                                 Equation (12)
             x  exp( -kappa ( 1 - P_K(phi_ring(z)) ) )

phi is the generating function of one bad order's loss, P_K that of the ring size: the first order of a ring
is certain and the others are negative binomial with dispersion 1, P_K(s) = s / (1 + (m-1)(1-s)). The
generating function is taken at the roots of unity and turned back into probabilities. A window that does
not start at 0 is read off the circle of the transform at its own place.
Sources: Credit Suisse First Boston (1997), CREDITRISK+, Appendix A; Gruebel and Hermesmeier (1999), ASTIN
Bulletin 29, 197.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from calculator.exposure.distribution.fourier import inverse_real_transform
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.spectrum import spectrum_of


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


def points_of(distribution: LossDistribution) -> Iterator[tuple[float, float]]:
    """Each loss (money) with its probability."""
    origin, step = distribution.origin, distribution.step
    return ((origin + place * step, p) for place, p in enumerate(distribution.probability))


ROUNDING = 1e-13
"""More than rounding makes of a probability of nothing."""


class OnLattice(NamedTuple):
    """What the transform returns: probabilities, and the variance (money squared) that the lattice added.

    The absolute error of each probability is of the order of 1e-16; so some may be negative by as much.
    """

    probability: list[float]
    surplus: float


def law_on(lattice: Lattice, model: LossModel) -> OnLattice:
    """The law of the loss on a lattice that holds the whole of it."""
    spectrum = spectrum_of(model, lattice)
    found = OnLattice(_read_off(lattice, spectrum.values), spectrum.surplus)
    if spectrum.set_right and min(found.probability) < -ROUNDING:
        spectrum = spectrum_of(model, lattice, as_split=True)
        found = OnLattice(_read_off(lattice, spectrum.values), spectrum.surplus)
    return found


def _read_off(lattice: Lattice, spectrum: list[complex]) -> list[float]:
    circle = inverse_real_transform(spectrum)
    start = lattice.first % lattice.points
    return circle[start:] + circle[:start]
