"""Rows of a recognised file into the order book: each is used, or refused with a reason.

Several rows of one order count once: the first gives amount, day and persons. Where the amounts of a platform
belong to the row (`amount_of`), those of further parts of the order are added, unless each row repeats the
total of the order. A negative amount is a refund of the order of that number, wherever it stands. A row that
names goods and neither an order nor a day goes on with the order above it: that is what is left of merged
cells. Where a workbook still has them, a number merged over several rows makes them one order, even a number
that a spreadsheet program has rounded.

The rows of a run are taken together, column by column. Rows that plainly begin an order, nearly all, never
need a look of their own; the others get one.
"""

from array import array
from collections.abc import Callable, Iterable, Sequence
from typing import cast

from calculator.orders.columns import Lengthened, in_memory
from calculator.orders.order_book import OrderBook
from calculator.orders.recognition.header import Recognition
from calculator.orders.rows.book_filling import BookFilling
from calculator.orders.rows.column_values import Cells
from calculator.orders.rows.hash_slots import NOT_THERE
from calculator.orders.rows.order_numbers import OrderNumbers
from calculator.orders.rows.refused_row import Refusal
from calculator.orders.rows.rejected_rows import Rejected
from calculator.orders.rows.row_reader import FirstRows, RowReader, Sorted
from calculator.tables.cells.amount import amount_in
from calculator.tables.cells.text import is_filled
from calculator.tables.even_rows import EvenRows
from calculator.tables.file_in_pieces import unknown_share
from calculator.tables.file_size_limits import LARGEST_AMOUNT
from calculator.tables.records import FromAbove, Run

AS_READ = (
    *("amount", "minute", "refunded", "pay_later", "paid_day"),
    *("state", "unshipped", "shipped_day", "received_day", "buyer"),
)
"""What the first row of an order says and the book takes as it is."""


