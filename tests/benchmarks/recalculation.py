"""How long one recalculation takes, part by part: `python -m tests.benchmarks.recalculation [repetitions]`.

Ten segments with lognormal order values, a common factor, rings and a monthly cap. Each repetition starts
without remembered moments, as after an edit of every segment. Prints one line of JSON: median and best of
each part in milliseconds of processor time. Parts are timed apart: they need not add up to the total.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import replace
from time import process_time

from calculator.exposure.audited_run import audited_run
from calculator.exposure.bad_orders import book_losses
from calculator.exposure.decisions import decisions, shortfall_sensitivity
from calculator.exposure.estimate import estimate, full_run
from calculator.exposure.guarantee_cap import monthly_cap_excess
from calculator.exposure.receivable_over_time import receivable_over_time
from calculator.exposure.segment_exposure import segment_exposure
from calculator.exposure.severity import loss_moments
from calculator.order_mix import OrderMix
from calculator.parameters.scenarios import scenarios
from tests.exposure.mixes import a_segment, a_shop_of, rings_of

SEGMENTS = 10
REPETITIONS = 40
AFTER_THE_FIGURES = ("decisions", "shortfall", "decisions without cap", "shortfall without cap")


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
    """What is timed, by name."""
    uncapped = replace(mix, assumptions=replace(mix.assumptions, guarantee_cap_per_month=None))
    return {
        "segments": lambda: [segment_exposure(segment, mix.assumptions) for segment in mix.segments],
        "profile": lambda: receivable_over_time(mix),
        "distribution": lambda: audited_run(book_losses(mix, months=1)),
        "cap": lambda: monthly_cap_excess(mix),
        "total without cap": lambda: estimate(uncapped),
        "total": lambda: estimate(mix),
        "decisions": lambda: decisions(mix, scenarios()),
        "shortfall": lambda: shortfall_sensitivity(mix),
        "decisions without cap": lambda: decisions(uncapped, scenarios()),
        "shortfall without cap": lambda: shortfall_sensitivity(uncapped),
    }


def milliseconds(part: Callable[[], object], repetitions: int, *, forget: bool = True) -> list[float]:
    """Sorted times of a part, with the estimate before it or without."""
    times = []
    for _ in range(repetitions):
        loss_moments.cache_clear()
        if forget:
            full_run.cache_clear()
        start = process_time()
        part()
        times.append(1000 * (process_time() - start))
    return sorted(times)


def measured(repetitions: int) -> dict[str, dict[str, float]]:
    """Median and best of every part, milliseconds."""
    result = {}
    for name, part in parts_of(the_shop_to_measure()).items():
        times = milliseconds(part, repetitions, forget=name not in AFTER_THE_FIGURES)
        result[name] = {"median": round(times[len(times) // 2], 2), "best": round(times[0], 2)}
    return result


def main(repetitions: int = REPETITIONS) -> None:
    """Print the measurements."""
    print(json.dumps(measured(repetitions)))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else REPETITIONS)
