"""The law of the loss on a lattice, and its value at risk and expected shortfall. Money.

    VaR_a = smallest loss x with F(x) >= a                                              lower quantile
    ES_a  = ( E[L 1{L > VaR_a}] + VaR_a (F(VaR_a) - a) ) / (1 - a)                      Acerbi and Tasche

E[L 1{L > x}] is the mean less what lies at or below x, so it includes losses beyond the last point.

Where order values are spread, a point of the lattice stands for all losses within half a step of it, and the
quantile is taken from between the points, as if that probability p were spread evenly:

    VaR_a = x - h/2 + t h,      t = (a - F(x - h)) / p,      (1 - a) ES_a rises by p h t (1 - t) / 2

A point with more than its two neighbours together is a loss that many orders share; that and 0 stay.
Source: Acerbi and Tasche (2002), Journal of Banking and Finance 26, 1487.
"""

from bisect import bisect_left
from dataclasses import dataclass
from itertools import accumulate
from operator import mul
from typing import NamedTuple

from calculator.exposure.distribution.lattice import ROUNDING
from calculator.exposure.loss_levels import LEVELS


@dataclass(frozen=True, slots=True)
class LossDistribution:
    """Probabilities of the losses `origin`, `origin` + `step`, `origin` + 2 `step`, ... (money)."""

    origin: float
    step: float
    probability: list[float]

    @property
    def losses(self) -> list[float]:
        """The losses, money."""
        return [self.origin + self.step * place for place in range(len(self.probability))]

    @property
    def surely_reached(self) -> list[float]:
        """The probability of each loss or less, never falling: where a law ripples, what it comes back to."""
        reached = list(accumulate(self.probability))
        return list(accumulate(reversed(reached), min))[::-1] if min(self.probability) < 0 else reached


NO_LOSS = LossDistribution(0.0, 1.0, [1.0])


class RiskFigures(NamedTuple):
    """Quantile and expected shortfall at each level, money."""

    value_at_risk: dict[float, float]
    expected_shortfall: dict[float, float]


def risk_figures(
    law: LossDistribution, mean: float, levels: tuple[float, ...] = LEVELS, *, spread: bool = False
) -> RiskFigures:
    """Risk figures at levels between 0 and 1, of a loss known as far as the highest quantile and by its mean.

    `spread` says that losses between the points occur as well.
    """
    probability, losses, reached = law.probability, law.losses, law.surely_reached
    cumulated = list(accumulate(probability))
    at_or_below = list(accumulate(map(mul, losses, probability)))
    found = RiskFigures({}, {})
    for level in levels:
        place = min(bisect_left(reached, level - ROUNDING), len(losses) - 1)
        quantile, surpassed = losses[place], cumulated[place] - level
        beyond = mean - at_or_below[place] + quantile * surpassed
        beside = probability[place - 1 : place + 2] if place else []
        if spread and quantile > 0 and len(beside) == 3 and 0 < beside[1] <= beside[0] + beside[2]:
            part = min(max(1 - surpassed / probability[place], 0.0), 1.0)
            quantile += (part - 0.5) * law.step
            beyond += probability[place] * law.step * part * (1 - part) / 2
        found.value_at_risk[level] = quantile
        found.expected_shortfall[level] = max(beyond / (1 - level), quantile)
    return found
