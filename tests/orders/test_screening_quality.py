"""How well the screening does, on seeds that were not used to make it."""

import pytest

from tests.orders.simulation.evaluate import first_alerts, quality
from tests.orders.simulation.stream import REPORTING_SEEDS, TUNING_SEEDS, simulate

ORDERS = 40_000
"""Fewer orders than in the published figures, with as many rings: enough to hold the floors, and quick."""


def test_the_reporting_seeds_are_not_the_tuning_seeds() -> None:
    assert not set(REPORTING_SEEDS) & set(TUNING_SEEDS)


@pytest.mark.parametrize("seed", REPORTING_SEEDS[:2])
def test_hard_streams(seed: int) -> None:
    seen = quality(simulate(seed, hard=True, orders=ORDERS))
    assert seen.precision >= 0.9
    assert seen.recall_by_value >= 0.8
    assert seen.recall_of_orders >= 0.5


@pytest.mark.parametrize("seed", REPORTING_SEEDS[:1])
def test_easy_streams(seed: int) -> None:
    seen = quality(simulate(seed, hard=False, orders=ORDERS))
    assert seen.precision >= 0.95
    assert seen.recall_of_orders >= 0.95


def test_rings_are_seen_before_they_are_complete() -> None:
    delays = first_alerts(simulate(REPORTING_SEEDS[0], hard=False, orders=4_000))
    early = [
        delay
        for delay in delays
        if delay.orders_before is not None and delay.orders_before <= delay.orders / 2
    ]
    assert len(early) >= len(delays) / 2
