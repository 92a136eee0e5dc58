"""Where the bad month comes from: what each segment contributes to the shop's expected shortfall.

The contribution of segment i is its mean loss in the worst 1 - a of all outcomes (Euler's allocation), and
the contributions add to the shortfall:

    ES_a(i) = ( E[L_i] - E[L_i 1{L < VaR_a}] - (1 - b) E[L_i 1{L = VaR_a}] ) / (1 - a)
    E[L_i 1{L = y}] = sum over x of  x Lambda_i f_i(x) P(L* = y - x)

b is the part of P(L = VaR) that belongs to the worst outcomes, L* the rest of the loss beside one loss,
whose law differs from that of L only by the exponent of Equation (12). One more transform serves all
segments; its shares are those of the shop's figure. Rings contribute what is left. For comparison the
contribution to the unexpected loss, from
Equation (11): ( Lambda_i E[X_i^2] + sigma^2 M_i M ) / UL, M the expected loss of all streams. Money over the
horizon.
Sources: Tasche (1999), Risk contributions and performance measurement; Haaf and Tasche (2002), GARP Risk
Review 7, 43.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import mul

from calculator.exposure.audited_run import AuditedRun, audited_run
from calculator.exposure.bad_orders import book_losses
from calculator.exposure.lattice import lattice_weights
from calculator.exposure.loss_distribution import probabilities_beside_one
from calculator.exposure.loss_model import LossModel, Stream
from calculator.exposure.risk_figures import risk_figures
from calculator.order_mix import OrderMix

LEVEL = 0.99


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


def contributions(mix: OrderMix, run: AuditedRun | None = None, level: float = LEVEL) -> Contributions:
    """Contributions to the figures of the book loss, the monthly cap left out.

    Args:
        mix: the shop.
        run: the run of its book losses over the horizon, if it has been made.
        level: between 0 and 1.

    """
    losses = book_losses(mix, mix.assumptions.horizon_months)
    run = run or audited_run(losses)
    streams = len(losses.streams) // max(len(mix.segments), 1)
    by_stream = _shortfalls(losses, run, level)
    on_lattice = risk_figures(run.distribution, losses.mean, (level,)).expected_shortfall[level]
    total = run.risk.expected_shortfall.get(level, on_lattice)
    if on_lattice:
        by_stream = [total / on_lattice * shortfall for shortfall in by_stream]
    segments = []
    for place, segment in enumerate(mix.segments):
        own = slice(place * streams, (place + 1) * streams)
        segments.append(
            _contribution(segment.name, losses, losses.streams[own], math.fsum(by_stream[own]), total)
        )
    return Contributions(tuple(segments), _of_rings(losses, segments, total))


def _contribution(
    name: str, losses: LossModel, streams: Sequence[Stream], shortfall: float, total: float
) -> Contribution:
    mean = math.fsum(stream.mean for stream in streams)
    second = math.fsum(stream.second_moment for stream in streams)
    variance = second + losses.dispersion * mean * losses.stream_mean
    return Contribution(
        name=name,
        expected_loss=mean,
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


def _shortfalls(losses: LossModel, run: AuditedRun, level: float) -> list[float]:
    """Each stream's mean loss in the worst outcomes."""
    found = [stream.mean / (1 - level) for stream in losses.streams]
    quantile = risk_figures(run.distribution, losses.mean, (level,)).value_at_risk[level]
    if quantile <= 0:
        return found
    below = _chance_of_not_worse(run, quantile, level)
    for place, stream in zip(run.usual.kept, run.usual.model.streams, strict=True):
        weights = lattice_weights([stream], run.lattice)
        usual = run.lattice.step * math.fsum(
            map(mul, (j * weight for j, weight in enumerate(weights)), below)
        )
        found[place] = (losses.streams[place].mean - run.usual.probability * usual) / (1 - level)
    return found


def _chance_of_not_worse(run: AuditedRun, quantile: float, level: float) -> list[float]:
    """For a loss of j steps, the chance that all together is below VaR, or at it and not among the worst."""
    lattice = run.lattice
    rest = probabilities_beside_one(lattice, run.usual.model)
    cumulated = [0.0, *accumulate(rest)]
    place = round(quantile / lattice.step) - lattice.first
    reached = math.fsum(run.distribution.probability[: place + 1])
    at_quantile = run.distribution.probability[place]
    not_worst = 1 - (reached - level) / at_quantile if at_quantile > 0 else 0.0
    below = []
    for j in range(lattice.points):
        y = place - j
        below.append(cumulated[y] + not_worst * rest[y] if y >= 0 else 0.0)
    return below
