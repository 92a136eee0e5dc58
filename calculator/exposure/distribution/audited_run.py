"""From a loss model to its distribution and risk figures, repeated until the audit passes.

A run takes 2,048 points and sets apart orders expected less than once in 10 million horizons; a law that
begins at 0 is first tried with half the points, for its figures are read from close-ups. If the audit doubts
the window, the next run widens it; else it doubles the points, once or twice, and each time sets apart ten
times more, which stays far below the 99.9 % level. After seven runs, or one on 16,384 points, the last one is
returned with its failed audit: a figure is never shown as checked when it is not.
"""

import math
from dataclasses import dataclass, replace

from calculator.exposure.distribution.audit import NOTHING_TO_CHECK, Audit, Expected, audit
from calculator.exposure.distribution.close_up import close_up
from calculator.exposure.distribution.lattice import Lattice, lattice_over
from calculator.exposure.distribution.loss_distribution import LossDistribution, law_on
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.rarest_orders import WithoutRarest, without_rarest_orders
from calculator.exposure.distribution.resolved import resolved
from calculator.exposure.distribution.risk_figures import RiskFigures, risk_figures
from calculator.exposure.distribution.window import loss_window, wider_by
from calculator.exposure.levels import LEVELS

POINTS = 2048
MOST_POINTS = 16384
ATTEMPTS = 7
WIDER = 2.0
RARE = 1e-7
MOST_APART = 2e-4
"""Probability of the orders set apart that must not be reached: a fifth of what lies beyond 99.9 %."""
FINE, NONE, BEYOND = 256, 1e-15, 1.01
"""A loss of fewer steps, and not as good as none, is looked at more closely; so far beyond it one looks."""
MEDIAN, SHORTFALL = 0.5, 0.99
NO_LOSS = LossDistribution(0.0, 1.0, [1.0])


@dataclass(frozen=True, slots=True)
class AuditedRun:
    """A loss distribution, its risk figures, what was checked, and the model without its rarest orders.

    `close_ups` are the lower ends of the law that figures were read from.
    """

    distribution: LossDistribution
    risk: RiskFigures
    audit: Audit
    usual: WithoutRarest
    lattice: Lattice
    close_ups: tuple[LossDistribution, ...] = ()

    def up_to(self, high: float) -> LossDistribution:
        """The law up to a loss (money), on the finest lattice there is; one of its own if that is coarse."""
        laws = (self.distribution, *self.close_ups)
        finest = min((law for law in laws if law.largest >= high), key=lambda law: law.step, default=laws[0])
        is_coarse = NONE * finest.step < high < FINE * finest.step
        is_of_losses_from_0 = not finest.origin and len(finest.probability) > 1
        return close_up(self.usual, high * BEYOND).law if is_coarse and is_of_losses_from_0 else finest


def audited_run(model: LossModel, points: int = POINTS, levels: tuple[float, ...] = LEVELS) -> AuditedRun:
    """The loss distribution of a model; losses beyond the window stand at its last point.

    `points` are those of the first run, half as many where a law that begins at 0 needs no more. `levels` are
    those of the risk figures, rising; 50 % and 99 % among them, for the audit asks for them.
    """
    rare, wider, half_do = RARE, 1.0, True
    for attempt in range(1, ATTEMPTS + 1):
        usual = without_rarest_orders(model, rare)
        if usual.model.mean <= 0 or usual.model.variance <= 0:
            risk = risk_figures(NO_LOSS, model.mean, levels)
            return AuditedRun(NO_LOSS, risk, NOTHING_TO_CHECK, usual, Lattice(0, 1.0, 1))
        window = wider_by(wider, loss_window(usual.model), usual.model.mean)
        half_do = half_do and not window.low
        lattice = lattice_over(window, points // 2 if half_do else points, usual.model)
        run = _run(model, usual, lattice, levels, attempt)
        if run.audit.passed:
            break
        if not run.audit.window_holds:
            wider *= WIDER
        elif half_do:
            half_do = False
        elif points < MOST_POINTS:
            doublings = 1 if run.audit.times_too_coarse < 2 else 2
            points = min(points * 2**doublings, MOST_POINTS)
            rare *= 10**doublings
        else:
            break
    return run


def _run(
    model: LossModel, usual: WithoutRarest, lattice: Lattice, levels: tuple[float, ...], attempt: int
) -> AuditedRun:
    found = law_on(lattice, usual.model)
    positive = [max(p, 0.0) for p in found.probability]
    share = usual.probability / math.fsum(positive)
    probability = [share * p for p in positive]
    probability[-1] += 1 - usual.probability
    distribution = LossDistribution(lattice.first * lattice.step, lattice.step, probability)
    variance = usual.model.variance
    shown = resolved(distribution, model.mean, usual, levels, surplus=found.surplus / variance)
    risk, no_loss = shown.risk, model.probability_of_no_loss
    expected = Expected(
        mean=usual.model.mean,
        sd=math.sqrt(variance + found.surplus),
        shortfall=risk.expected_shortfall[SHORTFALL] if no_loss < SHORTFALL else 0.0,
        median=max(risk.value_at_risk[MEDIAN], shown.step[MEDIAN]) if no_loss < MEDIAN else 0.0,
        shortfall_step=shown.step[SHORTFALL],
        median_step=shown.step[MEDIAN],
        surplus=shown.largest_surplus,
        moved=shown.furthest_moved(usual.model),
    )
    checked = audit(found.probability, lattice, expected, attempt)
    if 1 - usual.probability >= MOST_APART:
        checked = replace(checked, passed=False, reasons=(*checked.reasons, "set_apart"))
    return AuditedRun(distribution, risk, checked, usual, lattice, tuple(shown.close_ups))
