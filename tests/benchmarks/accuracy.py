"""How near the risk figures are to those on a lattice 64 times finer: `python -m tests.benchmarks.accuracy`.

Value at risk and expected shortfall at 99 % of the book loss of random shops, 500 realistic and 500 wild
ones, reported apart; `python -m tests.benchmarks.accuracy 50 7` takes 50 of each, with another seed. A wild
shop whose audit fails says so in its result; it is counted and left out of the errors. The target is 0.1 %.
"""

import sys
from concurrent.futures import ProcessPoolExecutor
from itertools import chain, islice

from tests.exposure.finer_lattice import LEVEL, STRATA, TARGET, Errors, errors_of

FINER = 64
MIXES = 500
SEED = 1
WORKERS = 2


def _one_in(job: tuple[str, int, int]) -> list[Errors | None]:
    stratum, seed, worker = job
    count = _count()
    return [errors_of(mix, FINER) for mix in islice(STRATA[stratum](seed), worker, count, WORKERS)]


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
