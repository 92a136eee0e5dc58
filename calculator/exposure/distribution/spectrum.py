"""The generating function of the loss, Equation (12), at the points of a circle that a transform needs.

Splitting losses over a lattice adds to the variance of their sum (the surplus). Three ways to deal with that,
the first that can be taken:

1. The surplus is immaterial, or taken out of how the number of losses varies (see `frequency`).
2. Where the law is smooth on the lattice, the second moment of the losses is set right by a term that moves
   neither their number nor their mean, s the surplus in squared steps:

       Lambda (1 - phi(z))  +  s/2 (1 - z)^2,          (1 - z)^2 = -w^2 + ... at z = exp(-i w)

   which is bounded for every loss, because splitting raises 1 - |phi(z)| by at least as much. What it does
   to high frequencies does not show in a smooth law, and only there.
3. Else it is left and named: a lattice so coarse serves the far tail, and what lies nearer is read from a
   close-up.

With `damping` r^j the circle has radius r < 1 (exponential tilting).
Sources: Credit Suisse First Boston (1997), CREDITRISK+; Gruebel and Hermesmeier (1999), ASTIN Bulletin 29,
197. The term is the one that makes an upwind difference scheme exact to second order.
"""

import math
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from operator import mul

from calculator.exposure.distribution.fourier import real_transform, twiddles
from calculator.exposure.distribution.frequency import (
    MATERIAL,
    dispersion_on_lattice,
    number_factor,
    ring_factor,
)
from calculator.exposure.distribution.lattice import Lattice, lattice_weights, second_moment
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.tilting import tilted

SMOOTH = 1e-13
"""What the upper half of the frequencies of a smooth law holds at most, beside the lowest."""


@dataclass(frozen=True, slots=True)
class Spectrum:
    """Values at frequencies 0 to N/2, and the variance (money squared) that the lattice has added.

    `set_right` says whether the second moment was; negative probabilities then tell a law not smooth enough.
    """

    values: list[complex]
    surplus: float
    set_right: bool


def spectrum_of(
    model: LossModel,
    lattice: Lattice,
    damping: Sequence[float] | None = None,
    *,
    as_split: bool = False,
) -> Spectrum:
    """The generating function of the loss; with `as_split` the second way is not taken."""
    streams = _Part(lattice_weights(model.streams, lattice), lattice, damping)
    streams_surplus = streams.second - math.fsum(s.second_moment for s in model.streams)
    dispersion = dispersion_on_lattice(
        model.dispersion,
        surplus=streams_surplus,
        mean=model.stream_mean,
        number=math.fsum(streams.weights[1:]),
        variance=model.variance,
    )
    rings, size = model.rings, model.rings.mean_orders
    orders = _Part(lattice_weights(rings.order, lattice), lattice, damping) if rings.mean else None
    ring_dispersion, order_surplus = 1.0, 0.0
    if orders:
        order_surplus = orders.second - math.fsum(s.second_moment for s in rings.order)
        others = (size - 1) * rings.mean_order_loss
        wanted = 1 - size * order_surplus / others / others if others > 0 else -1.0
        ring_dispersion = wanted if wanted >= 0 else 1.0

    def spectrum(moment_set_right: bool) -> list[complex]:
        right = moment_set_right and dispersion == model.dispersion
        excess = streams.excess(streams_surplus if right else 0.0)
        values = number_factor(excess, dispersion)
        if orders:
            right = moment_set_right and ring_dispersion == 1
            of_order = orders.excess(order_surplus if right else 0.0)
            values = list(
                map(mul, values, ring_factor(of_order, size, rings.expected_number, ring_dispersion))
            )
        return values

    left = streams_surplus if dispersion == model.dispersion else 0.0
    if orders and ring_dispersion == 1:
        left += rings.expected_number * size * order_surplus
    if left > MATERIAL * model.variance and not as_split:
        # Where the term outweighs the losses, the law is not smooth, and may be too large for a float.
        with suppress(OverflowError):
            values = spectrum(moment_set_right=True)
            if _is_smooth(values):
                return Spectrum(values, 0.0, set_right=True)
    return Spectrum(spectrum(moment_set_right=False), max(left, 0.0), set_right=False)


class _Part:
    """Losses on a lattice, by expected number, and their transform without the losses of no step.

    Those add nothing; beside millions of orders too small to see, the few that show would be lost in
    rounding.
    """

    def __init__(self, weights: list[float], lattice: Lattice, damping: Sequence[float] | None) -> None:
        self.weights, self.step, self.radius = weights, lattice.step, damping[1] if damping else 1.0
        self.second = second_moment(weights, lattice.step)
        seen = [0.0, *weights[1:]]
        number = math.fsum(seen)
        self._excess = [number - z for z in real_transform(tilted(seen, damping) if damping else seen)]

    def excess(self, surplus: float) -> list[complex]:
        """Lambda (1 - phi) at every frequency, without the surplus (money squared) of the second moment."""
        if not surplus:
            return self._excess
        half = surplus / self.step / self.step / 2
        circle = (*twiddles(len(self.weights)), -1)
        return [x + half * (1 - self.radius * z) ** 2 for x, z in zip(self._excess, circle, strict=True)]


def _is_smooth(values: list[complex]) -> bool:
    return max(map(abs, values[len(values) // 2 :])) < SMOOTH * abs(values[0])
