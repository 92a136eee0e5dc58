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

import cmath
import math
from collections.abc import Iterator
from dataclasses import dataclass
from operator import mul

from calculator.exposure.fourier import inverse_real_transform, real_transform
from calculator.exposure.frequency import dispersion_on_lattice, number_factor
from calculator.exposure.lattice import Lattice, lattice_weights, second_moment
from calculator.exposure.loss_model import LossModel, RingLosses


@dataclass(frozen=True, slots=True)
class LossDistribution:
    """Probabilities of the losses `origin`, `origin` + `step`, `origin` + 2 `step`, ... (money)."""

    origin: float
    step: float
    probability: list[float]


def points_of(distribution: LossDistribution) -> Iterator[tuple[float, float]]:
    """Each loss (money) with its probability."""
    origin, step = distribution.origin, distribution.step
    return ((origin + place * step, p) for place, p in enumerate(distribution.probability))


def probabilities_on(lattice: Lattice, model: LossModel) -> list[float]:
    """Probability of every point of a lattice that holds the whole loss, as the transform returns them.

    The absolute error of each is of the order of 1e-16; so some may be negative by as much.
    """
    excess, dispersion = _excess(lattice, model)
    return _on_lattice(lattice, model, number_factor(excess, dispersion))


def _on_lattice(lattice: Lattice, model: LossModel, spectrum: list[complex]) -> list[float]:
    if model.rings.expected_number:
        spectrum = list(map(mul, spectrum, _ring_factor(lattice, model.rings)))
    circle = inverse_real_transform(spectrum)
    start = lattice.first % lattice.points
    return circle[start:] + circle[:start]


def _excess(lattice: Lattice, model: LossModel) -> tuple[list[complex], float]:
    """Lambda (1 - phi) at every frequency, and the dispersion that goes with the lattice."""
    weights = lattice_weights(model.streams, lattice)
    dispersion = dispersion_on_lattice(
        model.dispersion,
        surplus=second_moment(weights, lattice.step) - math.fsum(s.second_moment for s in model.streams),
        mean=model.stream_mean,
        number=math.fsum(weights[1:]),
        variance=model.variance,
    )
    spectrum = real_transform(weights)
    number = spectrum[0].real
    return [number - z for z in spectrum], dispersion


def _ring_factor(lattice: Lattice, rings: RingLosses) -> list[complex]:
    weights = lattice_weights(rings.order, lattice)
    weights[0] += 1 - math.fsum(weights)
    others = rings.mean_orders - 1
    second = math.fsum(stream.second_moment for stream in rings.order)
    mean = others * rings.mean_order_loss
    dispersion = 1.0
    if mean > 0:
        surplus = rings.mean_orders * (second_moment(weights, lattice.step) - second)
        dispersion = max(1 - surplus / mean / mean, 0.0)
    order = real_transform(weights)
    sizes = number_factor([others * (1 - z) for z in order], dispersion)
    return [cmath.exp(rings.expected_number * (z * size - 1)) for z, size in zip(order, sizes, strict=True)]
