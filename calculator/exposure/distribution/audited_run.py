"""From a loss model to its distribution and risk figures, repeated until the audit passes; and a short way.

If the audit doubts the window, the next run widens it, else it doubles the points. The seventh is returned
even with a failed audit: a figure is never shown as checked when it is not.

The window is Bernstein's, exact for a Gamma law: with v the variance and c the scale of the tail,

    P(L > EL + (2 v t)^(1/2) + c t) <= exp(-t),     P(L < EL - (2 v t)^(1/2)) <= exp(-t)

c t is the most that a part of the law asks for: all of it with c = v / EL, the common factor with sigma^2
times the mean, one order or ring with what it loses, and t plus the logarithm of how many are expected.
Source: Boucheron, Lugosi and Massart (2013), Concentration Inequalities, section 2.4. Money.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from operator import sub

from calculator.exposure.distribution.audit import NOTHING_TO_CHECK, TOLERANCE, Audit, audit
from calculator.exposure.distribution.fitted_lattices import ATTEMPTS, Figures, fitted_figures
from calculator.exposure.distribution.generating_function import GeneratingFunction
from calculator.exposure.distribution.lattice import Lattice, lattice_over
from calculator.exposure.distribution.loss_distribution import (
    NO_LOSS,
    LossDistribution,
    RiskFigures,
    risk_figures,
)
from calculator.exposure.distribution.loss_model import SELDOM, LossModel
from calculator.exposure.distribution.order_value import KEPT
from calculator.exposure.distribution.severity import loss_moments
from calculator.exposure.loss_levels import LEVELS, USUAL, VERY_BAD

POINTS, SHORT = 512, 128
"""Points of a run, and of comparisons. With half as many, time halves and the largest error at 99 % doubles:
of wild values at risk from 0.6 % to 1.5 %, of realistic comparisons from 0.4 % to 2 % (seed 101)."""
WHOLE = -math.log(SELDOM)
"""What a window leaves out, as an exponent: far less than the audit would mind."""
DEVIATIONS = 4.0
"""How far above the mean a law is laid out that must reach its quantile at 99 %, which is 2.3 in a normal law
and 3.6 in an exponential one. Less, and some are laid out twice; more, and all have fewer steps."""


@dataclass(frozen=True, slots=True)
class AuditedRun:
    """A loss distribution, its risk figures and what was checked."""

    distribution: LossDistribution
    risk: RiskFigures
    audit: Audit


def audited_run(model: LossModel, points: int = POINTS, levels: tuple[float, ...] = LEVELS) -> AuditedRun:
    """The loss distribution of a model, first on so many points; `levels` rise, 50 % and 99 % among them."""
    if not model.has_law:
        return AuditedRun(NO_LOSS, risk_figures(NO_LOSS, model.mean, levels), NOTHING_TO_CHECK)
    reach, nothing = WHOLE, model.probability_of_no_loss
    # A law of orders all alike is not read between its points, and is quickly laid out.
    points *= 1 if model.is_spread else 2
    for attempt in range(1, ATTEMPTS + 1):
        lattice = whole_window(model, points, reach)._replace(is_whole=True)
        function = GeneratingFunction(model, lattice)
        law = function.law()
        # Where no orders are alike the law is smooth, and half as many points show as much.
        closer = points if model.foremost_loss else points // 2
        figures = fitted_figures(model, law, levels, closer)
        shortfall, median = figures.risk.expected_shortfall[VERY_BAD], figures.risk.value_at_risk[USUAL]
        median_step = figures.laws[USUAL].step
        read = Audit(
            lowest_probability=figures.lowest_probability(VERY_BAD),
            resolution=figures.resolution(VERY_BAD) / shortfall if nothing < VERY_BAD else 0.0,
            median_resolution=median_step / max(median, median_step) if nothing < USUAL else 0.0,
            attempts=attempt,
        )
        checked = audit(law, function.kept, read)
        if checked.passed:
            break
        if {"window", "left_out"}.intersection(checked.reasons):
            reach *= 2
        else:
            points *= 2
    if law.origin <= 0 and min(law.probability) < -TOLERANCE:
        law = GeneratingFunction(model, lattice._replace(as_split=True)).law()
    return AuditedRun(_completed(law), figures.risk, checked)


@lru_cache(maxsize=KEPT)
def short_run(model: LossModel, level: float = VERY_BAD, points: int = SHORT) -> Figures:
    """The figures at one level, from a law that is laid out as far as its quantile."""
    if not model.has_law:
        return Figures(risk_figures(NO_LOSS, model.mean, (level,)), {level: NO_LOSS})
    high = model.mean + DEVIATIONS * model.sd
    for _ in range(ATTEMPTS):
        # A law that hardly varies is held whole, and takes more points.
        lattice = whole_window(model, 4 * points)
        if not lattice.is_whole:
            lattice = lattice_over(0.0, high, points, model.foremost_loss)
        law = GeneratingFunction(model, lattice).law()
        figures = fitted_figures(model, law, (level,), lattice.points)
        if figures.lowest_probability(level) <= -TOLERANCE:
            points *= 2
        elif law.surely_reached[-1] <= level:
            high *= 2
        else:
            break
    return figures


def whole_window(model: LossModel, points: int, reach: float = WHOLE) -> Lattice:
    """A lattice over the whole law but for a probability of exp(-reach); from 0 unless that is far away."""
    mean, variance, rings = model.mean, model.variance, model.rings
    aside = math.sqrt(2 * variance * reach)
    losses = [(number, loss_moments(severity, value)) for number, value, severity in model.streams]
    single = [(number, loss.square / (loss.mean or 1.0)) for number, loss in losses]
    single.append((rings.expected_number, rings.mean_orders * rings.of_order.mean))
    beyond = max(
        reach * max(variance / mean, model.dispersion * model.of_streams.mean),
        *((reach + math.log(number)) * size for number, size in single if number),
    )
    low, high = mean - aside, mean + aside + beyond
    return lattice_over(low if low > high / 4 else 0.0, high, points, model.foremost_loss)


def _completed(law: LossDistribution) -> LossDistribution:
    """The law with all its probability and none below 0: what is beyond its last point stands there."""
    below = max(round(-law.origin / law.step), 0)
    reached = [min(max(sofar, 0.0), 1.0) for sofar in law.surely_reached[below:-1]]
    probability = list(map(sub, [*reached, 1.0], [0.0, *reached]))
    return LossDistribution(max(law.origin, 0.0), law.step, probability)
