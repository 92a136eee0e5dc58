"""How much wider a lattice makes the peaks of a law.

Where dear orders are all worth about the same, x, and the rest of the loss varies less than that, the law
has a peak for every number of such orders. Splitting losses over a lattice widens each, and a quantile on
it moves; mean and standard deviation of the whole law do not tell, for they are those of many peaks. What
does is the characteristic function where its period is x:

    |E exp(2 pi i L / x)| = exp(-2 pi^2 w^2 / x^2)

for peaks of deviation w; it is near 1 for sharp peaks and 0 where they have grown together. It follows from
Equation (12), once with the losses as they are and once with each split over two points. A few points stand
in for a lognormal order value, as for the window. Money; h is `step`.
Source: Feller (1971), An Introduction to Probability Theory II, chapter XV, on laws on a lattice.
"""

import cmath
import math
from collections.abc import Iterator

from calculator.exposure.distribution.exact_step import SHORTEST
from calculator.exposure.distribution.frequency import dispersion_on_lattice, number_factor, ring_factor
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.severity import loss_of
from calculator.exposure.distribution.window import Point, stand_in

ALIKE = 0.1
"""Deviation of the log value of orders that may still make peaks."""
OFTEN = 1e-3
"""Orders expected less often make no peak that a quantile at 99 % could lie on."""
WEIGHED = 6
"""How many kinds of such orders are weighed, the most frequent."""
SEEN = 0.02
"""Peaks less sharp than this have grown together."""


def widening(model: LossModel, step: float) -> float:
    """By how much the lattice adds to the deviation of a peak, where there are peaks; money.

    Lognormal order values must have been cut.
    """
    peaks = sorted(_peaks(model), reverse=True)[:WEIGHED]
    spaced = [loss for _, loss in peaks if loss >= SHORTEST * step]
    if not spaced:
        return 0.0
    orders = [point for stream in model.streams for point in stand_in(stream)]
    ring_orders = [point for stream in model.rings.order for point in stand_in(stream)]
    added = math.fsum(weight * _added(loss, step) for weight, loss in orders)
    dispersion = dispersion_on_lattice(
        model.dispersion,
        surplus=added,
        mean=model.stream_mean,
        number=math.fsum(min(loss / step, 1.0) * weight for weight, loss in orders),
        variance=model.variance,
    )
    widest = 0.0
    for loss in spaced:
        sharp = _sharpness(
            model, model.dispersion, _excess(orders, loss, 0.0), _excess(ring_orders, loss, 0.0)
        )
        if sharp > SEEN:
            split = _sharpness(
                model, dispersion, _excess(orders, loss, step), _excess(ring_orders, loss, step)
            )
            widest = max(widest, sharp * (_width(split, loss) - _width(sharp, loss)))
    return widest


def _peaks(model: LossModel) -> Iterator[Point]:
    ring_orders = model.rings.expected_number * model.rings.mean_orders
    for streams, orders in ((model.streams, 1.0), (model.rings.order, ring_orders)):
        for stream in streams:
            number = orders * stream.expected_number
            if number >= OFTEN and stream.value.log_sd < ALIKE:
                yield Point(number, _usual_loss(stream))


def _usual_loss(stream: Stream) -> float:
    return loss_of(stream.severity, stream.value.uncut_mean)


def _added(loss: float, step: float) -> float:
    part = loss / step % 1.0
    return part * (1 - part) * step * step


def _excess(points: list[Point], period: float, step: float) -> complex:
    """Lambda (1 - phi) where the period is so long, of losses split over a lattice, or not if `step` is 0."""
    turn = 2 * math.pi / period
    total = 0j
    for weight, loss in points:
        if step:
            below, part = divmod(loss / step, 1.0)
            there = cmath.rect(1.0, turn * step * below)
            there *= 1 - part + part * cmath.rect(1.0, turn * step)
        else:
            there = cmath.rect(1.0, turn * loss)
        total += weight * (1 - there)
    return total


def _sharpness(model: LossModel, dispersion: float, excess: complex, ring_excess: complex) -> float:
    (usual,) = number_factor([excess], dispersion)
    (rings,) = ring_factor([ring_excess], model.rings.mean_orders, model.rings.expected_number)
    return abs(usual * rings)


def _width(sharpness: float, period: float) -> float:
    """Deviation of a peak, never more than evenly spread over the period."""
    least = math.exp(-2 * math.pi**2 / 12)
    return period / math.pi * math.sqrt(max(-math.log(max(sharpness, least)), 0.0) / 2)
