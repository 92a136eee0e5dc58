"""The risk figures at 99 % against those of a finer lattice: how far off the lattice leaves them."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from calculator.exposure.distribution.audited_run import AuditedRun, audited_run
from calculator.exposure.distribution.bad_orders import book_losses
from calculator.exposure.distribution.close_up import close_up
from calculator.exposure.distribution.lattice import Lattice
from calculator.exposure.distribution.loss_distribution import LossDistribution, law_on
from calculator.exposure.distribution.loss_model import LossModel
from calculator.exposure.distribution.risk_figures import RiskFigures, risk_figures
from calculator.shop.order_mix import OrderMix
from tests.random_mixes import realistic_mixes, wild_mixes

LEVEL = 0.99
TARGET = 0.001
CLOSE_UP_POINTS, MOST_POINTS = 2048, 2**18
STRATA: dict[str, Callable[[int], Iterator[OrderMix]]] = {"realistic": realistic_mixes, "wild": wild_mixes}


@dataclass(frozen=True, slots=True)
class Errors:
    """Relative distances of value at risk and expected shortfall from the finer lattice."""

    value_at_risk: float
    expected_shortfall: float
    passed: bool

    @property
    def larger(self) -> float:
        """The larger of both."""
        return max(self.value_at_risk, self.expected_shortfall)


def errors_of(mix: OrderMix, finer: int) -> Errors | None:
    """The errors for one shop; none where nothing is lost at that level, which no lattice decides."""
    model = book_losses(mix, mix.assumptions.horizon_months)
    run = audited_run(model)
    if model.mean <= 0 or run.risk.value_at_risk[LEVEL] <= 0:
        return None
    fine = finer_figures(model, run, finer)
    return Errors(
        abs(run.risk.value_at_risk[LEVEL] / fine.value_at_risk[LEVEL] - 1),
        abs(run.risk.expected_shortfall[LEVEL] / fine.expected_shortfall[LEVEL] - 1),
        run.audit.passed,
    )


def finer_figures(model: LossModel, run: AuditedRun, finer: int) -> RiskFigures:
    """The figures at 99 % on a lattice so many times finer than the one they were read from.

    Of a law that begins at 0 it shows the losses up to a tenth beyond the quantile.
    """
    spread = model.is_spread
    if run.lattice.first > 0:
        points = min(run.lattice.points * finer, MOST_POINTS)
        times = points // run.lattice.points
        fine = Lattice(run.lattice.first * times, run.lattice.step / times, points)
        found = law_on(fine, run.usual.model).probability
        share = run.usual.probability / sum(found)
        law = LossDistribution(fine.first * fine.step, fine.step, [share * max(p, 0.0) for p in found])
    else:
        points = min(CLOSE_UP_POINTS * finer, MOST_POINTS)
        law = close_up(run.usual, 1.1 * run.risk.value_at_risk[LEVEL], points).law
    return risk_figures(law, model.mean, (LEVEL,), spread=spread)
