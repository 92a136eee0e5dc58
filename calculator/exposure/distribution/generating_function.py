"""The generating function of the loss at the points of a circle that a transform needs.

    P_L(z) = ( 1 + sigma^2 Lambda (1 - phi(z)) )^(-1/sigma^2)                                 Equation (12)
             x  exp( -kappa ( 1 - P_K(phi_ring(z)) ) )

phi is the generating function of one bad order's loss, P_K that of the ring size: the first order of a ring
is certain and the others are negative binomial with dispersion 1, P_K(s) = s / (1 + (m-1)(1-s)).

Orders that cost more than the lattice holds are left out of phi but not of Lambda: no loss on the lattice has
one of them. What is found is then the law of the losses without such an order, and its probability, mean and
variance are known in closed form as well (Kept), from Equations (10), (11), (14) and a thinned number.

Splitting losses over a lattice adds to the variance of their sum, s squared steps. Up to one squared step
that is left: no peak of the law becomes wider by more than a step. Beyond, the second moment of one loss is
set right by a term that moves neither number nor mean,

    Lambda (1 - phi(z))  +  s/2 (1 - z)^2

bounded for every loss, because splitting raises 1 - |phi(z)| by at least as much. It leaves the third moment
of each small loss wrong; where the law is so narrow that this would show as ripples, the surplus is taken out
of the dispersion of the number instead: negative binomial, or binomial where less than nothing is left of it.
Sources: Credit Suisse First Boston (1997), CREDITRISK+, Appendix A; Panjer (1981), ASTIN Bulletin 12, 22; the
term is the one that makes an upwind difference scheme exact to second order.
"""

import cmath
import math
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from operator import mul
from typing import NamedTuple

from calculator.exposure.distribution.fourier import real_transform, twiddles
from calculator.exposure.distribution.lattice import KEPT, Lattice, order_weights, second_moment
from calculator.exposure.distribution.loss_model import LossModel, RingLosses, Stream

IMMATERIAL, HARDLY = 1.0, 1 / 200
"""Surplus that is left, in squared steps and beside the variance: a peak widens by less than a step of the
hundreds that its quantile is, the deviation by a quarter of a per cent. Were the term taken always, a shop of
few orders would show negative probabilities beside each of its losses."""
NARROW = 8.0
"""A law whose deviation cubed is less than so many times its mean, in steps, would ripple: the term leaves
the third moment of small losses wrong by 2 steps^3 for each step of the mean. At a mean of 700 steps, where
quantiles are read, that is a deviation of 18; there both ways err by 2 steps, below it the term by up to 40.
At a mean of less than its square, 64 steps, no quantile is read, and whole trials are too rough."""
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
    return [cmath.exp(power * _log1p(dispersion * z)) for z in excess]


def _log1p(z: complex) -> complex:
    a, b = z.real, z.imag
    squared_less_one = 2 * a + a * a + b * b
    return complex(0.5 * math.log1p(max(squared_less_one, -1 + 1e-300)), math.atan2(b, 1 + a))


class GeneratingFunction:
    """Equation (12) on a lattice: `excess` is Lambda (1 - phi), `dispersion` what the number has of it.

    `kept` are the closed forms of the losses on the lattice; `has_term` says that their second moment was
    set right.
    """

    def __init__(self, model: LossModel, lattice: Lattice, *, as_split: bool = False) -> None:
        """Take a model whose losses stand on this lattice; `as_split` leaves the surplus as it is."""
        streams, rings = _Part(model.streams, lattice), model.rings
        orders = _ring_order(rings.order, lattice) if rings.mean else None
        self.excess, self.dispersion = streams.excess, model.dispersion
        self.kept = _kept(model, streams, orders)
        self.has_term = False
        hardly = HARDLY * self.kept.variance
        immaterial = math.inf if as_split else min(IMMATERIAL, hardly)
        if streams.surplus > immaterial:
            variance = max(streams.second_moment, 0.0) + model.dispersion * streams.mean**2
            is_narrow = variance**1.5 < NARROW * streams.mean
            if is_narrow and streams.mean > NARROW**2:
                self.dispersion = _offset(model.dispersion, streams)
            elif not is_narrow or streams.surplus > hardly:
                self.excess, self.has_term = streams.with_second_moment(), True
        self._ring_factor: list[complex] = []
        if orders:
            is_left = rings.expected_number * rings.mean_orders * orders.surplus <= immaterial
            self._ring_factor = _ring_factor(rings, lattice, as_split=is_left)

    @cached_property
    def values(self) -> list[complex]:
        """P_L at the frequencies 0 to N/2."""
        return self.with_rings(number_factor(self.excess, self.dispersion))

    def with_rings(self, factor: list[complex]) -> list[complex]:
        """A factor of the streams times that of the rings."""
        return list(map(mul, factor, self._ring_factor)) if self._ring_factor else factor


