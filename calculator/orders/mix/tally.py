"""What a file says of each segment: orders, values, returns, pay-later, days to confirmation, unpaid."""

from collections import Counter
from dataclasses import dataclass
from functools import partial
from math import sqrt
from typing import Any

from calculator.orders.amounts import sum_of
from calculator.orders.mix.segments import Division
from calculator.orders.order_book import NO, NO_DAY, YES, OrderBook
from calculator.orders.payments import Payments
from calculator.parameters import fields_of
from calculator.tables.cells.moment import MINUTES_PER_DAY


def matured_after_days() -> int:
    """Return the days after which an unpaid order counts as not paid: the declared days to write-off.

    A younger one may still be paid and counts neither way (Equation (16)).
    """
    return int(fields_of("assumptions")["write_off_days"].default or 0)


@dataclass(slots=True)
class Tally:
    """The counts of one segment; the trace "from your file: n orders" of each of its figures."""

    name: str
    orders: int = 0
    turnover: float = 0.0
    order_value_cv: float = 0.0
    """Standard deviation over mean of the order values."""
    returned: float = 0.0
    """Orders returned; one refunded in part counts in part."""
    pay_later_orders: int = 0
    confirmed: int = 0
    """Orders with a day of receipt on or after the day of the order."""
    days_to_confirmation: float = 0.0
    """Mean over the confirmed."""
    matured: int = 0
    """Pay-later orders, not returned, older than `matured_after_days()`."""
    unpaid: int = 0
    """Those of the matured that are not paid."""

    def as_json(self) -> dict[str, Any]:
        """Return the counts as the result writes them."""
        return {
            "name": self.name,
            "orders": self.orders,
            "turnover": self.turnover,
            "returned": self.returned,
            "pay_later_orders": self.pay_later_orders,
            "confirmed": self.confirmed,
            "days_to_confirmation": self.days_to_confirmation if self.confirmed else None,
            "matured": self.matured,
            "unpaid": self.unpaid,
        }


def tally(book: OrderBook, payments: Payments, division: Division, today: int) -> list[Tally]:
    """Return the counts of each segment; `today` is an ordinal."""
    tallies = [Tally(name) for name in division.names]
    amounts: list[Counter[float]] = [Counter() for _ in tallies]
    matured_after = matured_after_days()
    told = payments.rate_told
    days: list[int] = [0] * len(tallies)
    orders = zip(
        *(division.segment_of, book.amount, book.refunded, book.minute),
        *(book.received_day, book.pay_later, payments.paid),
        strict=True,
    )
    for segment, amount, refunded, minute, received, pay_later, paid in orders:
        counted = tallies[segment]
        amounts[segment][amount] += 1
        if refunded:
            counted.returned += refunded / amount
        day = minute // MINUTES_PER_DAY
        if received != NO_DAY and received >= day:
            counted.confirmed += 1
            days[segment] += received - day
        if pay_later == YES:
            counted.pay_later_orders += 1
            if refunded < amount and today - day > matured_after and told and paid in (YES, NO):
                counted.matured += 1
                counted.unpaid += paid == NO
    for counted, of_segment, waited in zip(tallies, amounts, days, strict=True):
        counted.orders = of_segment.total()
        if not counted.orders:
            continue
        counted.turnover = sum_of(of_segment)
        mean = counted.turnover / counted.orders
        squares = sum_of(of_segment, partial(_squared_distance, mean))
        counted.order_value_cv = sqrt(squares / counted.orders) / mean
        counted.days_to_confirmation = waited / counted.confirmed if counted.confirmed else 0.0
    return tallies


def _squared_distance(mean: float, amount: float) -> float:
    return (amount - mean) ** 2
