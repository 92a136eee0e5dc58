"""The generating function of the loss at the points of a circle that a transform needs.

    P_L(z) = ( 1 + sigma^2 Lambda (1 - phi(z)) )^(-1/sigma^2)                                 Equation (12)
             x  exp( -kappa ( 1 - P_K(phi_ring(z)) ) )

phi is the generating function of one bad order's loss, P_K that of the ring size: the first order of a ring
is certain and the others are negative binomial with dispersion 1, P_K(s) = s / (1 + (m-1)(1-s)).

Orders that cost more than the lattice holds are left out of phi but not of Lambda. What is found is then the
law of the losses without such an order; closed forms of it (Kept) follow by a thinned number.

Splitting losses over a lattice adds to the variance of their sum, s squared steps, and t to its third
cumulant. Up to one squared step that is left: no peak of the law becomes wider by more than a step. Beyond,
both are set right by a term about the place c = t / 3s that moves neither number nor mean,

    Lambda (1 - phi(z))  +  s/2 (1 - z)^2 z^(c-1)

with a mixture of two powers where c is not whole. Its size is at most what splitting takes off |phi(z)|, so
the function stays bounded. Where the term may reach below 0, and why it is stable, `docs/adr/012` says.
Source: Credit Suisse First Boston (1997), CREDITRISK+, Appendix A.
"""

import cmath
import math
from collections.abc import Iterable, Sequence
from functools import lru_cache
from operator import mul
from typing import NamedTuple

from calculator.exposure.distribution.fourier import inverse_real_transform, real_transform
from calculator.exposure.distribution.lattice import ACCURACY, BELOW, Lattice, damping, moment, order_weights
from calculator.exposure.distribution.loss_distribution import LossDistribution
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.distribution.order_value import KEPT

IMMATERIAL = 1.0
"""Surplus that is left, in squared steps. With ten times as much the expected shortfall of realistic shops is
off by 0.09 % instead of 0.02 % (seed 101); with none, laws of few orders are below 0 beside their losses."""
STEADY = 2.5
"""How many deviations a mean must lie above 0 for the term to reach below 0. At 1.5 what it leaves there
comes back at the other end of some lattices and the run is repeated; larger, and steady laws ripple."""
PLAIN = 1e-3
"""Dispersion from which the power may be taken as it stands: 1/d times the last bit is below 1e-12."""


class Kept(NamedTuple):
    """Of the losses without an order dearer than the lattice: probability, and mean and variance in steps."""

    probability: float
    mean: float
    variance: float


def number_factor(excess: Sequence[complex], dispersion: float) -> list[complex]:
    """The factor of Equation (12) of one number of losses, at every frequency of Lambda (1 - phi).

    Negative binomial for a dispersion above 0, Poisson at 0, binomial with -1/dispersion trials below.
    """
    if abs(dispersion) < 1e-15:
        return [cmath.exp(-z) for z in excess]
    power = -1 / dispersion
    if abs(dispersion) >= PLAIN:
        return [(1 + dispersion * z) ** power for z in excess]
    # log(1 + w) = 2 artanh(w / (2 + w)), which loses nothing where w is small.
    return [cmath.exp(2 * power * cmath.atanh(dispersion * z / (2 + dispersion * z))) for z in excess]


