"""A close-up of the small losses, where one rare event dwarfs the usual month.

A lattice wide enough for a ring of ten thousand orders is too coarse for the month without one. So the
lower end of the law is computed on a lattice of its own, ending at `high`. What lies beyond would come back
from the other end of the transform; exponential tilting damps it: with theta = 20/N

    g_j = exp(-theta j) P(L = j h),      aliasing below exp(-20) = 2e-9,      rounding below exp(20) 1e-16

A bad order that costs more than `high` cannot be part of a smaller loss: such orders are set apart, as the
rarest ones are, and the law is that given none of them occurs times the chance of that. Where even the
close-up is too coarse, it is repeated closer. Money.
Source: Gruebel and Hermesmeier (1999), ASTIN Bulletin 29, 197, algorithm 5.
"""

import cmath
import math
from collections.abc import Iterator
from operator import mul
from typing import NamedTuple

from calculator.exposure.fourier import inverse_real_transform, real_transform
from calculator.exposure.frequency import dispersion_on_lattice, number_factor
from calculator.exposure.lattice import Lattice, lattice_weights, second_moment
from calculator.exposure.loss_distribution import LossDistribution
from calculator.exposure.loss_model import LossModel, RingLosses, Stream
from calculator.exposure.rarest_orders import WithoutRarest, without_orders
from calculator.exposure.risk_figures import LEVELS, ROUNDING, RiskFigures, risk_figures
from calculator.exposure.severity import Severity, intervals, loss_of

TILT = 20.0
POINTS = 2048
CLOSER = 64
"""Steps of the coarser lattice that a close-up shows."""
FEW_STEPS = 16
"""A quantile of fewer steps, known to 6 % only, is looked at more closely."""
TIGHT = 1.25
"""How far beyond the largest quantile it shows the final close-up goes."""
MOST = 8
"""Close-ups of a close-up: enough to find cents beside tens of millions."""


class Resolved(NamedTuple):
    """Risk figures, and at each level the lattice step (money) they were read with."""

    risk: RiskFigures
    step: dict[float, float]


def resolved(
    distribution: LossDistribution,
    expected_loss: float,
    usual: WithoutRarest,
    levels: tuple[float, ...] = LEVELS,
) -> Resolved:
    """The risk figures of a law, each read from the first close-up that resolves it."""
    risk = risk_figures(distribution, expected_loss, levels)
    steps = dict.fromkeys(levels, distribution.step)
    if distribution.origin > 0:
        return Resolved(risk, steps)
    nothing = usual.probability * usual.model.probability_of_no_loss
    somewhere = [level for level in levels if level > nothing]
    for _ in range(MOST):
        step = min(steps.values())
        if all(risk.value_at_risk[level] >= FEW_STEPS * steps[level] for level in somewhere):
            break
        if not _read(close_up(usual, CLOSER * step), expected_loss, risk, steps):
            break
    step = min(steps.values())
    if step < distribution.step:
        largest = max(risk.value_at_risk[level] for level in levels if steps[level] == step)
        if largest > 0:
            _read(close_up(usual, TIGHT * largest), expected_loss, risk, steps)
    return Resolved(risk, steps)


def _read(near: LossDistribution, expected_loss: float, risk: RiskFigures, steps: dict[float, float]) -> bool:
    """Take the figures at the levels whose quantile a close-up shows; whether there are any."""
    reached = math.fsum(near.probability)
    found = risk_figures(near, expected_loss, tuple(level for level in steps if level <= reached - ROUNDING))
    risk.value_at_risk.update(found.value_at_risk)
    risk.expected_shortfall.update(found.expected_shortfall)
    steps.update(dict.fromkeys(found.value_at_risk, near.step))
    return bool(found.value_at_risk)


def close_up(usual: WithoutRarest, high: float, points: int = POINTS) -> LossDistribution:
    """The probabilities of the losses from 0 to about `high`; they add to less than 1."""
    lattice = Lattice(0, high / (points - 2), points)

    def kept(stream: Stream) -> Stream | None:
        return _up_to(stream, high)

    small = without_orders(usual.model, kept, kept)
    chance = usual.probability * small.probability
    found = tilted_probabilities(small.model, lattice)
    return LossDistribution(0.0, lattice.step, [max(chance * p, 0.0) for p in found])


def tilted_probabilities(model: LossModel, lattice: Lattice) -> list[float]:
    """P(L = 0), P(L = h), ... on a lattice from 0 that holds every single loss but not all they add to."""
    damping = [math.exp(-TILT / lattice.points * place) for place in range(lattice.points)]
    weights = lattice_weights(model.streams, lattice)
    second, mean = math.fsum(stream.second_moment for stream in model.streams), model.stream_mean
    dispersion = dispersion_on_lattice(
        model.dispersion,
        surplus=second_moment(weights, lattice.step) - second,
        mean=mean,
        number=math.fsum(weights[1:]),
        variance=second + model.dispersion * mean * mean,
    )
    number = math.fsum(weights)
    spectrum = real_transform(list(map(mul, weights, damping)))
    factor = number_factor([number - z for z in spectrum], dispersion)
    if model.rings.expected_number:
        factor = list(map(mul, factor, _ring_factor(model.rings, lattice, damping)))
    return [p / damped for p, damped in zip(inverse_real_transform(factor), damping, strict=True)]


def _ring_factor(rings: RingLosses, lattice: Lattice, damping: list[float]) -> Iterator[complex]:
    weights = lattice_weights(rings.order, lattice)
    weights[0] += 1 - math.fsum(weights)
    order = real_transform(list(map(mul, weights, damping)))
    size, rate = rings.mean_orders, rings.expected_number
    return (cmath.exp(rate * (s / (size - (size - 1) * s) - 1)) for s in order)


def _up_to(stream: Stream, high: float) -> Stream | None:
    """The orders of a stream that cost at most `high`; none if there are none."""
    value = stream.value
    if value.is_constant:
        return stream if loss_of(stream.severity, value.uncut_mean) <= high else None
    most = _largest_value(stream.severity, high)
    share = value.moment_between(0, 0, most)
    if share <= 0 or most <= value.far_below:
        return None
    return Stream(stream.expected_number * share, value.cut_at(most), stream.severity)


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
