"""From a loss model to its distribution and risk figures, repeated until the audit passes; and a short way.

A run lays the whole law out, checks it against its closed forms, and reads each figure from a lattice that
fits it. If the audit doubts the window, the next run widens it, else it doubles the points. After seven
runs, or one on 8,192 points, the last one is returned with its failed audit: a figure is never shown as
checked when it is not. A comparison of many shops needs the shortfall alone, of a law that is known as far as
its quantile.

The window is Bernstein's, exact for a Gamma law: with v the variance and c the scale of the tail,

    P(L > EL + (2 v t)^(1/2) + c t) <= exp(-t),     P(L < EL - (2 v t)^(1/2)) <= exp(-t)

c is v / EL, or what a ring loses on average where rings are seldom. It is a first guess: the audit decides.
Source: Boucheron, Lugosi and Massart (2013), Concentration Inequalities, section 2.4. Money.
"""

import math
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from calculator.exposure.distribution.audit import NOTHING_TO_CHECK, Audit, Read, audit
from calculator.exposure.distribution.fitted_lattices import fitted_figures
from calculator.exposure.distribution.lattice import KEPT, Lattice, lattice_over
from calculator.exposure.distribution.loss_distribution import (
    NO_LOSS,
    LossDistribution,
    OnLattice,
    law_on,
)
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.risk_figures import MEDIAN, SHORTFALL, RiskFigures, risk_figures
from calculator.exposure.loss_levels import LEVELS

POINTS, SHORT = 1024, 256
"""Points of a run, and of the laws of comparisons. With half as many, time halves and the largest error at
99 % grows fourfold: of realistic shops from 0.3 % to 1.3 %, of wild ones from 0.8 % to 1.4 % (seed 101)."""
MOST_POINTS, ATTEMPTS = 8192, 7
"""Where a run gives up: a second in the browser, for laws that no shop has."""
WHOLE = -math.log(1e-9)
"""What a window leaves out, as an exponent: a thousandth of what the audit would mind."""
NEAR = 7.0
"""The same where a law must only reach its quantile at 99 %: a thousandth, which a comparison may miss."""
ROUNDED = 1e-9
"""A probability below 0 by more is not rounding: such a law is shown as it was split, without the term."""


@dataclass(frozen=True, slots=True)
class AuditedRun:
    """A loss distribution, its risk figures and what was checked."""

    distribution: LossDistribution
    risk: RiskFigures
    audit: Audit


def audited_run(model: LossModel, points: int = POINTS, levels: tuple[float, ...] = LEVELS) -> AuditedRun:
    """The loss distribution of a model; losses beyond the window stand at its last point.

    `points` are those of the first run. `levels` are those of the risk figures, rising; 50 % and 99 % among
    them, for the audit asks for them.
    """
    if not has_spread(model):
        return AuditedRun(NO_LOSS, risk_figures(NO_LOSS, model.mean, levels), NOTHING_TO_CHECK)
    reach, nothing = WHOLE, model.probability_of_no_loss
    for attempt in range(1, ATTEMPTS + 1):
        lattice = whole_window(model, points, reach)._replace(tilt=0.0)
        found = law_on(lattice, model)
        risk, step = fitted_figures(model, found.law, levels)
        read = Read(
            shortfall=risk.expected_shortfall[SHORTFALL] if nothing < SHORTFALL else 0.0,
            median=max(risk.value_at_risk[MEDIAN], step[MEDIAN]) if nothing < MEDIAN else 0.0,
            shortfall_step=step[SHORTFALL],
            median_step=step[MEDIAN],
        )
        checked = audit(found.law, found.kept, read, attempt)
        if checked.passed:
            break
        if not checked.window_holds or "set_apart" in checked.reasons:
            reach *= 2
        elif points < MOST_POINTS:
            points *= 2
        else:
            break
    if not lattice.first and min(found.law.probability) < -ROUNDED:
        found = law_on(lattice, model, as_split=True)
    return AuditedRun(_completed(found), risk, checked)


class Short(NamedTuple):
    """The figures of a comparison at one level, their lattice, and whether that reaches the quantile."""

    risk: RiskFigures
    lattice: Lattice
    passed: bool


@lru_cache(maxsize=KEPT)
def short_run(model: LossModel, level: float = SHORTFALL, points: int = SHORT) -> Short:
    """The figures at one level, from a law that is laid out as far as its quantile."""
    if not has_spread(model):
        return Short(risk_figures(NO_LOSS, model.mean, (level,)), Lattice(0, 1.0, 2), passed=True)
    reach = NEAR
    for _ in range(ATTEMPTS):
        lattice = whole_window(model, points, reach)
        if lattice.first:
            # Such a law hardly varies, so it takes more points; it is not tilted, so all of it is held.
            reach = max(reach, WHOLE)
            lattice = whole_window(model, 4 * points, reach)._replace(tilt=0.0)
        law, kept = law_on(lattice, model)
        reached = math.fsum(law.probability) > level
        if reached and (lattice.tilt or audit(law, kept, Read(0.0, 0.0, 0.0, 0.0)).window_holds):
            break
        reach *= 2
    risk, step = fitted_figures(model, law, (level,))
    if step[level] < law.step:
        lattice = Lattice(0, step[level], lattice.points)
    return Short(risk, lattice, reached)


def has_spread(model: LossModel) -> bool:
    """Whether there is a loss, and a spread of it that a float can hold."""
    return model.mean > 0 and 0 < model.variance < math.inf


def whole_window(model: LossModel, points: int, reach: float = WHOLE) -> Lattice:
    """A lattice over the whole law but for a probability of exp(-reach); from 0 unless that is far away."""
    mean, variance, rings = model.mean, model.variance, model.rings
    aside = math.sqrt(2 * variance * reach)
    beyond = reach * variance / mean
    if rings.mean:
        seldom = max(reach + math.log(rings.expected_number), 0.0)
        beyond = max(beyond, seldom * rings.mean_orders * rings.mean_order_loss)
    low, high = mean - aside, mean + aside + beyond
    return lattice_over(low if low > high / 4 else 0.0, high, points, model.foremost_loss)


def _completed(found: OnLattice) -> LossDistribution:
    """The law with all its probability: what is beyond its last point stands there."""
    law, kept = found.law, found.kept.probability
    positive = [max(p, 0.0) for p in law.probability]
    share = kept / math.fsum(positive)
    probability = [share * p for p in positive]
    probability[-1] += 1 - kept
    return LossDistribution(law.origin, law.step, probability)