class Intake:
    """Takes the rows of one file; `book` and `rejected` hold what came of them.

    `share_read` tells which part of the file has been read, 0 where that is not known; `lengthened` makes
    room in the columns of the book.
    """

    def __init__(
        self,
        recognition: Recognition,
        share_read: Callable[[], float] = unknown_share,
        lengthened: Lengthened = in_memory,
    ) -> None:
        self.reader = RowReader(recognition)
        self.book = OrderBook(lengthened)
        self._filling = BookFilling(self.book, share_read)
        self.rejected = Rejected()
        self.rows_read = 0
        self.rows_merged = 0
        """Used rows that belong to an order already read."""
        self.cancelled = OrderNumbers()
        """The numbers of the orders shown as cancelled, none of which is in the book."""
        self._refunds: list[tuple[int, str, float, str]] = []
        self._above = ""
        """The number of the order that stands above the rows being taken."""
        self._first_parts = array("q")
        """Fingerprint of the part that the first row of each order is, where amounts belong to rows."""
        self._parts: dict[int, tuple[float, set[int]]] = {}
        """Of orders with several rows: the amount of the first, the fingerprints of all parts."""

    def take_all(self, runs: Iterable[Run]) -> None:
        """Take every row, then settle the refunds and the book."""
        for run in runs:
            self.take(run)
        self.settle()

    def take(self, run: Run) -> None:
        """Take some rows that follow those taken before."""
        self.rows_read += len(run)
        reader = self.reader
        refused: dict[int, Refusal] = {}
        even = isinstance(run, EvenRows) and run.width == reader.width
        rows = cast("EvenRows", run) if even else reader.evened(run, refused)
        sorted_ = reader.sort_out(rows, self._above)
        self._use(
            rows.numbers, sorted_, lambda begun: reader.first_rows(rows, begun, sorted_), rows.row, refused
        )

    def take_read(
        self, numbers: Sequence[int], sorted_: Sorted, first: FirstRows, row: Callable[[int], Cells]
    ) -> None:
        """Take rows as `take` does that were read elsewhere: `first` is what all say that may begin an order.

        `row` gives the cells of a row.
        """
        self.rows_read += len(numbers)
        may_begin = sorted_.may_begin()

        def first_rows(begun: Sequence[int]) -> FirstRows:
            if len(begun) == len(may_begin):
                return first
            among = {place: number for number, place in enumerate(may_begin)}
            return first.only([among[place] for place in begun])

        self._use(numbers, sorted_, first_rows, row, {})

    def settle(self) -> None:
        """Settle the refunds and the book, once every row is taken."""
        self._settle_refunds()
        self._filling.finish()
        self.cancelled.settle()

    def _use(
        self,
        numbers: Sequence[int],
        sorted_: Sorted,
        first_rows: Callable[[Sequence[int]], FirstRows],
        row: Callable[[int], Cells],
        refused: dict[int, Refusal],
    ) -> None:
        """Use the rows of a run; `refused` are rows that were refused before, by their numbers."""
        order_ids, no_beginning = sorted_.order_ids, sorted_.no_beginning
        self._above = order_ids[-1] if order_ids else self._above
        for place, refusal in sorted_.not_orders.items():
            refused[numbers[place]] = refusal
        for place, (amount, text) in sorted_.refunds.items():
            self._refunds.append((numbers[place], order_ids[place], amount, text))
        not_orders = sorted_.not_orders.keys() | sorted_.refunds.keys()

        orders = self._filling.count
        positions = self.book.order_ids.positions(order_ids, not_orders | no_beginning.keys())
        begun: list[int] = []
        further: list[int] = []
        following = orders
        for place, position in enumerate(positions):
            if position == following:
                following += 1
                begun.append(place)
            elif place in not_orders:
                continue
            elif position == NOT_THERE:
                order_id, refusal = order_ids[place], no_beginning[place]
                if refusal[0] == "cancelled":
                    self.cancelled.positions([order_id])
                elif refusal[0] == "amount_missing" and self.cancelled.position(order_id) != NOT_THERE:
                    refusal = "cancelled", order_id
                refused[numbers[place]] = refusal
            else:
                further.append(place)
        self._begin_orders(first_rows(begun))
        for place in further:
            self._another_row(positions[place], row(place), sorted_.amounts[place])
        for number in sorted(refused):
            self.rejected.add(number, *refused[number])

    def _begin_orders(self, first: FirstRows) -> None:
        """Put the first rows of orders into the book."""
        book = self.book
        for place, closed in enumerate(first.closed) if any(first.closed) else ():
            if closed:
                book.closed_after_shipping += 1
                book.closed_after_shipping_amount += first.amount[place]
        book.lost_numbers += sum(first.number_lost)
        self._filling.add(
            {
                **{name: getattr(first, name) for name in AS_READ},
                "receiver": book.receivers.numbers(first.phone, first.phone_mark, first.buyer),
                "address": book.addresses.numbers(first.address, first.address_mark, first.buyer),
                "sku": book.skus.numbers(first.sku),
                "product": book.products.numbers(first.product),
                "category": book.categories.numbers(first.category),
            }
        )
        if not book.currency and any(first.currency):
            book.currency = next(filter(is_filled, first.currency), "").strip().upper()
        self._first_parts.extend(first.part)

    def _another_row(self, position: int, cells: Cells, amount: float | None) -> None:
        """Take a further row of an order: it counts once, but refunds and parts are added."""
        book, values, at = self.book, self.reader.values, self.reader.at
        self.rows_merged += 1
        if amount is not None and self.reader.adds_rows:
            first_amount, parts = self._parts.setdefault(
                position, (book.amount[position], {self._first_parts[position]})
            )
            part = self.reader.fingerprints.of([values.part(cells)])[0]
            repeated = isinstance(cells[at["amount"]], FromAbove)
            of_the_row = not repeated and (amount != first_amount or values.is_row_price(amount, cells))
            if of_the_row and part not in parts:
                parts.add(part)
                book.amount[position] = min(LARGEST_AMOUNT, book.amount[position] + amount)
                if values.is_returned(cells):
                    book.refunded[position] += amount
        if values.has("refunded_amount", cells):
            refunded = abs(amount_in(cells[at["refunded_amount"]]) or 0.0)
            book.refunded[position] = min(book.amount[position], max(book.refunded[position], refunded))

    def _settle_refunds(self) -> None:
        book = self.book
        for number, order_id, amount, text in self._refunds:
            position = book.order_ids.position(order_id)
            if position == NOT_THERE:
                reason = "cancelled" if order_id in self.cancelled else "refund_without_order"
                self.rejected.add(number, reason, text)
            else:
                self.rows_merged += 1
                book.refunded[position] = min(book.amount[position], book.refunded[position] + amount)
        self._refunds.clear()
