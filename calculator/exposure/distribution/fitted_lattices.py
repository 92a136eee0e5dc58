"""The risk figures of a law, each read from a lattice that ends just beyond its quantile. Money.

From the highest level down, a law is laid out again until its quantile takes steps enough, and read for all
levels below that it shows better.
"""

import math
from bisect import bisect_left
from itertools import accumulate
from operator import lt
from typing import NamedTuple

from calculator.exposure.distribution.generating_function import GeneratingFunction
from calculator.exposure.distribution.lattice import ACCURACY, BELOW, ROUNDING, lattice_over
from calculator.exposure.distribution.loss_distribution import LossDistribution, RiskFigures, risk_figures
from calculator.exposure.distribution.loss_model import LossModel

FINE = 0.3
"""How much of its lattice's points a quantile must take. With half as much wild values at risk are off by 1.5
% instead of 0.6 % (seed 101); above 0.4 a lattice may not reach it, for steps are powers of two apart."""
ATTEMPTS = 7
"""Lattices tried: cents beside tens of millions take four."""


class Figures(NamedTuple):
    """Risk figures, and by level the law that they were read from."""

    risk: RiskFigures
    laws: dict[float, LossDistribution]

    def resolution(self, level: float) -> float:
        """Twice what a quantile may be off by, money: a step, or two at the foot of a peak."""
        law, at_risk = self.laws[level], self.risk.value_at_risk[level]
        place = round((at_risk - law.origin) / law.step)
        beside = law.probability[max(place - BELOW // 2, 0) : place + BELOW // 2]
        return law.step * (2 if any(map(lt, beside, beside[1:])) else 1)

    def lowest_probability(self, level: float) -> float:
        """The lowest probability within a tenth of a quantile: how far the law ripples there.

        0 where that leaves the figures in doubt by less than is promised: the quantile by a ripple's reach
        and the points between which the level is passed, the shortfall by what the ripple moves so far.
        """
        law, at_risk = self.laws[level], self.risk.value_at_risk[level]
        if min(law.probability) > -ROUNDING:
            return 0.0
        first, last = (
            bisect_left(reached, level - ROUNDING)
            for reached in (list(accumulate(accumulate(law.probability), max)), law.surely_reached)
        )
        aside = int(at_risk / law.step / 10)
        below = [p for p in law.probability[max(first - aside, 0) : last + aside + 2] if p < 0]
        in_doubt = (BELOW + last - first) * law.step
        moved = -sum(below) * in_doubt / (1 - level)
        shortfall = self.risk.expected_shortfall[level]
        is_minor = in_doubt < 2 * ACCURACY * at_risk and moved < ACCURACY * shortfall
        return 0.0 if is_minor else min(below, default=0.0)


def fitted_figures(
    model: LossModel, law: LossDistribution, levels: tuple[float, ...], points: int
) -> Figures:
    """The figures at rising levels, where `law`, known up to the highest, is coarse from so many points."""
    found = Figures(risk_figures(law, model.mean, levels, spread=model.is_spread), dict.fromkeys(levels, law))
    enough = FINE * len(law.probability)
    for place in reversed(range(len(levels))):
        level, margin = levels[place], BELOW
        for _ in range(ATTEMPTS):
            at_risk, law = found.risk.value_at_risk[level], found.laws[level]
            closer = lattice_over(0.0, at_risk + margin * law.step, points, model.foremost_loss)
            is_fine = at_risk >= enough * law.step or closer.step >= law.step
            if is_fine or level <= model.probability_of_no_loss:
                break
            law = GeneratingFunction(model, closer).law()
            reached = math.fsum(law.probability) - ROUNDING
            below = levels[: place + 1]
            better = tuple(one for one in below if one <= reached and law.step < found.laws[one].step)
            risk = risk_figures(law, model.mean, better, spread=model.is_spread)
            found.risk.value_at_risk.update(risk.value_at_risk)
            found.risk.expected_shortfall.update(risk.expected_shortfall)
            found.laws.update(dict.fromkeys(better, law))
            if level not in better:
                margin *= 2
    return found
