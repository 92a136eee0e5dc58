"""What is normal in this shop: how its buyers come back, how strong its days are, what its goods cost."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import log

from calculator.orders.order_book import OrderBook
from calculator.orders.rows.text_numbers import NONE
from calculator.tables.cells.moment import MINUTES_PER_DAY

SHORT_HISTORY_DAYS = 3
"""A buyer whose orders all lie within so many days is a newcomer: rings use an account once or for a few
days."""
MAD_TO_SIGMA = 0.6744897501960817
"""The 75 % point of the normal distribution (Iglewicz and Hoaglin 1993)."""
LEAST_MAD = 0.10
"""Floor of the median absolute deviation of log amounts: equal prices would make every other price an
outlier."""
ENOUGH_ORDERS = 30
"""Orders of a category below which its amounts are compared with the whole shop's."""


@dataclass(frozen=True, slots=True)
class AmountNorm:
    """Median and median absolute deviation of log amounts."""

    median: float
    deviation: float

    def z(self, log_amount: float) -> float:
        """Return the modified z-score."""
        return MAD_TO_SIGMA * (log_amount - self.median) / self.deviation


@dataclass(frozen=True, slots=True)
class Norms:
    """The norms of a file; arrays run over its orders, in the order of the file."""

    days: Sequence[int]
    """Day of each order, counted from the first day of the file."""
    day_count: int
    newcomer: bytearray
    """1 where the buyer's whole history lies within `SHORT_HISTORY_DAYS`."""
    newcomers_on: list[int]
    """Orders by newcomers on each day."""
    orders_on: list[int]
    by_time: Sequence[int]
    """Positions in the order of time."""


def norms_of(book: OrderBook) -> Norms:
    """Return the norms of a file with at least one order."""
    first_day, last_day = book.days()
    days = array("i", [minute // MINUTES_PER_DAY - first_day for minute in book.minute])
    first = array("i", [last_day]) * book.buyer_count
    last = array("i", [-1]) * book.buyer_count
    for buyer, day in zip(book.buyer, days, strict=True):
        if buyer != NONE:
            earliest, latest = first[buyer], last[buyer]
            if day < earliest:
                first[buyer] = day
            if day > latest:
                last[buyer] = day
    short = bytearray(late - early < SHORT_HISTORY_DAYS for early, late in zip(first, last, strict=True))
    # a file without buyers tells nothing about newcomers: every order counts alike
    newcomer = bytearray(buyer == NONE or short[buyer] for buyer in book.buyer)
    day_count = last_day - first_day + 1
    minutes = book.minute
    return Norms(
        days=days,
        day_count=day_count,
        newcomer=newcomer,
        newcomers_on=_per_day((day for day, new in zip(days, newcomer, strict=True) if new), day_count),
        orders_on=_per_day(days, day_count),
        by_time=array("i", sorted(range(len(minutes)), key=minutes.__getitem__)),
    )


def _per_day(days: Iterable[int], day_count: int) -> list[int]:
    counts = Counter(days)
    return [counts[day] for day in range(day_count)]


def amount_norms(book: OrderBook) -> tuple[dict[int, AmountNorm], AmountNorm]:
    """Return the norms of log amounts by category, where it has at least 30 orders, and of the whole shop."""
    of_category: dict[int, array[float]] = {}
    logs = array("d", map(log, book.amount))
    for category, value in zip(book.category, logs, strict=True):
        if category in of_category:
            of_category[category].append(value)
        else:
            of_category[category] = array("d", [value])
    whole = _norm(logs)
    return {
        category: _norm(values)
        for category, values in of_category.items()
        if category != NONE and len(values) >= ENOUGH_ORDERS
    }, whole


def _norm(values: Sequence[float]) -> AmountNorm:
    middle = median(values)
    return AmountNorm(middle, max(LEAST_MAD, median([abs(value - middle) for value in values])))


def median(values: Sequence[float]) -> float:
    """Return the median of at least one number."""
    ordered = sorted(values)
    half = len(ordered) // 2
    return ordered[half] if len(ordered) % 2 else (ordered[half - 1] + ordered[half]) / 2
