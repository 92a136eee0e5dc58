"""What became of the orders that were open in one file, by a later file of the same shop.

Orders are matched by their number. Both files are read in the same way for who has paid: what was open
because it had no day of payment is paid once it has one. Where the earlier file does not tell who has paid
but what has been received, as Pinduoduo's does, open is what was not received: `open_by` says which.

| kind | an order open in the earlier file that the later file |
|---|---|
| `paid` | shows as paid |
| `still_open` | shows as not paid |
| `received`, `not_received` | shows as received, or not; whether it is paid is not told |
| `given_back` | shows as cancelled, or as refunded in full |
| `not_told` | has, without telling whether it is paid |
| `not_in_file` | has not: most exports hold the orders of a span of days only |

Where a part of an order was given back meanwhile, the order counts by what the rest is; the part is money
given back.
"""

from array import array
from collections.abc import Sequence
from math import fsum
from typing import Any, Final

from calculator.orders.importing import Imported
from calculator.orders.order_book import NO, NO_DAY, STATE_COMPLETED, UNKNOWN, YES, OrderBook
from calculator.orders.payments import DAYS, DAYS_OR_COMPLETED, UNTOLD, Reading, paid_by, payments_of
from calculator.tables.cells.moment import MINUTES_PER_DAY, day_text

PAID: Final = "paid"
STILL_OPEN: Final = "still_open"
GIVEN_BACK: Final = "given_back"
NOT_TOLD: Final = "not_told"
NOT_IN_FILE: Final = "not_in_file"
RECEIVED: Final = "received"
NOT_RECEIVED: Final = "not_received"
KINDS = (PAID, STILL_OPEN, RECEIVED, NOT_RECEIVED, GIVEN_BACK, NOT_TOLD, NOT_IN_FILE)
PAYMENT: Final = "payment"
RECEIPT: Final = "receipt"
SETTLED = {
    PAYMENT: {YES: PAID, NO: STILL_OPEN, UNKNOWN: NOT_TOLD},
    RECEIPT: {YES: RECEIVED, NO: NOT_RECEIVED, UNKNOWN: NOT_TOLD},
}
"""What an order that was open is now, by what it was open by."""
MOST_LISTED = 200


def follow_up(one: Imported, other: Imported, wanted: Reading | None = None) -> dict[str, Any]:
    """Return what became of the money that was out in the earlier of two files, in its currency.

    Earlier is the one that ends earlier, the first one where both end on the same day. `wanted` is how their
    reader reads who has paid. `amount` and `orders` are what was open: not paid, or, where the earlier file
    does not tell that (`reading` is `untold`), not received; 0 where it tells neither. `paid_share` is the
    share of the money not paid which came in, None where none was out or the later file tells of no order.
    `before_the_span` counts the orders not in the later file that are older than all of it;
    `still_open_orders` are the oldest of those still open, at most 200.
    """
    before, after = (other, one) if other.book.days()[1] < one.book.days()[1] else (one, other)
    payments = payments_of(before.book, wanted)
    open_by = PAYMENT if payments.told else RECEIPT
    tally = _Tally(before.book, payments.out if payments.told else _not_received(before.book), open_by)
    for order_id in after.cancelled:
        tally.gone(order_id)
    book = after.book
    settled = _paid_in(book, payments.reading) if payments.told else _received_in(book)
    for position, order_id in enumerate(book.order_ids):
        if order_id in tally.places:
            tally.found(order_id, book.amount[position], book.refunded[position], settled[position])
    first, last = before.book.days()
    begin = book.days()[0] * MINUTES_PER_DAY
    missing = [before.book.minute[position] for position in tally.places.values()]
    return {
        "reading": payments.reading,
        "open_by": open_by,
        "first_day": day_text(first),
        "last_day": day_text(last),
        "until": day_text(book.days()[1]),
        "before_the_span": sum(minute < begin for minute in missing),
        "numbers_lost": before.book.lost_numbers + book.lost_numbers,
        **tally.as_json(),
    }


class _Tally:
    """Orders open in a book, each put to one kind; those that are never put anywhere are not in the file."""

    def __init__(self, book: OrderBook, positions: Sequence[int], open_by: str) -> None:
        self.places = {book.order_ids[position]: position for position in positions}
        """Where each order stands in the book, until it is put to a kind."""
        self._book = book
        self._open_by = open_by
        self._out = fsum(map(book.left, positions))
        self._count = len(positions)
        self._orders = dict.fromkeys(KINDS, 0)
        self._amounts: dict[str, list[float]] = {kind: [] for kind in KINDS}
        self._open: list[tuple[int, str, float]] = []

    def gone(self, order_id: str) -> None:
        """Take an order that was cancelled, if it is one of these."""
        position = self.places.pop(order_id, None)
        if position is not None:
            self._put(GIVEN_BACK, self._book.left(position))

    def found(self, order_id: str, amount: float, refunded: float, settled: int) -> None:
        """Take one of these orders as the later file has it."""
        position = self.places.pop(order_id)
        left = self._book.left(position)
        given_back = min(left, max(0.0, refunded - self._book.refunded[position]))
        if refunded >= amount or given_back == left:
            self._put(GIVEN_BACK, left)
            return
        kind = SETTLED[self._open_by][settled]
        self._put(kind, left - given_back)
        self._amounts[GIVEN_BACK].append(given_back)
        if kind in (STILL_OPEN, NOT_RECEIVED):
            self._open.append((self._book.minute[position], order_id, left - given_back))

    def _put(self, kind: str, amount: float) -> None:
        self._orders[kind] += 1
        self._amounts[kind].append(amount)

    def as_json(self) -> dict[str, Any]:
        """Return orders and money by kind, and the oldest orders still open."""
        for position in self.places.values():
            self._put(NOT_IN_FILE, self._book.left(position))
        self.places.clear()
        is_told = self._open_by == PAYMENT and (
            self._orders[PAID] or self._orders[STILL_OPEN] or not self._untold()
        )
        kinds = {kind: {"orders": self._orders[kind], "amount": fsum(self._amounts[kind])} for kind in KINDS}
        return {
            "orders": self._count,
            "amount": self._out,
            **kinds,
            "paid_share": kinds[PAID]["amount"] / self._out if self._out and is_told else None,
            "still_open_orders": [
                {"order_id": order_id, "amount": amount, "placed_on": day_text(minute // MINUTES_PER_DAY)}
                for minute, order_id, amount in sorted(self._open)[:MOST_LISTED]
            ],
        }

    def _untold(self) -> int:
        return self._orders[NOT_TOLD] + self._orders[NOT_IN_FILE]


def _paid_in(book: OrderBook, reading: Reading) -> Sequence[int]:
    """Return what a reading makes of the later file: nothing where that has no day of payment at all."""
    by_day = reading in (DAYS, DAYS_OR_COMPLETED)
    return paid_by(book, UNTOLD if by_day and not any(day != NO_DAY for day in book.paid_day) else reading)


def _received_in(book: OrderBook) -> Sequence[int]:
    """Return which orders have been received, by day or status: UNKNOWN where a file tells it of none."""
    days = zip(book.received_day, book.state, strict=True)
    received = array("b", [YES if day != NO_DAY or state == STATE_COMPLETED else NO for day, state in days])
    return received if YES in received else array("b", [UNKNOWN]) * len(book)


def _not_received(book: OrderBook) -> Sequence[int]:
    received = _received_in(book)
    return [
        position
        for position in range(len(book))
        if received[position] == NO and book.refunded[position] < book.amount[position]
    ]
