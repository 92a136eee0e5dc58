"""Where the bad month comes from: what each segment contributes to the shop's expected shortfall.

The contribution of segment i is its mean loss in the worst 1 - a of all outcomes (Euler's allocation), and
the contributions add to the shortfall:

    ES_a(i) = ( E[L_i] - E[L_i 1{L < VaR_a}] - (1 - b) E[L_i 1{L = VaR_a}] ) / (1 - a)   Equation (23)
    E[L_i 1{L = y}] = sum over x of  x Lambda_i f_i(x) P(L* = y - x)

b is the part of P(L = VaR) that belongs to the worst outcomes, L* the rest of the loss beside one loss. How
often a loss of size x comes with a rest of y is Lambda f(x) times the law of L* at y, the derivative of
Equation (12) with respect to Lambda f(x); so that law is Equation (12) with the exponent -1/sigma^2 - 1. One
more transform serves all segments. Rings contribute what is left. For comparison the contribution to the
unexpected loss, from Equation (11): ( Lambda_i E[X_i^2] + sigma^2 M_i M ) / UL, M the expected loss of all
streams. Money over the horizon.
Sources: Tasche (1999), Risk contributions and performance measurement; Haaf and Tasche (2002), GARP Risk
Review 7, 43.
"""

import math
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import mul

from calculator.exposure.bad_orders import book_losses
from calculator.exposure.distribution.audited_run import POINTS, SHORT, short_run
from calculator.exposure.distribution.generating_function import GeneratingFunction
from calculator.exposure.distribution.lattice import ROUNDING, Lattice, moment, order_weights
from calculator.exposure.distribution.loss_distribution import risk_figures
from calculator.exposure.distribution.loss_model import LossModel, Stream, expected_losses
from calculator.exposure.loss_levels import VERY_BAD
from calculator.shop.order_mix import OrderMix


@dataclass(frozen=True, slots=True, kw_only=True)
class Contribution:
    """What a segment, or the rings, add to the shop's figures; `share` is of the expected shortfall."""

    name: str
    expected_loss: float
    unexpected_loss: float
    expected_shortfall: float
    share: float


@dataclass(frozen=True, slots=True)
class Contributions:
    """By segment in the order of the mix, and of rings; they add to the shop's figures, the cap left out."""

    segments: tuple[Contribution, ...]
    rings: Contribution


def contributions(
    mix: OrderMix, level: float = VERY_BAD, expected_shortfall: float | None = None
) -> Contributions:
    """Contributions to the figures of the book loss, the monthly cap left out.

    Args:
        mix: the shop.
        level: between 0 and 1.
        expected_shortfall: of the shop without the cap, money, if it is known; the contributions then add
            to it.

    """
    losses = book_losses(mix, mix.assumptions.horizon_months)
    by_stream, total = _shortfalls(losses, level)
    scale = expected_shortfall / total if expected_shortfall and total else 1.0
    total *= scale
    streams = len(losses.streams) // max(len(mix.segments), 1)
    segments = []
    for place, segment in enumerate(mix.segments):
        own = slice(place * streams, (place + 1) * streams)
        shortfall = scale * math.fsum(by_stream[own])
        segments.append(_contribution(segment.name, losses, losses.streams[own], shortfall, total))
    return Contributions(tuple(segments), _of_rings(losses, segments, total))


def _contribution(
    name: str, losses: LossModel, streams: Sequence[Stream], shortfall: float, total: float
) -> Contribution:
    own = expected_losses(streams)
    variance = own.square + losses.dispersion * own.mean * losses.of_streams.mean
    return Contribution(
        name=name,
        expected_loss=own.mean,
        unexpected_loss=variance / losses.sd if losses.sd else 0.0,
        expected_shortfall=shortfall,
        share=shortfall / total if total else 0.0,
    )


def _of_rings(losses: LossModel, segments: Sequence[Contribution], total: float) -> Contribution:
    if not losses.rings.mean:
        return Contribution(
            name="rings", expected_loss=0.0, unexpected_loss=0.0, expected_shortfall=0.0, share=0.0
        )
    left = max(total - math.fsum(one.expected_shortfall for one in segments), 0.0)
    return Contribution(
        name="rings",
        expected_loss=losses.rings.mean,
        unexpected_loss=losses.rings.variance / losses.sd,
        expected_shortfall=left,
        share=left / total,
    )


def _shortfalls(losses: LossModel, level: float) -> tuple[list[float], float]:
    """Each stream's mean loss in the worst outcomes, and that of all together with the rings."""
    found = [expected_losses([stream]).mean / (1 - level) for stream in losses.streams]
    if not losses.has_law:
        return found, losses.mean / (1 - level)
    law = short_run(losses, level, 2 * SHORT if losses.is_spread else POINTS).laws[level]
    total = risk_figures(law, losses.mean, (level,)).expected_shortfall[level]
    first, probability = round(law.origin / law.step), law.probability
    lattice = Lattice(first, law.step, len(probability), is_whole=first > 0)
    cumulated = list(accumulate(probability))
    place = min(bisect_left(cumulated, level - ROUNDING), lattice.points - 2)
    if place + first <= 0:
        return found, total
    function = GeneratingFunction(losses, lattice)
    orders, dispersion = function.orders, losses.dispersion
    beside = [z / (1 + dispersion * x) for z, x in zip(function.values, orders.excess, strict=True)]
    rest = function.law(beside).probability
    below = _chance_of_not_worse(rest, place, cumulated[place] - level, probability[place])
    losing = list(map(mul, below, range(-1, place + 1)))
    # The term that sets the moments right is part of what one order weighs, and may begin at a loss of -1.
    term = math.fsum(part * losing[at + 1] for at, part in orders.term.items() if at <= place)
    for position, stream in enumerate(losses.streams):
        if stream.expected_number:
            unit = order_weights(stream.value, stream.severity, lattice.step, lattice.points)
            surplus = moment(2, unit.weights) - unit.square
            steps = math.fsum(map(mul, unit.weights, losing[1:])) + surplus * term
            usual = stream.expected_number * lattice.step * steps
            found[position] -= usual / (1 - level)
    return found, total


def _chance_of_not_worse(rest: list[float], place: int, beyond: float, at_quantile: float) -> list[float]:
    """For a loss of j steps, from -1 on, the chance that all is below VaR, or at it and not among the worst.

    `beyond` is by how much the cumulated probability at VaR exceeds the level, of the `at_quantile` there.
    """
    cumulated = [0.0, *accumulate(rest)]
    not_worst = min(max(1 - beyond / at_quantile, 0.0), 1.0) if at_quantile > 0 else 0.0
    return [cumulated[place - j] + not_worst * rest[place - j] for j in range(-1, place + 1)]
