"""How near the risk figures are to those on a lattice 64 times finer: `python -m tests.benchmarks.accuracy`.

Value at risk and expected shortfall at 99 % of the book loss of random shops, 500 realistic and 500 wild
ones, reported apart; `python -m tests.benchmarks.accuracy 50 7` takes 50 of each, with another seed. A wild
shop whose audit fails says so in its result; it is counted and left out of the errors. The target is 0.1 %.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from itertools import chain, islice

from calculator.exposure.audited_run import AuditedRun, audited_run
from calculator.exposure.bad_orders import book_losses
from calculator.exposure.close_up import close_up
from calculator.exposure.lattice import Lattice
from calculator.exposure.loss_distribution import LossDistribution, probabilities_on
from calculator.exposure.loss_model import LossModel
from calculator.exposure.risk_figures import RiskFigures, risk_figures
from calculator.order_mix import OrderMix
from tests.random_mixes import realistic_mixes, wild_mixes

LEVEL = 0.99
FINER = 64
MOST_POINTS = 2**18
MIXES = 500
SEED = 1
TARGET = 0.001
STRATA = {"realistic": realistic_mixes, "wild": wild_mixes}
WORKERS = 2


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


def errors_of(mix: OrderMix, finer: int = FINER) -> Errors | None:
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
        found = probabilities_on(fine, run.usual.model)
        share = run.usual.probability / sum(found)
        law = LossDistribution(fine.first * fine.step, fine.step, [share * max(p, 0.0) for p in found])
    else:
        points = min(2048 * finer, MOST_POINTS)
        law = close_up(run.usual, 1.1 * run.risk.value_at_risk[LEVEL], points).law
    return risk_figures(law, model.mean, (LEVEL,), spread=spread)


def _one_in(job: tuple[str, int, int]) -> list[Errors | None]:
    stratum, seed, worker = job
    count = _count()
    return [errors_of(mix) for mix in islice(STRATA[stratum](seed), worker, count, WORKERS)]


def _count() -> int:
    return int(sys.argv[1]) if len(sys.argv) > 1 else MIXES


def summary(stratum: str, found: list[Errors | None]) -> tuple[str, bool]:
    """What was found in words, and whether the target is met."""
    errors = [one for one in found if one and one.passed]
    failed = sum(1 for one in found if one and not one.passed)
    without = sum(one is None for one in found)
    lines = [
        f"{stratum}: {len(errors)} compared, {without} without a loss at 99 %, {failed} with a failed audit"
    ]
    for name in ("value_at_risk", "expected_shortfall"):
        sorted_errors = sorted(getattr(one, name) for one in errors)
        middle, most = sorted_errors[len(errors) // 2], sorted_errors[-1]
        far = sorted_errors[int(0.99 * (len(errors) - 1))]
        beyond = sum(error > TARGET for error in sorted_errors)
        lines.append(
            f"  {name:19} median {middle:.4%}  99 of 100 below {far:.4%}  largest {most:.4%}"
            f"  beyond {TARGET:.1%}: {beyond}"
        )
    return "\n".join(lines), all(one.larger <= TARGET for one in errors)


def main() -> int:
    """Print what was measured; return 1 if a shop misses the target."""
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    print(f"risk figures at {LEVEL:.0%} against a lattice {FINER} times finer, {_count()} shops of each kind")
    met = []
    with ProcessPoolExecutor(WORKERS) as workers:
        for stratum in STRATA:
            jobs = [(stratum, seed, worker) for worker in range(WORKERS)]
            words, good = summary(stratum, list(chain.from_iterable(workers.map(_one_in, jobs))))
            print(words, flush=True)
            met.append(good)
    return int(not all(met))


if __name__ == "__main__":
    sys.exit(main())
