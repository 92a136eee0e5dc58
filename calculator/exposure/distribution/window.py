"""How far the loss distribution reaches: Chernoff's bound on both tails.

    P(L >= x) <= exp(K(t) - t x),   P(L <= x) <= exp(K(-t) + t x)   for every t > 0,   K(t) = ln E[exp(t L)]

so the loss stays below (K(t) + c)/t and above -(K(-t) + c)/t but for a probability exp(-c); the best t
makes the window narrow. K follows from Equation (12) with z = exp(t); a lognormal order value is stood in
for by a few points, which is enough for a window, and the audit of the run has the last word. Money.
Source: Chernoff (1952), Annals of Mathematical Statistics 23, 493.
"""

import math
from collections.abc import Callable
from functools import lru_cache
from itertools import repeat
from operator import mul
from typing import NamedTuple

from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import OrderValue, upper_tail
from calculator.exposure.distribution.severity import Piece, Severity, loss_of

NEGLIGIBLE = -math.log(1e-10)
COARSE = 0.5
"""Width, in standard deviations of the log value, of the intervals that stand in for a lognormal."""
SLACK = 1.05
"""What the window is widened by, because the stand-in spreads a little less than the order values do."""
LOWEST = -3.0
"""Where these intervals begin."""
RATIO = 1.4
"""Ratio of neighbouring t that are tried; the bound is flat near its best."""


class Window(NamedTuple):
    """Losses between `low` and `high`, money."""

    low: float
    high: float


class Point(NamedTuple):
    """A loss that is expected `weight` times."""

    weight: float
    loss: float


Columns = tuple[list[float], list[float]]
"""Weights, and the losses that have them."""


def loss_window(model: LossModel) -> Window:
    """An interval that holds all but a negligible probability; it starts at 0 unless that is far away."""
    points = [point for stream in model.streams for point in stand_in(stream)]
    ring_points = [point for stream in model.rings.order for point in stand_in(stream)]
    largest = max((largest_loss(stream) for stream in (*model.streams, *model.rings.order)), default=0.0)
    return window_of(model, (model.mean, model.sd), points, ring_points, largest)


def window_of(
    model: LossModel,
    moments: tuple[float, float],
    points: list[Point],
    ring_points: list[Point],
    largest: float,
) -> Window:
    """The same, from mean and standard deviation and from what stands in for the losses; all of it money."""
    mean, sd = moments
    start = 1 / sd
    orders, ring_orders = _columns(points), _columns(ring_points)

    def upper(t: float) -> float:
        return (_log_mgf(model, orders, ring_orders, t) + NEGLIGIBLE) / t

    def lower(t: float) -> float:
        return (_log_mgf(model, orders, ring_orders, -t) + NEGLIGIBLE) / t

    high = mean + SLACK * (_smallest(upper, start) - mean)
    low = mean - SLACK * (mean + _smallest(lower, start)) if mean > 6 * sd else 0.0
    low = low if low > high / 4 else 0.0
    return Window(low, max(high, low + largest))


def wider_by(factor: float, window: Window, mean: float) -> Window:
    """A window that reaches so many times as far from the mean, but not below 0."""
    low = mean - factor * (mean - window.low)
    return Window(max(low, 0.0) if window.low else 0.0, mean + factor * (window.high - mean))


def largest_loss(stream: Stream) -> float:
    """What the dearest order of a stream loses, money; infinite where order values have no end."""
    value = stream.value
    return loss_of(stream.severity, value.uncut_mean if value.is_constant else value.largest)


def stand_in(stream: Stream) -> list[Point]:
    """A few losses with the expected number and the mean of the stream."""
    number, value = stream.expected_number, stream.value
    if value.is_constant:
        return [Point(number, largest_loss(stream))]
    points = _evenly_cut(value, stream.severity)
    mean = math.fsum(share * loss for share, loss in points)
    if mean <= 0:
        return []
    scale = stream.mean / (mean * number)
    return [Point(number * share, loss * scale) for share, loss in points]


@lru_cache(maxsize=1024)
def _evenly_cut(value: OrderValue, severity: Severity) -> list[Point]:
    """One order of a lognormal value: the shares of evenly long intervals, and the loss in their middle."""
    end = (math.log(value.largest) - value.log_median) / value.log_sd
    z, above = min(LOWEST, end - 6 * COARSE), 1.0
    middle = math.exp(value.log_median + value.log_sd * (z + COARSE / 2))
    ratio = math.exp(value.log_sd * COARSE)
    beyond, inside = value.above_largest, value.kept
    pieces = [*severity[1:], Piece(math.inf, 0.0, 0.0)]
    _, slope, intercept = severity[0]
    points = []
    while z < end:
        z += COARSE
        left = (_upper_tail(z) - beyond) / inside if z < end else 0.0
        while pieces[0].start <= middle:
            _, slope, intercept = pieces.pop(0)
        points.append(Point(above - left, slope * middle + intercept))
        above, middle = left, middle * ratio
    return points


@lru_cache(maxsize=256)
def _upper_tail(z: float) -> float:
    return upper_tail(z)


def _columns(points: list[Point]) -> Columns:
    return [point.weight for point in points], [point.loss for point in points]


def _log_mgf(model: LossModel, orders: Columns, ring_orders: Columns, t: float) -> float:
    try:
        excess, order_excess = (
            math.fsum(map(mul, weights, map(math.expm1, map(mul, losses, repeat(t)))))
            for weights, losses in (orders, ring_orders)
        )
    except OverflowError:
        return math.inf
    scaled = model.dispersion * excess
    if scaled >= 1:
        return math.inf
    total = excess if abs(scaled) < 1e-9 else -math.log1p(-scaled) / model.dispersion
    if ring_orders[0]:
        size = model.rings.mean_orders
        left = 1 - (size - 1) * order_excess
        if left <= 0:
            return math.inf
        total += model.rings.expected_number * size * order_excess / left
    return total


def _smallest(bound: Callable[[float], float], start: float) -> float:
    """The smallest value of a function with one valley, by steps of a fixed ratio from `start`."""
    t, best = start, bound(start)
    while best == math.inf:
        t /= RATIO
        best = bound(t)
    for ratio in (RATIO, 1 / RATIO):
        here = t
        while (value := bound(here * ratio)) < best:
            best, here = value, here * ratio
    return best
