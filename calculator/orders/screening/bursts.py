"""A product that is suddenly ordered by newcomers.

The number expected in 1 to 3 days is the product's rate on all other days, ordered by whomever, times how
strong these days were for the whole shop, and times how often newcomers are among its buyers. Looking at the
buyers without a history outside the days is what tells a ring from a sale: a sale brings known customers too.
"""

from array import array
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from math import exp

from calculator.orders.order_book import YES, OrderBook
from calculator.orders.rows.text_numbers import NONE
from calculator.orders.screening.assumptions import BY_ORDINARY_DAYS, DAY_SHAPE, PRIOR_ORDERS, PRODUCTS_SURE
from calculator.orders.screening.chance import log_tail
from calculator.orders.screening.norms import Norms
from calculator.orders.screening.thresholds import Thresholds


@dataclass(frozen=True, slots=True)
class Burst:
    """Orders of one product by newcomers within a few days."""

    sku: int
    first_day: int
    last_day: int
    buyers: int
    """Different newcomers."""
    expected: float
    by_chance: float
    """So many windows of the file would hold as many newcomers by chance."""
    positions: tuple[int, ...] = ()
    """Orders at stake by newcomers."""
    known: float = 0.0
    """Orders at stake of it in the same days by buyers with a history, beyond those of ordinary days."""
    known_positions: tuple[int, ...] = ()
    """All such orders."""
    paid: float = 0.0
    """Pay-later orders of it by newcomers that are paid, beyond those of ordinary days."""
    at_once: float = 0.0
    """Orders of it by newcomers that were paid at once, beyond those of ordinary days."""

    @property
    def known_expected(self) -> float:
        """Orders by buyers with a history that ordinary days would bring."""
        return max(0.0, len(self.known_positions) - self.known)

    @property
    def few_known_expected(self) -> bool:
        """Whether hardly any of the burst's orders by buyers with a history are expected."""
        return self.known_expected <= BY_ORDINARY_DAYS * (len(self.positions) + len(self.known_positions))


def bursts(book: OrderBook, norms: Norms, thresholds: Thresholds) -> list[Burst]:
    """Return the bursts of which chance gives less than one in the file, at most one for overlapping days."""
    by_sku: dict[int, array[int]] = {}
    newcomer, at_stake, skus = norms.newcomer, norms.at_stake, book.sku
    for position in norms.by_time:
        if newcomer[position] and at_stake[position] and (sku := skus[position]) != NONE:
            by_sku.setdefault(sku, array("i")).append(position)
    on_sale = {number for number, name in enumerate(book.skus.texts()) if name in thresholds.promotions}
    windows = len(by_sku) * norms.day_count * thresholds.burst_days
    ordered = Counter(zip(book.sku, norms.days, strict=True))
    orders_of = Counter(book.sku)
    found = []
    for sku, positions in by_sku.items():
        if len(positions) >= thresholds.burst_orders and sku not in on_sale:
            count = _buyers_on(book, norms, positions)
            found += _of_product(
                sku, count, ordered, norms, thresholds, all_orders=orders_of[sku], windows=windows
            )
    return _with_orders(book, norms, by_sku, found)


def _buyers_on(book: OrderBook, norms: Norms, positions: Sequence[int]) -> dict[int, int]:
    """Return how many different buyers order on each day, everyone on the first of theirs."""
    count: dict[int, int] = {}
    seen: set[int] = set()
    for position in positions:
        buyer = book.buyer[position]
        if buyer == NONE or buyer not in seen:
            seen.add(buyer)
            day = norms.days[position]
            count[day] = count.get(day, 0) + 1
    return count


def _of_product(
    sku: int,
    count: dict[int, int],
    ordered: Mapping[tuple[int, int], int],
    norms: Norms,
    thresholds: Thresholds,
    *,
    all_orders: int,
    windows: int,
) -> list[Burst]:
    """Return the bursts of a product, from how many newcomers and how many orders each day has.

    The rate, and the share of newcomers, are as uncertain as their counts on the other days are small (gamma
    distributions), and the more so is the number expected.
    """
    strength, orders_until = norms.strength, norms.orders_until
    total, whole = sum(count.values()), strength[-1]
    # a product is no measure of its own days
    own_strength = (1 + sum(norms.newcomers_on) / max(1, sum(norms.at_stake_on))) / 2
    found = []
    for day in count:
        buyers = orders = 0
        for last in range(day, min(day + thresholds.burst_days, norms.day_count)):
            buyers += count.get(last, 0)
            orders += ordered.get((sku, last), 0)
            if last not in count or buyers < thresholds.burst_orders:
                continue
            inside = strength[last + 1] - strength[day]
            least = whole * (last - day + 1) / norms.day_count / 4
            others = max(inside - buyers * own_strength, least)
            outside = max(1, orders_until[-1] - orders_until[last + 1] + orders_until[day])
            rate = (all_orders - orders + PRIOR_ORDERS) / outside
            known = PRODUCTS_SURE + total - buyers
            expected = rate * others * known / (PRODUCTS_SURE + rate * (whole - inside))
            if buyers >= thresholds.burst_ratio * expected:
                shape = 1 / (1 / DAY_SHAPE + 1 / known + 1 / (all_orders - orders + PRIOR_ORDERS))
                by_chance = windows * exp(log_tail(buyers, expected, shape))
                if by_chance < 1:
                    found.append(Burst(sku, day, last, buyers, expected, by_chance))
    chosen: list[Burst] = []
    for burst in sorted(found, key=lambda burst: (burst.by_chance, burst.first_day)):
        if all(burst.last_day < other.first_day or burst.first_day > other.last_day for other in chosen):
            chosen.append(burst)
    return chosen


def _with_orders(
    book: OrderBook, norms: Norms, by_sku: Mapping[int, Sequence[int]], chosen: list[Burst]
) -> list[Burst]:
    """Return the bursts with their orders, and the product's other orders of the same days counted."""
    skus = {burst.sku for burst in chosen}
    kinds: dict[str, dict[tuple[int, int], int]] = {"known": {}, "paid": {}, "at_once": {}}
    daily = {kind: [0] * norms.day_count for kind in kinds}
    whole = {kind: dict.fromkeys(skus, 0) for kind in kinds}
    by_known: dict[tuple[int, int], list[int]] = {}
    for position, sku in enumerate(book.sku if skus else ()):
        new, at_stake, day = norms.newcomer[position], norms.at_stake[position], norms.days[position]
        if new == at_stake == 1 or new == at_stake == 0:
            continue
        kind = "known" if at_stake else "paid" if book.pay_later[position] == YES else "at_once"
        daily[kind][day] += 1
        if sku in skus:
            whole[kind][sku] += 1
            kinds[kind][sku, day] = kinds[kind].get((sku, day), 0) + 1
            if kind == "known":
                by_known.setdefault((sku, day), []).append(position)
    found = []
    for burst in chosen:
        days = range(burst.first_day, burst.last_day + 1)
        beyond = {}
        for kind, counted in kinds.items():
            seen = sum(counted.get((burst.sku, day), 0) for day in days)
            inside = sum(daily[kind][day] for day in days)
            usual = (whole[kind][burst.sku] - seen) * (inside - seen) / max(1, sum(daily[kind]) - inside)
            beyond[kind] = max(0.0, seen - usual)
        positions = tuple(p for p in by_sku[burst.sku] if norms.days[p] in days)
        found.append(
            replace(
                burst,
                positions=positions,
                known=beyond["known"],
                known_positions=tuple(p for day in days for p in by_known.get((burst.sku, day), ())),
                paid=beyond["paid"],
                at_once=beyond["at_once"],
            )
        )
    return found
