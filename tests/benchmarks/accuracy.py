"""How near the risk figures are to those on a lattice 64 times finer: `python -m tests.benchmarks.accuracy`.

Value at risk and expected shortfall at 99 % of the book loss of random shops, 500 realistic and 500 wild
ones, reported apart; `python -m tests.benchmarks.accuracy 50 7` takes 50 of each, with another seed. A wild
shop whose audit fails says so in its result; it is counted and left out of the errors. The target is
0.5 % for realistic shops and 1 % for wild ones.
"""

import os
import sys
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import Any

from tests.exposure.distribution.finer_lattice import LEVEL, STRATA, TARGETS, Errors, errors_of

FINER = 64
MIXES = 500
SEED = 1
TOLD_EVERY = 25
FIGURES = ("value_at_risk", "expected_shortfall")


def measured(mixes: int = MIXES, seed: int = SEED) -> dict[str, dict[str, Any]]:
    """What was found, by kind of shop: how many were compared, and the errors of each figure, relative.

    Says on standard error how far it is. Processes start afresh: one that has had a browser, and its
    threads, is not to be forked.
    """
    found = {}
    with ProcessPoolExecutor(os.cpu_count(), get_context("spawn")) as workers:
        for stratum, shops in STRATA.items():
            errors = []
            for error in workers.map(partial(errors_of, finer=FINER), islice(shops(seed), mixes)):
                errors.append(error)
                if len(errors) in {1, mixes} or len(errors) % TOLD_EVERY == 0:
                    print(f"  {stratum}: {len(errors)} of {mixes} shops", file=sys.stderr, flush=True)
            found[stratum] = _summary(errors, TARGETS[stratum])
    return found


def _summary(found: list[Errors | None], target: float) -> dict[str, Any]:
    errors = [one for one in found if one and one.passed]
    summary: dict[str, Any] = {
        "shops": len(found),
        "compared": len(errors),
        "without_a_loss": sum(one is None for one in found),
        "audit_failed": sum(1 for one in found if one and not one.passed),
    }
    for name in FIGURES:
        by_size = sorted(getattr(one, name) for one in errors)
        summary[name] = {
            "median": by_size[len(by_size) // 2],
            "99 %": by_size[len(by_size) * 99 // 100],
            "largest": by_size[-1],
            "beyond_target": sum(error > target for error in by_size),
        }
    return summary


def main() -> int:
    """Print what was measured; return 1 if a shop misses the target."""
    mixes, seed = (int(given) for given in (*sys.argv[1:3], *(str(MIXES), str(SEED))[len(sys.argv) - 1 :]))
    print(f"risk figures at {LEVEL:.0%} against a lattice {FINER} times finer, {mixes} shops of each kind")
    beyond = 0
    for stratum, summary in measured(mixes, seed).items():
        print(
            f"  {stratum}: {summary['compared']} compared, {summary['without_a_loss']} without a loss, "
            f"{summary['audit_failed']} with a failed audit"
        )
        for name in FIGURES:
            one = summary[name]
            beyond += one["beyond_target"]
            print(
                f"    {name:19} median {one['median']:.4%}, 99 % {one['99 %']:.4%}, "
                f"largest {one['largest']:.4%}, "
                f"beyond {TARGETS[stratum]:.1%}: {one['beyond_target']}"
            )
    return int(beyond > 0)


if __name__ == "__main__":
    sys.exit(main())