class GeneratingFunction:
    """Equation (12) on a lattice: its `orders`, its `values` at the frequencies 0 to N/2, what is `kept`."""

    def __init__(self, model: LossModel, lattice: Lattice) -> None:
        """Take a model whose losses stand on this lattice."""
        self.lattice = lattice
        self.orders = Orders(model.streams, lattice, model.dispersion)
        d, mixed = model.dispersion, model.dispersion * self.orders.left_out
        log = self.orders.left_out * (math.log1p(mixed) / mixed if mixed else 1.0)
        mean = self.orders.mean / (1 + mixed)
        self.values = number_factor(self.orders.excess, d)
        self.kept = Kept(math.exp(-log), mean, self.orders.second_moment / (1 + mixed) + d * mean * mean)
        if model.rings.mean:
            factor, (share, mean, variance) = _rings(model.rings, lattice)
            self.values = list(map(mul, self.values, factor))
            held, own_mean, own_variance = self.kept
            self.kept = Kept(held * share, own_mean + mean, own_variance + variance)

    def law(self, values: Sequence[complex] = ()) -> LossDistribution:
        """The law as far as the lattice holds it, of other `values` if given; some p may be below 0."""
        lattice, circle = self.lattice, inverse_real_transform(values or self.values)
        start = lattice.first % lattice.points
        # Read from the first point on, tilting taken back; ripples from below come back at its end.
        radii = damping(lattice)
        scale = radii[1] ** -lattice.first
        held = radii if lattice.is_whole else (*radii[:-BELOW], *[math.inf] * BELOW)
        found = zip(circle[start:] + circle[:start], held, strict=True)
        return LossDistribution(lattice.first * lattice.step, lattice.step, [scale * p / r for p, r in found])


@lru_cache(maxsize=KEPT)
def _rings(rings: RingLosses, lattice: Lattice) -> tuple[list[complex], Kept]:
    """The factor of the rings and what it keeps; with s = 1 - x, 1 - P_K = m x / (1 + (m-1) x)."""
    others, number = rings.mean_orders - 1, rings.expected_number * rings.mean_orders
    orders = Orders(rings.order, lattice, 2 * others / number, number)
    thinned = 1 + others * orders.left_out
    variance = (orders.second_moment + 2 * others * orders.mean**2 / thinned) / thinned**2
    values = [cmath.exp(-number * x / (1 + others * x)) for x in orders.excess]
    share = math.exp(-number * orders.left_out / thinned)
    return values, Kept(share, number * orders.mean / thinned**2, number * variance)


class Orders:
    """Bad orders, or the orders of a ring, on a lattice: moments in steps, and Lambda (1 - phi) as `excess`.

    Losses of no step are left out: beside millions of them, the few that show would be lost in rounding. By
    place, `term` is what is added to the orders for each squared step of surplus.
    """

    def __init__(
        self, streams: Iterable[Stream], lattice: Lattice, dispersion: float, times: float = 1.0
    ) -> None:
        """Lay the orders out; `times` is how many such orders there are, which matters for the surplus."""
        total = [0.0] * lattice.points
        self.second_moment = third = number = 0.0
        for expected, value, severity in streams:
            if expected:
                one = order_weights(value, severity, lattice.step, lattice.points)
                number += expected
                self.second_moment += expected * one.square
                third += expected * one.cube
                weights = zip(total, one.weights, strict=False)
                total[: len(one.weights)] = [sofar + expected * weight for sofar, weight in weights]
        number -= total[0]
        total[0] = 0.0
        self.number = math.fsum(total)
        self.left_out = max(number - self.number, 0.0)
        self.mean = moment(1, total)
        surplus, skew = moment(2, total) - self.second_moment, moment(3, total) - third
        radii = damping(lattice)
        damped = list(map(mul, total, radii))
        self.term: dict[int, float] = {}
        mean, variance = times * self.mean, times * self.second_moment + dispersion * (times * self.mean) ** 2
        # More than a step for each order is what rounding leaves of losses that nearly cancel.
        is_material = min(IMMATERIAL, ACCURACY / 3 * variance) < times * surplus < times * self.number
        if is_material and not lattice.as_split:
            is_steady = mean > max(STEADY * math.sqrt(variance), 2 * BELOW)
            place = min(max(skew / surplus / 3, 1 / 3), lattice.points - 4.0)
            below = max(int(place), 0 if is_steady else 1)
            beyond = place - below if is_steady or dispersion > STEADY**-2 else max(place - below, 0.0)
            for aside, part in enumerate((1 - beyond, 3 * beyond - 2, 1 - 3 * beyond, beyond), below - 1):
                self.term[aside] = -part / 2
                damped[aside] -= surplus * part / 2 * radii[1] ** aside
        self.excess = [number - z for z in real_transform(damped)]
