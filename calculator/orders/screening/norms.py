"""What is normal in this shop: how its buyers come back, how strong its days are."""

from array import array
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate, compress
from operator import and_

from calculator.orders.order_book import NO_DAY, STATE_PAID, YES, OrderBook
from calculator.orders.payments import Payments
from calculator.orders.rows.text_numbers import NONE
from calculator.tables.cells.moment import MINUTES_PER_DAY

SHORT_HISTORY_DAYS = 3
"""A buyer whose orders all lie within so many days is a newcomer: rings use an account once or for a few
days."""


@dataclass(frozen=True, slots=True)
class Norms:
    """The norms of a file; arrays run over its orders, in the order of the file."""

    days: Sequence[int]
    """Day of each order, counted from the first day of the file."""
    day_count: int
    newcomer: bytearray
    """1 where the buyer's whole history lies within `SHORT_HISTORY_DAYS`."""
    at_stake: bytearray
    """1 where money can be lost: pay-later orders where the file marks them, unpaid ones where it tells."""
    newcomers_on: list[int]
    """Orders at stake by newcomers on each day."""
    at_stake_on: list[int]
    """Orders at stake on each day."""
    strength: list[float]
    """How many orders at stake by newcomers the days up to each bring, cumulated."""
    orders_on: list[int]
    orders_until: list[int]
    """Orders before each day, and of the whole file."""
    by_time: Sequence[int]
    """Positions in the order of time."""


def norms_of(book: OrderBook, payments: Payments | None = None) -> Norms:
    """Return the norms of a file with at least one order."""
    first_day, last_day = book.days()
    days = book.lengthened(array("i"), "i", len(book))
    for position, minute in enumerate(book.minute):
        days[position] = minute // MINUTES_PER_DAY - first_day
    first, last = (book.lengthened(days, "i", len(book)) for _ in range(2))
    for buyer, day in zip(book.buyer, days, strict=True):
        if buyer != NONE:
            # both begin as the day of the buyer's first order in the file
            if day < first[buyer]:
                first[buyer] = day
            elif day > last[buyer]:
                last[buyer] = day
    short = bytearray(late - early < SHORT_HISTORY_DAYS for early, late in zip(first, last, strict=True))
    # a file without buyers tells nothing about newcomers: every order counts alike
    short.append(1)  # the last is NONE's
    newcomer = bytearray(map(short.__getitem__, book.buyer))
    marked = book.pay_later_known
    at_stake = bytearray(not marked or mark == YES for mark in book.pay_later)
    if payments and payments.told:
        at_stake = bytearray(len(book))
        for position in payments.out:
            at_stake[position] = 1
        for position, mark in enumerate(book.pay_later):
            if mark == YES and advanced(book, position):
                at_stake[position] = 1
    day_count = last_day - first_day + 1
    at_stake_on = _per_day(compress(days, at_stake), day_count)
    orders_on = _per_day(days, day_count)
    newcomers_on = _per_day(compress(days, map(and_, newcomer, at_stake)), day_count)
    return Norms(
        days=days,
        day_count=day_count,
        newcomer=newcomer,
        at_stake=at_stake,
        newcomers_on=newcomers_on,
        at_stake_on=at_stake_on,
        strength=_strength(newcomers_on, at_stake_on),
        orders_on=orders_on,
        orders_until=[0, *accumulate(orders_on)],
        by_time=_by_time(book, days, orders_on),
    )


def _by_time(book: OrderBook, days: Sequence[int], orders_on: Sequence[int]) -> Sequence[int]:
    """Return the positions in the order of time.

    They are sorted day by day: to sort all at once takes more memory than all that is known of the orders.
    """
    by_time = book.lengthened(array("i"), "i", len(book))
    following = [0, *accumulate(orders_on)]
    for position, day in enumerate(days):
        by_time[following[day]] = position
        following[day] += 1
    for end, orders in zip(following, orders_on, strict=False):
        of_day = by_time[end - orders : end]
        by_time[end - orders : end] = array("i", sorted(of_day, key=book.minute.__getitem__))
    return by_time


def _per_day(days: Iterable[int], day_count: int) -> list[int]:
    counts = Counter(days)
    return [counts[day] for day in range(day_count)]


def advanced(book: OrderBook, position: int) -> bool:
    """Whether a pay-later order was paid at once: then somebody else paid, and the buyer may still not.

    A status that says paid, without a day, may be of a provider's payment as well.
    """
    paid = book.paid_day[position]
    if book.pay_later[position] != YES:
        return False
    if paid <= NO_DAY:
        return book.state[position] == STATE_PAID
    return paid - book.minute[position] // MINUTES_PER_DAY <= 1


def _strength(newcomers_on: list[int], at_stake_on: list[int]) -> list[float]:
    """Return the strength of the days, cumulated.

    Half of it is what was counted, half the share of newcomers in all orders: by counts alone, a ring in a
    shop without newcomers would be the measure of its own days.
    """
    share = sum(newcomers_on) / max(1, sum(at_stake_on))
    daily = ((new + share * orders) / 2 for new, orders in zip(newcomers_on, at_stake_on, strict=True))
    return [0.0, *accumulate(daily)]
