"""The risk figures of a law, each read from the finest lattice that shows it.

A wide lattice holds the whole law; what lies low on it is read from close-ups. A quantile of a few steps only
is looked at ever more closely. The figures at 99.9 % and 99 % get their last digits from a close-up that ends
just beyond the quantile: so those at 99 % are within 0.1 % of those on a lattice 64 times finer. Where the
wide lattice spreads the law, because many losses are small beside its step, no level is read from it that a
close-up can show; and where the law has peaks that a close-up would widen, it gets as many points as they
need. Money.
"""

import math
from dataclasses import dataclass

from calculator.exposure.distribution.audit import SD_TOLERANCE
from calculator.exposure.distribution.close_up import POINTS, CloseUp, close_up
from calculator.exposure.distribution.loss_distribution import LossDistribution
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.peaks import widening
from calculator.exposure.distribution.rarest_orders import WithoutRarest
from calculator.exposure.distribution.risk_figures import ROUNDING, RiskFigures, risk_figures
from calculator.exposure.levels import LEVELS

CLOSER = 32
"""Steps of the coarser lattice that a close-up shows."""
FEW_STEPS = 16
"""A quantile of fewer steps, known to 6 % only, is looked at more closely."""
SHARP = 0.99
MANY_STEPS = 1000
"""A quantile from 99 % on of fewer steps is looked at more closely."""
TIGHT, MARGIN = 1.04, 2
"""How far the final close-up goes: so many times the largest quantile, and steps of the coarser lattice."""
MOST = 8
"""Close-ups of a close-up: enough to find cents beside tens of millions."""
NOTHING = 1e-9
"""A loss of so much of the expected one is not looked for: what is left above a cap, a float cannot tell."""
LEAST_POINTS, MOST_POINTS = 1024, 2**17
"""Points of the final close-ups; the most are taken where peaks of the law need them."""
FLANK = 2.0
"""How many deviations from the middle of a peak a quantile may lie."""
SPREADS = 1e-3
"""Surplus of the variance, relative to it, from which a lattice spreads the law too much to be read."""


@dataclass(frozen=True, slots=True)
class Resolved:
    """Risk figures, and of the lattice that each level was read from the step (money) and the surplus.

    The surplus is the variance that the lattice added, relative to that of the losses on it. `somewhere` are
    the levels at which something is lost, `close_ups` the laws that were read besides the wide one.
    """

    risk: RiskFigures
    step: dict[float, float]
    surplus: dict[float, float]
    somewhere: tuple[float, ...]
    close_ups: list[LossDistribution]

    def steps_at(self, level: float) -> float:
        """How many steps the quantile is."""
        return self.risk.value_at_risk[level] / self.step[level]

    def moved(self, level: float, model: LossModel) -> float:
        """How far the lattice of a level moves a quantile that lies on a peak, relative to it."""
        at_risk = self.risk.value_at_risk[level]
        sharp = level >= SHARP and at_risk > 0
        return FLANK * widening(model, self.step[level]) / at_risk if sharp else 0.0

    def furthest_moved(self, model: LossModel) -> float:
        """The largest of it, of all levels."""
        return max((self.moved(level, model) for level in self.somewhere), default=0.0)

    @property
    def largest_surplus(self) -> float:
        """Of the lattices that figures were read from; where nothing is lost there is nothing to read."""
        return max((self.surplus[level] for level in self.somewhere), default=0.0)


def resolved(
    distribution: LossDistribution,
    expected_loss: float,
    usual: WithoutRarest,
    levels: tuple[float, ...] = LEVELS,
    surplus: float = 0.0,
) -> Resolved:
    """The risk figures of a law at some levels; `surplus` is that of its lattice, relative.

    The final close-ups have twice as many points as the law, but not fewer than 1,024.
    """
    nothing = usual.probability * usual.model.probability_of_no_loss
    found = Resolved(
        risk=risk_figures(distribution, expected_loss, levels, spread=usual.model.is_spread),
        step=dict.fromkeys(levels, distribution.step),
        surplus=dict.fromkeys(levels, surplus),
        somewhere=tuple(level for level in levels if level > nothing),
        close_ups=[],
    )
    if distribution.origin <= 0:
        _look_closer(found, usual, expected_loss, distribution)
    return found


def _look_closer(found: Resolved, usual: WithoutRarest, expected_loss: float, wide: LossDistribution) -> None:
    points = max(LEAST_POINTS, 2 * len(wide.probability))

    def look(high: float, points: int = POINTS) -> bool:
        if high < NOTHING * expected_loss:
            return False
        return _read(close_up(usual, high, points), found, expected_loss, spread=usual.model.is_spread)

    def look_at(level: float) -> None:
        look(TIGHT * found.risk.value_at_risk[level] + MARGIN * found.step[level], points)

    for _ in range(MOST):
        if all(found.steps_at(level) >= FEW_STEPS for level in found.somewhere):
            break
        if not look(CLOSER * min(found.step.values())):
            break
    closest = min(found.step.values())
    for level in reversed(found.somewhere):
        sharp = level >= SHARP and found.steps_at(level) < MANY_STEPS
        if sharp or found.surplus[level] > SPREADS:
            look_at(level)
    if closest < wide.step and closest in found.step.values():
        look_at(max(level for level, step in found.step.items() if step == closest))
    for level in found.somewhere:
        while found.moved(level, usual.model) > SD_TOLERANCE and points < MOST_POINTS:
            points *= 2
            look_at(level)


def _read(near: CloseUp, found: Resolved, expected_loss: float, *, spread: bool) -> bool:
    """Take the figures at the levels that a close-up shows and shows better; whether there are any."""
    reached = math.fsum(near.law.probability) - ROUNDING
    better = tuple(level for level, step in found.step.items() if level <= reached and near.law.step < step)
    risk = risk_figures(near.law, expected_loss, better, spread=spread)
    found.risk.value_at_risk.update(risk.value_at_risk)
    found.risk.expected_shortfall.update(risk.expected_shortfall)
    found.step.update(dict.fromkeys(better, near.law.step))
    found.close_ups.append(near.law)
    found.surplus.update(dict.fromkeys(better, near.surplus))
    return bool(better)