@lru_cache(maxsize=KEPT)
def _ring_factor(rings: RingLosses, lattice: Lattice, *, as_split: bool) -> list[complex]:
    """The factor of the rings: s / (m - (m-1) s) - 1 with s = 1 - x, which cancels nothing if x is small."""
    part = _ring_order(rings.order, lattice)
    others, orders = rings.mean_orders - 1, rings.expected_number * rings.mean_orders
    excess = part.excess if as_split else part.with_second_moment()
    return [cmath.exp(-orders * x / (1 + others * x)) for x in excess]


def _kept(model: LossModel, streams: "_Part", ring_order: "_Part | None") -> Kept:
    """Closed forms of the losses on the lattice, by a thinned number of orders and of rings."""
    d, rings = model.dispersion, model.rings
    thinned = 1 + d * streams.left_out
    log = math.log1p(d * streams.left_out) / d if d > 0 else streams.left_out
    mean = streams.mean / thinned
    variance = streams.second_moment / thinned + d * mean * mean
    if ring_order:
        others, orders = rings.mean_orders - 1, rings.expected_number * rings.mean_orders
        thinned = 1 + others * ring_order.left_out
        log += orders * ring_order.left_out / thinned
        mean += orders * ring_order.mean / thinned**2
        pairs = 2 * others * ring_order.mean**2 / thinned
        variance += orders * (ring_order.second_moment + pairs) / thinned**2
    return Kept(math.exp(-log), mean, variance)


class _Part:
    """Bad orders, or the orders of a ring, on a lattice: their transform, and moments in steps.

    Losses of no step are left out throughout: they add nothing, and beside millions of orders too small to
    see, the few that show would be lost in rounding.
    """

    def __init__(self, streams: Iterable[Stream], lattice: Lattice) -> None:
        self._radius = lattice.damping[1]
        total = [0.0] * lattice.points
        self.surplus = number = 0.0
        for stream in streams:
            expected = stream.expected_number
            if expected:
                one = order_weights(stream.value, stream.severity, lattice.step, lattice.points)
                number += expected
                self.surplus += expected * one.surplus
                total[: len(one.weights)] = [
                    t + expected * w for t, w in zip(total, one.weights, strict=False)
                ]
        number -= total[0]
        total[0] = 0.0
        self.number = math.fsum(total)
        self.left_out = max(number - self.number, 0.0)
        self.mean = math.fsum(map(mul, total, range(lattice.points)))
        self.second_moment = second_moment(total) - self.surplus
        self.excess = [number - z for z in real_transform(list(map(mul, total, lattice.damping)))]

    def with_second_moment(self) -> list[complex]:
        """The excess with the term that takes the surplus out."""
        half, radius = self.surplus / 2, self._radius
        circle = (*twiddles(2 * len(self.excess) - 2), -1)
        return [x + half * (1 - radius * z) ** 2 for x, z in zip(self.excess, circle, strict=True)]


@lru_cache(maxsize=KEPT)
def _ring_order(streams: tuple[Stream, ...], lattice: Lattice) -> _Part:
    return _Part(streams, lattice)


def _offset(dispersion: float, losses: _Part) -> float:
    """The dispersion without the surplus; a binomial number needs whole trials, more than its mean."""
    offset = dispersion - losses.surplus / losses.mean**2
    return offset if offset >= 0 else -1 / max(round(-1 / offset), int(losses.number) + 1)
