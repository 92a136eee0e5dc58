"""Who has paid, as far as an order file tells: in which ways it can be read, and what each would give.

| reading | an order is not paid where |
|---|---|
| `days` | it has no day of payment, and its status does not call it paid |
| `days_or_completed` | the same, and its status does not mean completed either |
| `status` | its status neither says that it is paid nor means completed |
| `untold` | nobody can tell: no figure of what is not collected follows from the file |

Where the file marks pay-later orders, the first of these that it bears is taken. Where it does not, even
a day of payment says nothing by itself: most orders are paid when they are placed. Such a file is `untold`
until its reader chooses otherwise. Days of payment bear a reading where some are missing, or some come after
the day of the order; where only some of the orders without one are completed, these may be taken for paid.
A status bears a reading where it says so in words, or else by taking completed orders for paid. A reading by
which nothing is out says of an unmarked file only that it does not tell payments, and is not offered.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Final, Literal

from calculator.orders.order_book import (
    NO,
    NO_DAY,
    STATE_COMPLETED,
    STATE_PAID,
    STATE_UNPAID,
    UNKNOWN,
    YES,
    OrderBook,
)
from calculator.tables.cells.moment import MINUTES_PER_DAY

Reading = Literal["days", "days_or_completed", "status", "untold"]
DAYS: Final = "days"
DAYS_OR_COMPLETED: Final = "days_or_completed"
STATUS: Final = "status"
UNTOLD: Final = "untold"
READINGS: tuple[Reading, ...] = (DAYS, DAYS_OR_COMPLETED, STATUS, UNTOLD)


@dataclass(frozen=True, slots=True)
class Payments:
    """How a file is read: `paid` is YES, NO or UNKNOWN for each order by position."""

    reading: Reading
    paid: Sequence[int]
    completed_count_as_paid: bool
    """Whether some orders are taken for paid only because they are completed."""

    @property
    def told(self) -> bool:
        """Whether anything follows of what is not collected."""
        return self.reading != UNTOLD

    @property
    def rate_told(self) -> bool:
        """Whether the share that is never paid can be counted: not where completed is taken for paid."""
        return self.told and not self.completed_count_as_paid


@dataclass(frozen=True, slots=True)
class Offer:
    """A reading that the file bears, and what would not be collected by it: money and orders."""

    reading: Reading
    amount: float
    orders: int
    completed: int
    """Those of the orders whose status means completed."""
    shipped: int
    """Those of the others that are not known to wait for shipping."""
    not_shipped: int
    """Those of the others that have not been shipped."""


def payments_of(book: OrderBook, wanted: Reading | None = None) -> Payments:
    """Return how a file is read: as `wanted` if it bears that, else by itself."""
    borne = readings_of(book)
    own = borne[0] if book.pay_later_known else UNTOLD
    return read_as(book, wanted if wanted in borne else own)


def read_as(book: OrderBook, reading: Reading) -> Payments:
    """Return what a reading makes of each order."""
    if reading == DAYS:
        days = zip(book.paid_day, book.state, strict=True)
        paid = bytearray(YES if day != NO_DAY or state == STATE_PAID else NO for day, state in days)
        return Payments(DAYS, paid, completed_count_as_paid=False)
    if reading == DAYS_OR_COMPLETED:
        by_day = read_as(book, DAYS).paid
        states = zip(by_day, book.state, strict=True)
        both = bytearray(YES if state == STATE_COMPLETED else paid for paid, state in states)
        return Payments(DAYS_OR_COMPLETED, both, completed_count_as_paid=True)
    if reading == STATUS:
        meant = {STATE_PAID: YES, STATE_COMPLETED: YES, UNKNOWN: UNKNOWN}
        assumed = any(state == STATE_COMPLETED for state, _, _ in _that_matter(book))
        return Payments(STATUS, [meant.get(state, NO) for state in book.state], assumed)
    return Payments(UNTOLD, [UNKNOWN] * len(book), completed_count_as_paid=False)


def readings_of(book: OrderBook) -> tuple[Reading, ...]:
    """Return the readings that a file bears, the best first; the last is always `untold`."""
    missing = given = later = worded_paid = worded_unpaid = completed = 0
    for state, day, placed in _that_matter(book):
        missing += day == NO_DAY
        given += day != NO_DAY
        later += day > placed
        worded_paid += state == STATE_PAID
        worded_unpaid += state == STATE_UNPAID
        completed += state == STATE_COMPLETED
    borne: list[Reading] = []
    if given and (missing or (later and book.pay_later_known)):
        borne.append(DAYS)
        left = [book.state[p] == STATE_COMPLETED for p in open_orders(book, read_as(book, DAYS))]
        if any(left) and not all(left):
            borne.append(DAYS_OR_COMPLETED)
    if book.pay_later_known:
        if worded_paid or worded_unpaid or completed:
            borne.append(STATUS)
    elif worded_paid and worded_unpaid:
        borne.append(STATUS)
    if not book.pay_later_known:
        borne = [reading for reading in borne if any(True for _ in open_orders(book, read_as(book, reading)))]
    return (*borne, UNTOLD)


def offers(book: OrderBook) -> list[Offer]:
    """Return every reading that gives a figure, with it."""
    found = []
    for reading in readings_of(book):
        if reading != UNTOLD:
            left = list(open_orders(book, read_as(book, reading)))
            unshipped = [book.unshipped[p] == YES for p in left if book.state[p] != STATE_COMPLETED]
            found.append(
                Offer(
                    reading,
                    amount=fsum(book.amount[position] - book.refunded[position] for position in left),
                    orders=len(left),
                    completed=len(left) - len(unshipped),
                    shipped=unshipped.count(False),
                    not_shipped=unshipped.count(True),
                )
            )
    return found


def open_orders(book: OrderBook, payments: Payments) -> Iterator[int]:
    """Yield the positions of the orders whose money is out: neither paid nor given back.

    Of a file that marks them, pay-later orders only; never one that waits for payment before it is shipped.
    """
    if not payments.told:
        return
    marked = book.pay_later_known
    orders = zip(payments.paid, book.pay_later, book.amount, book.refunded, book.state, strict=True)
    for position, (paid, pay_later, amount, refunded, state) in enumerate(orders):
        if paid != NO or (marked and pay_later != YES) or amount <= refunded:
            continue
        if state == STATE_UNPAID and pay_later != YES and book.unshipped[position] == YES:
            continue
        yield position


def tells_payments(book: OrderBook) -> bool:
    """Whether a file shows when pay-later orders are paid: it marks them, or some payment comes days later.

    Where every day of payment is that of the order, payment may only have begun, or was made at once.
    """
    return book.pay_later_known or any(day > placed for _, day, placed in _that_matter(book))


def _that_matter(book: OrderBook) -> Iterator[tuple[int, int, int]]:
    """Yield state, day of payment and day of each order that may be pay-later and was not given back."""
    marked = book.pay_later_known
    orders = zip(
        *(book.state, book.paid_day, book.minute, book.pay_later, book.amount, book.refunded), strict=True
    )
    for state, paid_day, minute, pay_later, amount, refunded in orders:
        if refunded < amount and (pay_later == YES or not marked):
            yield state, paid_day, minute // MINUTES_PER_DAY
