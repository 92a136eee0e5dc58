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

from array import array
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from math import fsum
from typing import Final, Literal

from calculator.orders.order_book import (
    NO,
    NO_DAY,
    STATE_COMPLETED,
    STATE_OTHER,
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


@dataclass(frozen=True, slots=True)
class Payments:
    """How a file is read: `paid` is YES, NO or UNKNOWN for each order by position."""

    reading: Reading
    paid: Sequence[int]
    completed_count_as_paid: bool
    """Whether some orders are taken for paid only because they are completed."""
    out: Sequence[int] = ()
    """The positions of the orders whose money is out: neither paid nor given back.

    Of a file that marks them, pay-later orders only; never one that waits for payment before it is shipped.
    """
    offers: tuple[Offer, ...] = ()
    """Every reading that the file bears and that gives a figure, with it."""
    days_told: bool = False
    """Whether the file shows when pay-later orders are paid: it marks them, or some payment comes days later.

    Where every day of payment is that of the order, payment may only have begun, or was made at once.
    """

    @property
    def told(self) -> bool:
        """Whether anything follows of what is not collected."""
        return self.reading != UNTOLD

    @property
    def rate_told(self) -> bool:
        """Whether the share that is never paid can be counted: not where completed is taken for paid."""
        return self.told and not self.completed_count_as_paid

    @property
    def chosen(self) -> Offer | None:
        """What the reading gives; None where it gives no figure."""
        return next((offer for offer in self.offers if offer.reading == self.reading), None)


def payments_of(book: OrderBook, wanted: Reading | None = None) -> Payments:
    """Return how a file is read: as `wanted` if it bears that, else by itself."""
    seen = _seen(book)
    borne = (*_borne(seen), UNTOLD)
    own = borne[0] if seen.marked else UNTOLD
    reading = wanted if wanted in borne else own
    return Payments(
        reading,
        paid_by(book, reading),
        completed_count_as_paid=reading == DAYS_OR_COMPLETED or (reading == STATUS and seen.completed > 0),
        out=seen.out.get(reading, ()),
        offers=tuple(_offer(book, one, seen.out[one]) for one in borne if one != UNTOLD),
        days_told=seen.marked or seen.later > 0,
    )


def paid_by(book: OrderBook, reading: Reading) -> Sequence[int]:
    """Return what a reading makes of each order by position: YES, NO or UNKNOWN."""
    if reading == UNTOLD:
        return array("b", [UNKNOWN]) * len(book)
    if reading == STATUS:
        meant = {STATE_PAID: YES, STATE_COMPLETED: YES, UNKNOWN: UNKNOWN}
        return array("b", [meant.get(state, NO) for state in book.state])
    paid_states = (STATE_PAID,) if reading == DAYS else (STATE_PAID, STATE_COMPLETED)
    days = zip(book.paid_day, book.state, strict=True)
    return array("b", [YES if day != NO_DAY or state in paid_states else NO for day, state in days])


@dataclass(slots=True)
class _Seen:
    """What one pass over a book finds of the orders that may be pay-later and were not given back."""

    marked: bool
    """Whether the file marks pay-later orders; then only these are looked at."""
    missing: int = 0
    given: int = 0
    """Without and with a day of payment."""
    later: int = 0
    """Paid on a day after that of the order."""
    worded_paid: int = 0
    worded_unpaid: int = 0
    completed: int = 0
    """By what their status says."""
    out: dict[Reading, Sequence[int]] = field(default_factory=dict)
    """The positions of the orders whose money is out, by reading."""


def _seen(book: OrderBook) -> _Seen:
    seen = _Seen(book.pay_later_known)
    by_day, by_status = array("i"), array("i")
    orders = zip(
        *(book.state, book.paid_day, book.minute, book.pay_later, book.amount, book.refunded), strict=True
    )
    for position, (state, paid_day, minute, pay_later, amount, refunded) in enumerate(orders):
        if refunded >= amount or (seen.marked and pay_later != YES):
            continue
        if paid_day == NO_DAY:
            seen.missing += 1
        else:
            seen.given += 1
            seen.later += paid_day > minute // MINUTES_PER_DAY
        seen.worded_paid += state == STATE_PAID
        seen.completed += state == STATE_COMPLETED
        if state == STATE_UNPAID:
            seen.worded_unpaid += 1
            if pay_later != YES and book.unshipped[position] == YES:
                continue
        if paid_day == NO_DAY and state != STATE_PAID:
            by_day.append(position)
        if state in (STATE_UNPAID, STATE_OTHER):
            by_status.append(position)
    not_completed = (position for position in by_day if book.state[position] != STATE_COMPLETED)
    seen.out = {DAYS: by_day, DAYS_OR_COMPLETED: array("i", not_completed), STATUS: by_status}
    return seen


def _borne(seen: _Seen) -> list[Reading]:
    """Return the readings that a file bears and that give a figure, the best first."""
    borne: list[Reading] = []
    if seen.given and (seen.missing or (seen.later and seen.marked)):
        borne.append(DAYS)
        if 0 < len(seen.out[DAYS_OR_COMPLETED]) < len(seen.out[DAYS]):
            borne.append(DAYS_OR_COMPLETED)
    if seen.marked:
        if seen.worded_paid or seen.worded_unpaid or seen.completed:
            borne.append(STATUS)
    elif seen.worded_paid and seen.worded_unpaid:
        borne.append(STATUS)
    return borne if seen.marked else [reading for reading in borne if seen.out[reading]]


def _offer(book: OrderBook, reading: Reading, out: Sequence[int]) -> Offer:
    unshipped = Counter(book.unshipped[p] == YES for p in out if book.state[p] != STATE_COMPLETED)
    return Offer(
        reading,
        amount=fsum(map(book.left, out)),
        orders=len(out),
        completed=len(out) - unshipped.total(),
        shipped=unshipped[False],
        not_shipped=unshipped[True],
    )
