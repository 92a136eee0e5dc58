"""How long one recalculation takes, part by part: `python -m tests.benchmarks.recalculation [repetitions]`.

Ten segments with lognormal order values, a common factor, rings and a monthly cap. Each repetition starts
with nothing kept, as after an edit of every segment, but for the decisions after an edit of one. Prints one
line of JSON: median and best of each part in milliseconds of processor time. Parts are timed apart: they need
not add up to the total.
"""

import json
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from functools import partial
from itertools import count, islice
from time import process_time

from calculator.answers.declared_scenarios import scenarios
from calculator.exposure.bad_orders import book_losses, guarantee_payments
from calculator.exposure.decisions.all_comparisons import (
    decisions,
    scales_of_the_estimate,
    shortfall_sensitivity,
)
from calculator.exposure.distribution import fourier
from calculator.exposure.distribution.audited_run import audited_run
from calculator.exposure.distribution.guarantee_cap import monthly_cap_excess
from calculator.exposure.distribution.severity import loss_moments
from calculator.exposure.receivable.receivable_over_time import receivable_over_time
from calculator.exposure.segment_exposure import segment_exposure
from calculator.exposure.shop_exposure import FullRun, estimate, full_run
from calculator.shop.order_mix import OrderMix
from tests.exposure.mixes import a_segment, a_shop_of, rings_of

SEGMENTS = 10
REPETITIONS = 40
Kept = type(loss_moments)


def the_shop_to_measure() -> OrderMix:
    """Ten segments of different prices and terms."""
    segments = [
        a_segment(
            name=f"goods {place}",
            average_order_value=40.0 * 1.6**place,
            orders_per_month=3000.0 / 1.4**place,
            order_value_cv=0.8,
            due_days=15 + 2 * place,
            claim_success_rate=0.9,
            guarantee_covers_fraud=place % 2 == 0,
        )
        for place in range(SEGMENTS)
    ]
    return a_shop_of(
        *segments,
        non_payment_volatility=0.5,
        guarantee_cap_per_month=6000.0,
        rings=rings_of(12, per_month=0.1, segment="goods 8"),
    )


def parts_of(mix: OrderMix) -> dict[str, Callable[[], object]]:
    """What is timed, by name; the comparisons without the estimate before them."""
    uncapped = replace(mix, assumptions=replace(mix.assumptions, guarantee_cap_per_month=None))
    runs, uncapped_runs = full_run(mix), full_run(uncapped)
    return {
        "segments": lambda: [segment_exposure(segment, mix.assumptions) for segment in mix.segments],
        "profile": lambda: receivable_over_time(mix),
        "distribution": lambda: audited_run(book_losses(mix, months=1)),
        "cap": lambda: monthly_cap_excess(
            guarantee_payments(mix, 1), mix.assumptions.guarantee_cap_per_month
        ),
        "total without cap": lambda: estimate(uncapped),
        "total": lambda: estimate(mix),
        "decisions": lambda: decisions(mix, scenarios(), scales_of_the_estimate(mix, runs)),
        "shortfall": lambda: shortfall_sensitivity(mix, scales_of_the_estimate(mix, runs)),
        "decisions without cap": lambda: decisions(
            uncapped, scenarios(), scales_of_the_estimate(uncapped, uncapped_runs)
        ),
        "shortfall without cap": lambda: shortfall_sensitivity(
            uncapped, scales_of_the_estimate(uncapped, uncapped_runs)
        ),
    }


def after_an_edit(mix: OrderMix) -> Iterator[Callable[[], object]]:
    """The decisions after one more edit of the first segment, again and again."""
    first, *others = mix.segments
    for turn in count(1):
        edited = first.changed(non_payment_rate=first.non_payment_rate * (1 + turn / 1000))
        now = replace(mix, segments=(edited, *others))
        runs = full_run(now)
        yield partial(_decisions, now, runs)


def _decisions(mix: OrderMix, runs: FullRun) -> object:
    return decisions(mix, scenarios(), scales_of_the_estimate(mix, runs))


def forget() -> None:
    """Forget what is kept of segments and their orders; what is kept of transforms belongs to no shop."""
    for name, module in list(sys.modules.items()):
        if name.startswith("calculator.exposure.") and module is not fourier:
            for kept in vars(module).values():
                if isinstance(kept, Kept):
                    kept.cache_clear()


def milliseconds(parts: Iterable[Callable[[], object]], *, forgetful: bool = True) -> list[float]:
    """Sorted times of parts, each from nothing or with what the ones before it have left."""
    times = []
    for part in parts:
        if forgetful:
            forget()
        start = process_time()
        part()
        times.append(1000 * (process_time() - start))
    return sorted(times)


def measured(repetitions: int) -> dict[str, dict[str, float]]:
    """Median and best of every part, milliseconds."""
    mix = the_shop_to_measure()
    times = {name: milliseconds([part] * repetitions) for name, part in parts_of(mix).items()}
    edits = islice(after_an_edit(mix), repetitions + 1)
    next(edits)()
    times["decisions after an edit"] = milliseconds(edits, forgetful=False)
    return {
        name: {"median": round(of[len(of) // 2], 2), "best": round(of[0], 2)} for name, of in times.items()
    }


def main(repetitions: int = REPETITIONS) -> None:
    """Print the measurements."""
    print(json.dumps(measured(repetitions)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REPETITIONS)
