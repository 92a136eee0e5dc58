"""A close-up of the small losses, where one rare event dwarfs the usual month.

A lattice wide enough for a ring of ten thousand orders is too coarse for the month without one. So the
lower end of the law is computed on a lattice of its own, ending at `high`. What lies beyond would come back
from the other end of the transform; exponential tilting damps it, to less than exp(-16) = 1e-7 of itself.

A bad order that costs more than `high` cannot be part of a smaller loss: such orders are set apart, as the
rarest ones are, and the law is that given none of them occurs times the chance of that. Money.
"""

import math
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from calculator.exposure.distribution.exact_step import exact_step
from calculator.exposure.distribution.fourier import inverse_real_transform
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_distribution import LossDistribution, OnLattice
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import OrderValue
from calculator.exposure.distribution.rarest_orders import WithoutRarest, without_orders
from calculator.exposure.distribution.severity import Severity, intervals, loss_of
from calculator.exposure.distribution.spectrum import Spectrum, spectrum_of
from calculator.exposure.distribution.tilting import damping, untilted

KEPT = 1024
"""Kinds of orders that are kept with what is left of them; those of a comparison ask for the same ones."""
TILT = 16.0
POINTS = 2048
RINGING = 1e-5
"""Negative probability, beside the largest, that rounding does not explain."""


class CloseUp(NamedTuple):
    """The lower end of a law, and the variance that its lattice added, relative to that of these losses."""

    law: LossDistribution
    surplus: float


def close_up(usual: WithoutRarest, high: float, points: int = POINTS) -> CloseUp:
    """The probabilities of the losses from 0 to about `high`; they add to less than 1."""

    def kept(stream: Stream) -> Stream | None:
        return orders_up_to(stream, high)

    small = without_orders(usual.model, kept, kept)
    chance = usual.probability * small.probability
    lattice = Lattice(0, exact_step(small.model, high / (points - 2)), points)
    found = tilted_law(small.model, lattice)
    probability = [max(chance * p, 0.0) for p in found.probability]
    variance = small.model.variance
    return CloseUp(
        LossDistribution(0.0, lattice.step, probability), found.surplus / variance if variance else 0.0
    )


def tilted_law(model: LossModel, lattice: Lattice) -> OnLattice:
    """P(L = 0), P(L = h), ... on a lattice from 0 that holds every single loss but not all they add to."""
    damped = damping(lattice.points, TILT)
    spectrum = spectrum_of(model, lattice, damped)
    found = _law_of(spectrum, damped)
    if spectrum.set_right and min(found.probability) < -RINGING * max(found.probability):
        found = _law_of(spectrum_of(model, lattice, damped, as_split=True), damped)
    return found


def _law_of(spectrum: Spectrum, damped: Sequence[float]) -> OnLattice:
    return OnLattice(untilted(inverse_real_transform(spectrum.values), damped), spectrum.surplus)


def orders_up_to(stream: Stream, high: float) -> Stream | None:
    """The orders of a stream that cost at most `high`; none if there are none."""
    kept = _values_up_to(stream.value, stream.severity, high)
    return Stream(stream.expected_number * kept[0], kept[1], stream.severity) if kept else None


@lru_cache(maxsize=KEPT)
def _values_up_to(value: OrderValue, severity: Severity, high: float) -> tuple[float, OrderValue] | None:
    """The share of the orders that cost at most `high`, and what they are worth."""
    if value.is_constant:
        return (1.0, value) if loss_of(severity, value.uncut_mean) <= high else None
    most = _largest_value(severity, high)
    share = value.moment_between(0, 0, most)
    return (share, value.cut_at(most)) if share > 0 and most > value.far_below else None


def _largest_value(severity: Severity, high: float) -> float:
    """The largest order value whose loss is at most `high`; losses rise with the value."""
    for piece, end in intervals(severity):
        if piece.slope > 0:
            value = (high - piece.intercept) / piece.slope
            if value < end:
                return max(value, piece.start)
        elif piece.intercept > high:
            return piece.start
    return math.inf
