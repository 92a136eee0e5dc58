"""The risk figures of a law, each read from a lattice that ends not far beyond its quantile.

A lattice that holds the whole law shows a quantile of it in few steps where rare losses are large. So a law
is laid out again, up to just beyond the quantile, until there are steps enough: the levels from the highest
to the lowest, and what is laid out for one is read for all below it that it shows better. Money.
"""

import math
from typing import NamedTuple

from calculator.exposure.distribution.lattice import lattice_over
from calculator.exposure.distribution.loss_distribution import LossDistribution, law_on
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.risk_figures import ROUNDING, SHORTFALL, RiskFigures, risk_figures

SMOOTH, ALIKE = 1 / 8, 3 / 8
"""How much of its lattice's points a quantile must take: of a smooth law, which is read between the points,
and, from 99 % on, where orders all alike make steps in it. Half as much leaves up to 1.3 % at 99 % instead of
0.3 % where orders are alike (realistic shops of seed 101); above 0.48 a lattice cannot reach it."""
BEYOND, MARGIN = 1.04, 2
"""How far beyond a quantile a lattice ends: a share of it, for what interpolation moved it by, and steps of
the coarser lattice, which cannot know it better. Too little, and it has to be laid out again."""
CLOSER = 12
"""Lattices tried for one level: enough for cents beside tens of millions, which take four."""


class Figures(NamedTuple):
    """Risk figures, and by level the step (money) of the lattice that they were read from."""

    risk: RiskFigures
    step: dict[float, float]


def fitted_figures(model: LossModel, law: LossDistribution, levels: tuple[float, ...]) -> Figures:
    """The figures at some levels, rising; `law` is that of the model as far as the highest of them."""
    found = Figures(
        risk_figures(law, model.mean, levels, spread=model.is_spread), dict.fromkeys(levels, law.step)
    )
    if not law.origin:
        for place in reversed(range(len(levels))):
            _fit(found, model, levels[: place + 1], len(law.probability))
    return found


def _fit(found: Figures, model: LossModel, levels: tuple[float, ...], points: int) -> None:
    """Look closer at the last of some levels until its quantile takes enough of the points."""
    level = levels[-1]
    enough = points * (ALIKE if model.has_orders_alike and level >= SHORTFALL else SMOOTH)
    margin = float(MARGIN)
    for _ in range(CLOSER):
        at_risk, step = found.risk.value_at_risk[level], found.step[level]
        closer = lattice_over(0.0, BEYOND * at_risk + margin * step, points, model.foremost_loss)
        if at_risk >= enough * step or closer.step >= step or level <= model.probability_of_no_loss:
            return
        law = law_on(closer, model).law
        reached = math.fsum(law.probability) - ROUNDING
        better = tuple(one for one in levels if one <= reached and law.step < found.step[one])
        risk = risk_figures(law, model.mean, better, spread=model.is_spread)
        found.risk.value_at_risk.update(risk.value_at_risk)
        found.risk.expected_shortfall.update(risk.expected_shortfall)
        found.step.update(dict.fromkeys(better, law.step))
        if level not in better:
            margin *= 2
