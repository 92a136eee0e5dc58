"""The risk figures at 99 % against those of a plain transform with 64 times the points.

What is compared with shares no device with the engine but the transform and the generating function of a
number: every loss is split over the two points beside it, point by point, with no term that sets the second
moment right, no interval wider than a step and no step that suits a comparison. The points lie from 0 to a
tenth beyond the quantile, tilted, or over the whole law, whichever is narrower. On so many points neither
splitting nor interpolation shows.
"""

import math
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from operator import mul
from statistics import NormalDist

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.fourier import inverse_real_transform, real_transform
from calculator.exposure.distribution.generating_function import number_factor
from calculator.exposure.distribution.loss_distribution import LossDistribution, RiskFigures, risk_figures
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import OrderValue, upper_tail
from calculator.exposure.distribution.severity import intervals, loss_of
from calculator.shop.order_mix import OrderMix
from tests.random_mixes import realistic_mixes, wild_mixes

LEVEL = 0.99
TARGETS = {"realistic": 0.005, "wild": 0.01}
POINTS = 1024
TILT = 14.0
FURTHER = 1.1
BELOW, ABOVE, RING_SIZES = 9.0, 14.0, 25.0
SELDOM = 1e-9
STRATA: dict[str, Callable[[int], Iterator[OrderMix]]] = {"realistic": realistic_mixes, "wild": wild_mixes}


@dataclass(frozen=True, slots=True)
class Errors:
    """Relative distances of value at risk and expected shortfall from the finer lattice."""

    value_at_risk: float
    expected_shortfall: float
    passed: bool

    @property
    def larger(self) -> float:
        """The larger of both."""
        return max(self.value_at_risk, self.expected_shortfall)


def errors_of(mix: OrderMix, finer: int) -> Errors | None:
    """The errors for one shop; none where nothing is lost at that level, which no lattice decides."""
    model = book_losses(mix, mix.assumptions.horizon_months)
    run = audited_run(model)
    at_risk = run.risk.value_at_risk[LEVEL]
    if model.mean <= 0 or model.probability_of_no_loss >= LEVEL:
        return None
    fine = finer_figures(model, at_risk, POINTS * finer)
    return Errors(
        abs(at_risk / fine.value_at_risk[LEVEL] - 1),
        abs(run.risk.expected_shortfall[LEVEL] / fine.expected_shortfall[LEVEL] - 1),
        run.audit.passed,
    )


def finer_figures(model: LossModel, at_risk: float, points: int) -> RiskFigures:
    """The figures at 99 % on so many points; `at_risk` is about the quantile, money."""
    low, high = _whole_law(model)
    if low <= 0 or high - low > FURTHER * at_risk:
        low, high = 0.0, FURTHER * at_risk
    return risk_figures(plain_law(model, low, (high - low) / (points - 2), points), model.mean, (LEVEL,))


def _whole_law(model: LossModel) -> tuple[float, float]:
    """Losses (money) between which a law lies that is far from 0, or the first is 0 or less.

    One dear order, or one ring, may be larger than all deviations of the rest.
    """
    low, high = model.mean - BELOW * model.sd, model.mean + ABOVE * model.sd
    rings = model.rings
    high += RING_SIZES * rings.mean_orders * rings.of_order.mean
    orders = rings.expected_number * rings.mean_orders
    many = [*((1.0, stream) for stream in model.streams), *((orders, stream) for stream in rings.order)]
    return low, high + max(_dearest(stream, times) for times, stream in many)


def _dearest(stream: Stream, times: float) -> float:
    """The loss (money) that one of so many times the orders of a stream is as good as never dearer than."""
    number, value = times * stream.expected_number, stream.value
    if number <= SELDOM or value.is_constant:
        return loss_of(stream.severity, value.uncut_mean) if number else 0.0
    aside = -NormalDist().inv_cdf(min(SELDOM / number, 0.5))
    return loss_of(stream.severity, min(math.exp(value.log_median + aside * value.log_sd), value.largest))


def plain_law(model: LossModel, low: float, step: float, points: int) -> LossDistribution:
    """The law from `low` (money) on; below it, and beyond the end unless it is 0, there must be nothing."""
    first = int(low / step)
    damping = [math.exp(-(0.0 if first else TILT) * place / points) for place in range(points)]
    values = number_factor(_excess(model.streams, step, damping), model.dispersion)
    rings = model.rings
    if rings.mean:
        size, number = rings.mean_orders, rings.expected_number
        excess = _excess(rings.order, step, damping)
        ring = number_factor([number * size * x / (1 + (size - 1) * x) for x in excess], 0.0)
        values = list(map(mul, values, ring))
    circle = inverse_real_transform(values)
    start = first % points
    damped = circle[start:] + circle[:start]
    return LossDistribution(first * step, step, [p / r for p, r in zip(damped, damping, strict=True)])


def _excess(streams: Iterable[Stream], step: float, damping: list[float]) -> list[complex]:
    """Lambda (1 - phi) of losses split point by point; those beyond the points are orders all the same."""
    weights, number = [0.0] * len(damping), 0.0
    for stream in streams:
        number += stream.expected_number
        for share, loss in _cells(stream, step, len(damping) - 2):
            below = int(loss)
            weights[below] += stream.expected_number * share * (below + 1 - loss)
            weights[below + 1] += stream.expected_number * share * (loss - below)
    number -= weights[0]
    weights[0] = 0.0
    return [number - z for z in real_transform(list(map(mul, weights, damping)))]


def _cells(stream: Stream, step: float, most: int) -> Iterator[tuple[float, float]]:
    """Of one order: the probability of a loss between two points, and its mean in steps, as far as `most`."""
    value = stream.value
    if value.is_constant:
        loss = loss_of(stream.severity, value.uncut_mean) / step
        if stream.expected_number and loss <= most:
            yield 1.0, loss
        return
    for piece, end in intervals(stream.severity):
        slope, intercept = piece.slope / step, piece.intercept / step
        if slope == 0:
            if intercept <= most:
                yield value.moments_between(piece.start, end)[0], intercept
            continue
        low, here = piece.start, math.floor(slope * piece.start + intercept)
        above = _share_and_worth_above(value, low)
        last = min(end, value.largest, value.far_above, (most - intercept) / slope)
        while low < last:
            here += 1
            high = min((here - intercept) / slope, last)
            # Of hundreds of millions of orders, those that a float hardly sees would be missed.
            beyond = _share_and_worth_above(value, high if high < value.far_above else math.inf)
            share = above[0] - beyond[0]
            if share > 0:
                mean = slope * (above[1] - beyond[1]) / share + intercept
                yield share / value.kept, min(max(mean, here - 1), here)
            low, above = high, beyond


def _share_and_worth_above(value: OrderValue, threshold: float) -> tuple[float, float]:
    """Before a cut: P(V > threshold) and E[V 1{V > threshold}], money."""
    deviation = value.deviation(threshold)
    return upper_tail(deviation), value.uncut_mean * upper_tail(deviation - value.log_sd)
