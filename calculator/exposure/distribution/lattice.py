"""Putting losses on an evenly spaced lattice without moving their mean.

A loss x = (j + e) h with 0 <= e < 1 becomes a loss j h with probability 1 - e and (j + 1) h with
probability e. That keeps the expected loss exactly, where rounding to the nearest point can move it by
several per cent; it adds e (1 - e) h^2 to the second moment. A lognormal order value is split the same way
in closed form: only the probability and the mean of V between the order values that lie on neighbouring
lattice points are needed. Where an interval is several points wide, its orders lie evenly around their
mean, as far as the nearer end: at one point, they would make steps in a law that has none. Money; h is
`step`.
Source: the method of local moment matching; Klugman, Panjer and Willmot, Loss Models, on discretisation.
"""

import math
from collections.abc import Iterable
from functools import lru_cache
from itertools import accumulate
from operator import add, mul
from typing import NamedTuple

from calculator.exposure.distribution.exact_step import exact_step
from calculator.exposure.distribution.loss_model import LossModel, Stream
from calculator.exposure.distribution.order_value import SQRT_HALF, OrderValue
from calculator.exposure.distribution.severity import Piece, intervals, loss_of
from calculator.exposure.distribution.window import Window

FINE, COARSE = 128, 12
"""From this lattice point on, intervals widen by one point in so many: below 1 % of the loss, and below a
tenth of it for the dearest orders, which together are worth less than `RARE_WORTH` of all."""
PER_DEVIATION = 4
"""How many intervals a deviation of the log value has at least, where order values are almost alike."""
RARE_WORTH = 0.003


class Lattice(NamedTuple):
    """`points` losses `step` apart, the first at `first` steps."""

    first: int
    step: float
    points: int


def lattice_over(window: Window, points: int, model: LossModel) -> Lattice:
    """The lattice of so many points that covers a window, with a step that suits the losses of the model."""
    step = exact_step(model, (window.high - window.low) / (points - 3))
    return Lattice(math.floor(window.low / step), step, points)


def lattice_weights(streams: Iterable[Stream], lattice: Lattice) -> list[float]:
    """Expected number of bad orders that cost j steps, j = 0, 1, ..., points - 1.

    Lognormal order values must have been cut, and the lattice must hold the largest loss.
    """
    laid = weights, rises = _Laid([0.0] * lattice.points, [0.0] * (lattice.points + 2))
    for stream in streams:
        if stream.expected_number == 0:
            continue
        if stream.value.is_constant:
            position = loss_of(stream.severity, stream.value.uncut_mean) / lattice.step
            _split(weights, stream.expected_number, position)
            continue
        orders = _orders_of(stream)
        for piece, end in intervals(stream.severity):
            _split_piece(laid, orders, piece, end, lattice.step)
    return list(map(add, weights, accumulate(rises))) if any(rises) else weights


class _Laid(NamedTuple):
    """Weights of the points, and by how much what a run of them has in common rises from each to the next."""

    weights: list[float]
    rises: list[float]


class _Orders(NamedTuple):
    """Orders of a lognormal value, and what takes a logarithm to know of it: the same for every piece."""

    uncut_number: float
    value: OrderValue
    log_median: float
    far_below: float


def _orders_of(stream: Stream) -> _Orders:
    value = stream.value
    median = value.log_median
    return _Orders(stream.expected_number / value.kept, value, median, math.exp(median - 8.5 * value.log_sd))


def second_moment(weights: list[float], step: float) -> float:
    """Sum of the squared losses on the lattice, money squared."""
    return step * step * math.fsum(map(mul, weights, _squares(len(weights))))


@lru_cache(maxsize=8)
def _squares(points: int) -> tuple[float, ...]:
    return tuple(float(place * place) for place in range(points))


def _split(weights: list[float], weight: float, position: float) -> None:
    below = int(position)
    share = position - below
    weights[below] += weight * (1 - share)
    if share:
        weights[below + 1] += weight * share


def _split_piece(laid: _Laid, orders: _Orders, piece: Piece, end: float, step: float) -> None:
    weights, rises = laid
    uncut_number, value, median, far_below = orders
    end = min(end, value.largest)
    if piece.start >= end:
        return
    # A slope can be too small for a float once it is counted in steps.
    if piece.slope / step == 0:
        share = max(value.share_above(piece.start) - value.share_above(end), 0.0)
        _split(weights, uncut_number * share, piece.intercept / step)
        return
    log, erfc = math.log, math.erfc
    turn, shift = SQRT_HALF / value.log_sd, SQRT_HALF * value.log_sd
    number = 0.5 * uncut_number
    slope, intercept = piece.slope / step, piece.intercept / step
    above = worth = 2.0
    if piece.start > 0:
        deviation = (log(piece.start) - median) * turn
        above, worth = erfc(deviation), erfc(deviation - shift)
    point = int(slope * max(piece.start, far_below) + intercept)
    top = slope * end + intercept
    steps_of_mean, rare = value.uncut_mean * slope, worth * RARE_WORTH
    tight = int(PER_DEVIATION / value.log_sd)
    fine, coarse = max(FINE, tight), max(COARSE, tight)
    done = False
    while not done:
        lower, point = point, point + (point // (fine if worth > rare else coarse) or 1)
        upper_value = (point - intercept) / slope
        done = upper_value >= end
        deviation = (log(end if done else upper_value) - median) * turn
        above_next, worth_next = erfc(deviation), erfc(deviation - shift)
        share = above - above_next
        if share > 0:
            position = (worth - worth_next) * steps_of_mean / share + intercept
            if not lower <= position <= point or position > top:
                position = min(max(position, lower), point, top)
            below = int(position)
            weight = number * share
            beyond = weight * (position - below)
            if point - lower > 2:
                aside = int(min(position - lower, point - position, top - position))
                weight, beyond = weight / (2 * aside + 1), beyond / (2 * aside + 1)
                rises[below - aside] += weight - beyond
                rises[below - aside + 1] += beyond
                rises[below + aside + 1] -= weight - beyond
                rises[below + aside + 2] -= beyond
            else:
                weights[below] += weight - beyond
                weights[below + 1] += beyond
        above, worth = above_next, worth_next
