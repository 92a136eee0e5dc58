"""Measure the screening on the reporting draws: `python -m tests.orders.simulation`, a quarter of an hour.

Writes `calculator/orders/screening/measured.json`, from which the method page takes its figures. None of the
shops was looked at while the weights were derived; those of the second style behave otherwise as well.
"""

import json
from dataclasses import asdict, replace
from math import sqrt
from multiprocessing import Pool
from pathlib import Path
from statistics import mean, median, stdev
from typing import Any

import calculator.orders.screening
from tests.orders.simulation.evaluate import Ceiling, Delay, Quality, first_alerts, quality, reached, told
from tests.orders.simulation.settings import MANY_CROWDS, Settings, draw
from tests.orders.simulation.stream import simulate

MEASURED = Path(calculator.orders.screening.__file__).parent / "measured.json"
PROCESSES = 2
TUNING, REPORTING = "tuning", "eighth reporting"
SHOPS = {
    "hard": 240,
    "easy": 240,
    "second_hard": 120,
    "second_easy": 40,
    "unnamed_hard": 48,
    "unnamed_easy": 48,
    "crowded": 400,
}
"""Shops drawn of each sort; easy ones have no group buys, no sales, and no rings without a shared place. In
the unnamed files no buyer is named and pay-later is marked. The crowded shops are those hardest to screen:
small, every tenth order through leaders who come once and bring new buyers, nothing told of payment."""
LARGEST_CROWDED, CROWDED_NEW = 8_000, 0.9
LARGEST_FOR_DELAYS = 15_000
SHOPS_FOR_DELAYS = 30
"""Fewer and smaller, because a stream is screened again and again for each of its rings."""
SMALL_SHOPS, LARGEST_SMALL = 12, 4_000
"""Streams small enough for a test to measure them again and find the same figures."""
Measured = tuple[Quality, bool, list[Ceiling], list[Ceiling]]


def measure() -> dict[str, Any]:
    """The figures of every reporting draw, their means and worst deciles."""
    with Pool(PROCESSES) as pool:
        delays = pool.map(_delays, range(SHOPS_FOR_DELAYS), chunksize=1)
        found = {
            sort: pool.map(_measured, [(sort, number) for number in range(count)], chunksize=1)
            for sort, count in SHOPS.items()
        }
    together = [delay for each in delays for delay in each]
    return {
        "shops": SHOPS,
        **{sort: _together(each) for sort, each in found.items()},
        "first_alert": {
            "shops": SHOPS_FOR_DELAYS,
            "orders": LARGEST_FOR_DELAYS,
            **{kind: summary(together, kind) for kind in ("evasive", "naive")},
        },
        "small": small(),
    }


def _measured(shop: tuple[str, int]) -> Measured:
    sort, number = shop
    if sort == "crowded":
        return _of(crowded(f"{REPORTING} {sort} {number}"))
    drawn = draw(f"{REPORTING} {number}", hard=sort.endswith("hard"), second=sort.startswith("second"))
    if sort.startswith("unnamed"):
        drawn = replace(drawn, buyers=False, marked=True)
    return _of(drawn)


def crowded(name: str) -> Settings:
    """A small shop whose leaders look like rings."""
    return replace(
        draw(name, hard=True, most_orders=LARGEST_CROWDED),
        crowd_share=MANY_CROWDS,
        crowd_new=CROWDED_NEW,
        crowd_occasions=1,
        phones=True,
        marked=False,
    )


def _of(drawn: Settings) -> Measured:
    stream = simulate(drawn)
    return quality(stream), bool(drawn.rings), told(stream), told(stream, fair=True)


def _delays(number: int) -> list[Delay]:
    return first_alerts(simulate(draw(f"{REPORTING} {number}", hard=True, most_orders=LARGEST_FOR_DELAYS)))


def small() -> list[dict[str, Any]]:
    """The figures of some small hard streams."""
    return [
        asdict(quality(simulate(draw(f"{REPORTING} small {n}", hard=True, most_orders=LARGEST_SMALL))))
        for n in range(SMALL_SHOPS)
    ]


def _together(each: list[Measured]) -> dict[str, Any]:
    figures: dict[str, Any] = {
        name: _spread([value for seen, *_ in each if (value := getattr(seen, name)) is not None])
        for name in ("precision", "recall_by_value", "recall_of_orders", "small_recall_of_orders")
    }
    for oracle, ceiling in (
        ("ceiling", reached([crowds for *_, crowds, _ in each])),
        ("fair_ceiling", reached([crowds for *_, crowds in each])),
    ):
        for place, name in enumerate(("by_value", "of_orders")):
            figures[f"{oracle}_{name}"] = _spread([shares[place] for shares in ceiling if shares is not None])
    without = [seen.alerts_per_1000 for seen, rings, *_ in each if not rings]
    figures["alerts_per_1000"] = mean(seen.alerts_per_1000 for seen, *_ in each)
    figures["without_rings"] = {
        "shops": len(without),
        "mean": mean(without) if without else None,
        "worst": max(without, default=0.0),
    }
    return figures


def _spread(values: list[float]) -> dict[str, float]:
    """The mean and its standard error, and the value that a tenth of the shops fall below."""
    return {
        "shops": len(values),
        "mean": mean(values),
        "standard_error": stdev(values) / sqrt(len(values)),
        "worst_decile": sorted(values)[len(values) // 10],
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
