"""The law of the loss as it is shown: short enough to send, with a monthly cap as if all moved in step.

Two losses that rise together have quantiles that add: Q(u) = Q_A(u) + h (Q_B(u) - C)+ for u between 0 and
1. Both sides are step functions on a lattice, so the law of the sum is found by walking once along both.
The excess is scaled a little, for its mean is known from a finer lattice than the points of B drawn. Money.
Source: Dhaene et al. (2002), Insurance: Mathematics and Economics 31, 3, theorem on comonotonic sums.
"""

import math
from collections.abc import Sequence

from calculator.exposure.distribution.guarantee_cap import CapExcess
from calculator.exposure.distribution.loss_distribution import LossDistribution, halved, points_of

MOST_POINTS = 2049
NO_PROBABILITY = 1e-13
"""What lies at the end with less is not sent: well above the rounding of a transform, about 1e-16, so that
every machine ends at the same point."""
MOST_SCALED = 1.5
"""How much the excess drawn may be scaled to have its mean; beyond that the points are too coarse for it."""


def shown_distribution(losses: LossDistribution, excess: CapExcess | None, months: float) -> LossDistribution:
    """The law of A, or of A + months x (B - C)+ in step, with the same mean on at most 2,049 points."""
    short = shortened(losses)
    return with_excess(short, excess, months) if excess else short


def shortened(law: LossDistribution) -> LossDistribution:
    """The law on as many points as are sent."""
    law = LossDistribution(law.origin, law.step, _without_empty_end(law.probability))
    while len(law.probability) > MOST_POINTS:
        law = halved(law)
    return law


def with_excess(losses: LossDistribution, excess: CapExcess, months: float) -> LossDistribution:
    """The law of A + months x (B - C)+ when A and B move in step."""
    beyond = [(payment - excess.cap, p) for payment, p in points_of(excess.payments) if payment > excess.cap]
    # The mean was read from a finer lattice than these points.
    found = math.fsum(over * p for over, p in beyond)
    is_near = MOST_SCALED * found > excess.mean > found / MOST_SCALED
    scale = months * excess.mean / found if is_near else months
    parts = [(scale * over, p) for over, p in beyond]
    parts.insert(0, (0.0, 1 - math.fsum(p for _, p in parts)))
    width = losses.step * (len(losses.probability) - 1) + parts[-1][0]
    if width == 0:
        return losses
    step = width / (MOST_POINTS - 2)
    probability = [0.0] * MOST_POINTS
    remaining = iter([(over / step, p) for over, p in parts])
    over, over_left = next(remaining)
    steps = losses.step / step
    for place, p in enumerate(losses.probability):
        start, left = place * steps, p
        while left > 0:
            share = left if left < over_left else over_left
            position = start + over
            below = int(position)
            above = share * (position - below)
            probability[below] += share - above
            probability[below + 1] += above
            left -= share
            over_left -= share
            if over_left <= 0:
                over, over_left = next(remaining, (over, 1.0))
    return LossDistribution(losses.origin, step, _without_empty_end(probability))


def _without_empty_end(probability: Sequence[float]) -> list[float]:
    kept = len(probability)
    while kept > 1 and probability[kept - 1] < NO_PROBABILITY:
        kept -= 1
    return list(probability[:kept])
