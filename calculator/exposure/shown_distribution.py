"""The law of the loss as it is shown: short enough to send, with a monthly cap as if all moved in step.

Two losses that rise together have quantiles that add, Q(u) = Q_A(u) + h (Q_B(u) - C)+: the law of the sum is
found by walking once along both. The excess is scaled to its mean, known from a finer lattice. Money.
Source: Dhaene et al. (2002), Insurance: Mathematics and Economics 31, 3, theorem on comonotonic sums.
"""

import math

from calculator.exposure.distribution.guarantee_cap import CapExcess
from calculator.exposure.distribution.lattice import ROUNDING
from calculator.exposure.distribution.loss_distribution import LossDistribution

MOST_POINTS = 2049
"""Points that are sent: twice as many as a chart can show, and one."""


def shown_distribution(losses: LossDistribution, excess: CapExcess | None, months: float) -> LossDistribution:
    """The law of A, or of A + months x (B - C)+ in step, with the same mean on at most 2,049 points."""
    parts = _excess_drawn(excess, months) if excess else [(0.0, 1.0)]
    width = losses.step * (len(losses.probability) - 1) + parts[-1][0]
    if width == 0 or (len(parts) == 1 and len(losses.probability) <= MOST_POINTS):
        return LossDistribution(losses.origin, losses.step, _without_empty_end(losses.probability))
    step = width / (MOST_POINTS - 2)
    probability = [0.0] * MOST_POINTS
    remaining = iter(parts)
    over, over_left = next(remaining)
    for place, p in enumerate(losses.probability):
        left = p
        while left > 0:
            share = min(left, over_left)
            position = (place * losses.step + over) / step
            below = int(position)
            probability[below] += share * (below + 1 - position)
            probability[below + 1] += share * (position - below)
            left -= share
            over_left -= share
            if over_left <= 0:
                over, over_left = next(remaining, (over, 1.0))
    return LossDistribution(losses.origin, step, _without_empty_end(probability))


def _excess_drawn(excess: CapExcess, months: float) -> list[tuple[float, float]]:
    """What the payments drawn exceed the cap by over some months (money), rising, with its probability."""
    each = zip(excess.payments.losses, excess.payments.probability, strict=True)
    parts = [(loss - excess.cap, p) for loss, p in each if loss > excess.cap]
    found = math.fsum(over * p for over, p in parts)
    scale = months * excess.mean / found if found else months
    return [(0.0, 1 - math.fsum(p for _, p in parts)), *((scale * over, p) for over, p in parts)]


def _without_empty_end(probability: list[float]) -> list[float]:
    last = max((place for place, p in enumerate(probability) if p >= ROUNDING), default=0)
    return probability[: last + 1]
