"""Measure the screening on the reporting seeds: `python -m tests.orders.simulation`, some minutes.

Writes `calculator/orders/screening/measured.json`, from which the method page takes its figures. They were
made on seeds other than those of the tuning.
"""

import json
from dataclasses import asdict
from multiprocessing import Pool
from pathlib import Path
from statistics import mean, median
from typing import Any

import calculator.orders.screening
from tests.orders.simulation.evaluate import Delay, first_alerts, quality
from tests.orders.simulation.stream import REPORTING_SEEDS, TUNING_SEEDS, simulate

MEASURED = Path(calculator.orders.screening.__file__).parent / "measured.json"
PROCESSES = 2
ORDERS = 100_000
ORDERS_FOR_DELAYS = 30_000
SEEDS_FOR_DELAYS = REPORTING_SEEDS[:5]
"""Fewer, because a stream is screened again and again for each of its rings."""
SMALL_SEED, SMALL_ORDERS = REPORTING_SEEDS[0], 20_000
"""A stream small enough for a test to measure it again and find the same figures."""


def measure() -> dict[str, Any]:
    """The figures of every reporting seed, the hard ones first, their means and the worst seed of each."""
    with Pool(PROCESSES) as pool:
        # every stream by itself: the figures do not depend on the number of processes
        each = {
            name: pool.starmap_async(_quality_of, [(seed, name == "hard") for seed in REPORTING_SEEDS])
            for name in ("hard", "easy")
        }
        delays = pool.map(_delays_of, SEEDS_FOR_DELAYS, chunksize=1)
        qualities = {name: found.get() for name, found in each.items()}
    together = [delay for found in delays for delay in found]
    return {
        "orders": ORDERS,
        "reporting_seeds": list(REPORTING_SEEDS),
        "tuning_seeds": list(TUNING_SEEDS),
        **{name: _together(found) for name, found in qualities.items()},
        "first_alert": {
            "orders": ORDERS_FOR_DELAYS,
            "seeds": len(SEEDS_FOR_DELAYS),
            **{kind: summary(together, kind) for kind in ("evasive", "naive")},
        },
        "small": small(),
    }


def _quality_of(seed: int, hard: bool) -> dict[str, Any]:
    return asdict(quality(simulate(seed, hard=hard, orders=ORDERS)))


def _delays_of(seed: int) -> list[Delay]:
    return first_alerts(simulate(seed, hard=True, orders=ORDERS_FOR_DELAYS))


def small() -> dict[str, Any]:
    """The figures of one small hard stream."""
    return asdict(quality(simulate(SMALL_SEED, hard=True, orders=SMALL_ORDERS)))


def _together(each: list[dict[str, Any]]) -> dict[str, Any]:
    told = [key for key in each[0] if each[0][key] is not None]
    return {
        "mean": {key: mean(entry[key] for entry in each) for key in told},
        "worst": {key: min(entry[key] for entry in each) for key in told if key != "alerts_per_1000"},
        "seeds": each,
    }


def summary(delays: list[Delay], kind: str) -> dict[str, Any]:
    """Rings of a kind, how many were alerted, and after how many orders and hours in the middle."""
    rings = [delay for delay in delays if delay.kind == kind]
    seen = [delay for delay in rings if delay.orders_before is not None]
    return {
        "rings": len(rings),
        "alerted": len(seen),
        "median_share": median((delay.orders_before or 0) / delay.orders for delay in seen),
        "median_orders_before": median(delay.orders_before or 0 for delay in seen),
        "median_hours": median(delay.hours or 0.0 for delay in seen),
    }


if __name__ == "__main__":
    MEASURED.write_text(json.dumps(measure(), indent=2) + "\n", encoding="utf-8")
