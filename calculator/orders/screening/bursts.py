"""R4: a product that is suddenly ordered by newcomers.

The number expected in 1 to 3 days is the product's rate on the other days times how strong these days were
for the whole shop. Looking at the buyers without a history outside the days is what tells a ring from a sale:
a sale brings known customers too. Over all products and days the share of false bursts is kept by the rule of
Benjamini and Hochberg (1995). A burst must be large too, not only unlikely: real days vary more than Poisson
numbers do, so that on the strongest day of a shop a popular product is easily half as much again as expected.
"""

from dataclasses import dataclass, replace
from itertools import accumulate

from calculator.orders.order_book import OrderBook
from calculator.orders.rows.text_numbers import NONE
from calculator.orders.screening.chance import false_discovery_limit, log_poisson_tail
from calculator.orders.screening.norms import Norms
from calculator.orders.screening.thresholds import Thresholds

PRIOR_ORDERS = 0.5
"""Orders added to those of the other days: a product sold for the first time has a small rate, not none."""


@dataclass(frozen=True, slots=True)
class Burst:
    """Orders of one product by newcomers within a few days."""

    sku: int
    first_day: int
    last_day: int
    positions: tuple[int, ...]
    """Those by newcomers."""
    known: float
    """Orders of the product in the same days by buyers with a history, beyond those of ordinary days."""
    expected: float
    log_chance: float
    """ln of the chance of so many orders by newcomers."""


def bursts(book: OrderBook, norms: Norms, thresholds: Thresholds) -> list[Burst]:
    """Return the bursts of a file, at most one for overlapping days of a product."""
    by_sku: dict[int, list[int]] = {}
    for position in norms.by_time:
        if norms.newcomer[position] and book.sku[position] != NONE:
            by_sku.setdefault(book.sku[position], []).append(position)
    on_sale = {number for number, name in enumerate(book.skus.texts()) if name in thresholds.promotions}
    strength = _strength(norms)
    candidates: list[Burst] = []
    for sku, positions in by_sku.items():
        if len(positions) >= thresholds.burst_orders and sku not in on_sale:
            candidates += _of_product(sku, positions, norms, strength, thresholds)
    tests = max(1, len(by_sku) * norms.day_count * thresholds.burst_days)
    limit = false_discovery_limit(
        [candidate.log_chance for candidate in candidates], tests, thresholds.burst_false_discovery
    )
    chosen = _apart([candidate for candidate in candidates if candidate.log_chance <= limit])
    return _with_known(book, norms, chosen)


def _of_product(
    sku: int, positions: list[int], norms: Norms, strength: list[float], thresholds: Thresholds
) -> list[Burst]:
    count: dict[int, int] = {}
    for position in positions:
        day = norms.days[position]
        count[day] = count.get(day, 0) + 1
    total, whole = len(positions), strength[-1]
    found = []
    for day in count:
        for length in range(1, min(thresholds.burst_days, norms.day_count - day) + 1):
            last = day + length - 1
            if last not in count:
                continue
            orders = sum(count.get(inside, 0) for inside in range(day, last + 1))
            if orders < thresholds.burst_orders:
                continue
            inside = strength[last + 1] - strength[day]
            expected = (total - orders + PRIOR_ORDERS) * inside / max(1.0, whole - inside)
            if orders >= thresholds.burst_ratio * expected:
                found.append(Burst(sku, day, last, (), 0, expected, log_poisson_tail(orders, expected)))
    return [
        replace(
            burst, positions=tuple(p for p in positions if burst.first_day <= norms.days[p] <= burst.last_day)
        )
        for burst in found
    ]


def _strength(norms: Norms) -> list[float]:
    """Return how many orders by newcomers the days up to each bring, cumulated.

    Half of it is what was counted, half the share of newcomers in all orders: by counts alone, a ring in a
    shop without newcomers would be the measure of its own days.
    """
    share = sum(norms.newcomers_on) / sum(norms.orders_on)
    daily = (
        (new + share * orders) / 2 for new, orders in zip(norms.newcomers_on, norms.orders_on, strict=True)
    )
    return [0.0, *accumulate(daily)]


def _apart(candidates: list[Burst]) -> list[Burst]:
    """Return the least likely bursts such that those of one product do not overlap."""
    chosen: dict[int, list[Burst]] = {}
    for candidate in sorted(candidates, key=lambda burst: (burst.log_chance, burst.sku, burst.first_day)):
        taken = chosen.setdefault(candidate.sku, [])
        if all(
            candidate.last_day < other.first_day or candidate.first_day > other.last_day for other in taken
        ):
            taken.append(candidate)
    return [burst for taken in chosen.values() for burst in taken]


def _with_known(book: OrderBook, norms: Norms, chosen: list[Burst]) -> list[Burst]:
    """Return the bursts with the orders by known customers counted."""
    on_day: dict[tuple[int, int], int] = {}
    of_sku = dict.fromkeys((burst.sku for burst in chosen), 0)
    if of_sku:
        for position, sku in enumerate(book.sku):
            if sku in of_sku and not norms.newcomer[position]:
                of_sku[sku] += 1
                key = sku, norms.days[position]
                on_day[key] = on_day.get(key, 0) + 1
    strength = [
        0,
        *accumulate(all_ - new for all_, new in zip(norms.orders_on, norms.newcomers_on, strict=True)),
    ]
    found = []
    for burst in chosen:
        inside = strength[burst.last_day + 1] - strength[burst.first_day]
        seen = sum(on_day.get((burst.sku, day), 0) for day in range(burst.first_day, burst.last_day + 1))
        usual = (of_sku[burst.sku] - seen) * inside / max(1, strength[-1] - inside)
        found.append(replace(burst, known=max(0.0, seen - usual)))
    return found
