"""Measure the screening on the reporting seeds: `python -m tests.orders.simulation`, some minutes.

Writes `calculator/orders/screening/measured.json`, from which the method page takes its figures. They were
made on seeds other than those of the tuning.
"""

import json
from dataclasses import asdict
from pathlib import Path
from statistics import mean, median
from typing import Any

import calculator.orders.screening
from tests.orders.simulation.evaluate import Delay, first_alerts, quality
from tests.orders.simulation.stream import REPORTING_SEEDS, TUNING_SEEDS, simulate

MEASURED = Path(calculator.orders.screening.__file__).parent / "measured.json"
ORDERS = 100_000
ORDERS_FOR_DELAYS = 30_000


def measure() -> dict[str, Any]:
    """The figures of every reporting seed, the hard ones first, and their means."""
    result: dict[str, Any] = {
        "orders": ORDERS,
        "reporting_seeds": list(REPORTING_SEEDS),
        "tuning_seeds": list(TUNING_SEEDS),
    }
    for name, hard in (("hard", True), ("easy", False)):
        each = [asdict(quality(simulate(seed, hard=hard, orders=ORDERS))) for seed in REPORTING_SEEDS]
        result[name] = {
            "mean": {key: mean(entry[key] for entry in each) for key in each[0] if each[0][key] is not None},
            "seeds": each,
        }
    delays = first_alerts(simulate(REPORTING_SEEDS[0], hard=True, orders=ORDERS_FOR_DELAYS))
    result["first_alert"] = {kind: summary(delays, kind) for kind in ("evasive", "naive")}
    return result


def summary(delays: list[Delay], kind: str) -> dict[str, Any]:
    """Rings of a kind, how many were alerted, and after how many orders and hours in the middle."""
    rings = [delay for delay in delays if delay.kind == kind]
    seen = [delay for delay in rings if delay.orders_before is not None]
    return {
        "orders": ORDERS_FOR_DELAYS,
        "rings": len(rings),
        "alerted": len(seen),
        "median_orders_before": median(delay.orders_before or 0 for delay in seen) if seen else None,
        "median_hours": median(delay.hours or 0.0 for delay in seen) if seen else None,
    }


if __name__ == "__main__":
    MEASURED.write_text(json.dumps(measure(), indent=2) + "\n", encoding="utf-8")
