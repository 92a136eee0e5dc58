"""R8: from which money a group of orders is large for this shop."""

from collections.abc import Sequence

from calculator.orders.order_book import YES, OrderBook
from calculator.orders.rows.text_numbers import NONE

HIGH = 0.99
"""The quantile of what one place receives in the whole file."""
FEWEST_PLACES = 20
TIMES_LARGE_ORDER = 5.0
"""Without places to compare with: so many times the 95 % quantile of the order values."""


def at_stake(book: OrderBook, positions: Sequence[int]) -> float:
    """Return the pay-later money of some orders; all their money where the file marks none."""
    if book.pay_later_known:
        return sum(book.amount[position] for position in positions if book.pay_later[position] == YES)
    return sum(book.amount[position] for position in positions)


def value_gate(book: OrderBook) -> float:
    """Return the 99 % quantile of what one receiver, or one buyer, has at stake in the file."""
    marked = book.pay_later_known
    for places in (book.receiver, book.buyer):
        totals = [0.0] * (1 + max(places))
        for place, amount, pay_later in zip(places, book.amount, book.pay_later, strict=True):
            if place != NONE and (not marked or pay_later == YES):
                totals[place] += amount
        received = [total for total in totals if total]
        if len(received) >= FEWEST_PLACES:
            return _quantile(received, HIGH)
    return TIMES_LARGE_ORDER * _quantile(list(book.amount), 0.95)


def _quantile(values: list[float], share: float) -> float:
    values.sort()
    return values[min(len(values) - 1, int(share * len(values)))]
