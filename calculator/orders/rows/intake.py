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

import re
from array import array
from collections.abc import Iterable, Sequence
from math import inf
from typing import cast

from calculator.orders.order_book import OrderBook
from calculator.orders.recognition.header import Recognition
from calculator.orders.rows.column_values import Cells, ColumnValues
from calculator.orders.rows.fingerprints import Fingerprints
from calculator.orders.rows.lost_numbers import is_rounded, order_number
from calculator.orders.rows.order_numbers import NOT_THERE, OrderNumbers
from calculator.orders.rows.parties import Parties
from calculator.orders.rows.refused_row import Refusal, bad_amount, bad_id, is_total, is_usable_id, too_short
from calculator.orders.rows.rejected_rows import Rejected
from calculator.tables.cells.amount import amount_in, amounts_in
from calculator.tables.cells.text import EMPTY, unwrapped
from calculator.tables.encoding import DAMAGED
from calculator.tables.even_rows import EvenRows, Record
from calculator.tables.file_size_limits import LARGEST_AMOUNT, LONGEST_ORDER_ID, SMALLEST_AMOUNT
from calculator.tables.records import FromAbove, Run

SIMPLE = re.compile(r"[0-9A-Za-z#_-]*").fullmatch
FEWEST_SIMPLE = 6
"""Characters from which a number of simple signs is none that a spreadsheet program has rounded (2E17)."""


class Intake:
    """Takes the rows of one file; `book` and `rejected` hold what came of them."""

    def __init__(self, recognition: Recognition) -> None:
        self.book = OrderBook()
        self.rejected = Rejected()
        self.rows_read = 0
        self.rows_merged = 0
        """Used rows that belong to an order already read."""
        self._header = list(recognition.header)
        self._width = len(recognition.header)
        self._needed_width = 1 + max(
            recognition.positions[field] for field in ("order_id", "amount") if field in recognition.positions
        )
        self._values = ColumnValues(recognition)
        self._parties = Parties(recognition, self.book)
        self._at = self._values.at
        self._adds_rows = recognition.platform.amount_of == "row"
        self.cancelled = OrderNumbers()
        """The numbers of the orders shown as cancelled, none of which is in the book."""
        self._refunds: list[tuple[int, str, float, str]] = []
        self._above = ""
        """The number of the order that stands above the batch being taken."""
        self._fingerprints = Fingerprints()
        self._first_parts = array("q")
        """Fingerprint of the part that the first row of each order is, where amounts belong to rows."""
        self._parts: dict[int, tuple[float, set[int]]] = {}
        """Of orders with several rows: the amount of the first, the fingerprints of all parts."""

    def take_all(self, runs: Iterable[Run]) -> None:
        """Take every row, then settle the refunds and the book."""
        for run in runs:
            self.rows_read += len(run)
            refused: dict[int, Refusal] = {}
            even = isinstance(run, EvenRows) and run.width == self._width
            self._take(cast("EvenRows", run) if even else self._evened(run, refused), refused)
            for number in sorted(refused):
                self.rejected.add(number, *refused[number])
        self._settle_refunds()
        self.book.settle()
        self.cancelled.settle()

    def _evened(self, records: Iterable[Record], refused: dict[int, Refusal]) -> EvenRows:
        """Return the records as rows of the header's width; others are filled up, cut or refused."""
        numbers: list[int] = []
        together: list[str] = []
        for number, cells, trouble in records:
            width = len(cells)
            if trouble:
                refused[number] = trouble, cells[0] if cells else ""
            elif width == self._width:
                numbers.append(number)
                together += cells
            elif width < self._needed_width or not any(cells):
                refused[number] = too_short(cells)
            elif any(cells[self._width :]):
                refused[number] = "too_many_fields", str(width)
            else:
                numbers.append(number)
                together += cells[: self._width]
                together += [""] * (self._width - width)
        return EvenRows(numbers, self._width, together)

    def _take(self, batch: EvenRows, refused: dict[int, Refusal]) -> None:
        """Use the rows of a batch; add those that cannot be used to `refused`, by their numbers."""
        order_ids = self._order_ids(batch)
        amounts = amounts_in(self._values.of("amount", batch))
        not_orders = self._not_orders(batch, order_ids, amounts)
        for place, refusal in not_orders.items():
            if refusal:
                refused[batch.numbers[place]] = refusal
        minutes = self._values.moments(order_ids, batch)
        no_beginning = self._no_beginning(batch, order_ids, amounts, minutes)

        orders = len(self.book)
        positions = self.book.order_ids.positions(order_ids, not_orders.keys() | no_beginning.keys())
        begun: list[int] = []
        further: list[int] = []
        for place, position in enumerate(positions):
            if position == orders + len(begun):
                begun.append(place)
            elif place in not_orders:
                continue
            elif position == NOT_THERE:
                order_id, refusal = order_ids[place], no_beginning[place]
                if refusal[0] == "cancelled":
                    self.cancelled.positions([order_id])
                elif refusal[0] == "amount_missing" and self.cancelled.position(order_id) != NOT_THERE:
                    refusal = "cancelled", order_id
                refused[batch.numbers[place]] = refusal
            else:
                further.append(place)
        # whatever begins an order has an amount and a minute: see _no_beginning
        self._begin_orders(
            batch.only(begun),
            cast("list[float]", [amounts[place] for place in begun]),
            cast("list[int]", [minutes[place] for place in begun]),
        )
        for place in further:
            self._another_row(positions[place], batch.row(place), amounts[place])

    def _order_ids(self, batch: EvenRows) -> Sequence[str]:
        """Return the order number of each row, also of one that goes on with the order above."""
        cells = self._values.of("order_id", batch)
        if _all_simple(cells):
            self._above = cells[-1] if cells else self._above
            return cells
        order_ids = []
        for place, cell in enumerate(cells):
            number = order_number(cell, batch.numbers[place])
            if isinstance(cell, FromAbove) and self._above:
                number = self._above
            if not number and self._above and self._goes_on(batch.row(place)):
                number = self._above
            self._above = number
            order_ids.append(number)
        return order_ids

    def _goes_on(self, cells: Cells) -> bool:
        """Whether a row without an order number belongs to the order above: it names goods and no day."""
        has = self._values.has
        return (
            (has("product", cells) or has("sku", cells))
            and not has("created_at", cells)
            and not is_total(cells)
        )

    def _not_orders(
        self, batch: EvenRows, order_ids: Sequence[str], amounts: Sequence[float | None]
    ) -> dict[int, Refusal | None]:
        """Return the rows that name no order or no amount, with the reason, and the refunds, without."""
        found: dict[int, Refusal | None] = {}
        if not _all_simple(order_ids):
            for place, order_id in enumerate(order_ids):
                if not is_usable_id(order_id):
                    found[place] = bad_id(order_id, batch.row(place))
        for place in _places_outside(amounts, 0.0, inf):
            if place in found:
                continue
            amount = amounts[place]
            cells = batch.row(place)
            text = cells[self._at["amount"]]
            if amount is not None:
                self._refunds.append((batch.numbers[place], order_ids[place], -amount, text))
                found[place] = None
            elif text.strip().lower() not in EMPTY:
                is_header = cells[:-1] == self._header or text.strip() == self._header[self._at["amount"]]
                found[place] = bad_amount(text, order_ids[place], is_header=is_header)
        return found

    def _no_beginning(
        self,
        batch: EvenRows,
        order_ids: Sequence[str],
        amounts: Sequence[float | None],
        minutes: Sequence[int | str],
    ) -> dict[int, Refusal]:
        """Return the rows that cannot begin an order, with the reason."""
        doubtful = {*_places_outside(amounts, SMALLEST_AMOUNT, LARGEST_AMOUNT)}
        doubtful.update(place for place, minute in enumerate(minutes) if minute.__class__ is str)
        doubtful.update(place for place, order_id in enumerate(order_ids) if not order_id[-1:].isdigit())
        doubtful.update(self._values.ended(batch), self._values.awaiting(batch))
        found: dict[int, Refusal] = {}
        for place in sorted(doubtful):
            refusal = self._why_no_beginning(
                batch.row(place), order_ids[place], amounts[place], minutes[place]
            )
            if refusal:
                found[place] = refusal
        return found

    def _why_no_beginning(
        self, cells: Cells, order_id: str, amount: float | None, minute: int | str
    ) -> Refusal | None:
        if amount is None:
            return "amount_missing", order_id
        if not SMALLEST_AMOUNT <= amount <= LARGEST_AMOUNT:
            reason = "amount_too_large" if amount > LARGEST_AMOUNT else "amount_not_positive"
            return reason, cells[self._at["amount"]]
        return self._why_no_sale(cells, order_id, minute)

    def _why_no_sale(self, cells: Cells, order_id: str, minute: int | str) -> Refusal | None:
        """Return what a row is instead of a sale; only a row that could be one lacks its day."""
        if not any(map(str.isdigit, order_id)) and is_total([order_id]):
            return "totals_line", order_id
        if self._values.is_cancelled(cells):
            return "cancelled", cells[self._at["status"]] or order_id
        if self._values.is_awaiting(cells):
            return "awaiting_payment", cells[self._at["status"]]
        if isinstance(minute, str) and is_total(cells):
            return "totals_line", next(filter(None, cells), "")
        if isinstance(minute, str):
            text = cells[self._at["created_at"]] if self._at["created_at"] >= 0 else order_id
            return ("damaged_text" if DAMAGED in text else minute), text
        return None

    def _begin_orders(self, batch: EvenRows, amounts: Sequence[float], minutes: Sequence[int]) -> None:
        """Put the first rows of orders into the book."""
        book, values, parties = self.book, self._values, self._parties
        self._note_closed(batch, amounts)
        cells = values.of("order_id", batch)
        if not _all_simple(cells):
            book.lost_numbers += sum(is_rounded(unwrapped(cell)) for cell in cells)
        book.amount.extend(amounts)
        book.minute.extend(minutes)
        book.refunded.extend(values.refunded(amounts, batch))
        book.pay_later.extend(values.pay_later(batch))
        book.paid_day.extend(values.paid_days(batch))
        book.state.extend(values.states(batch))
        shipped, received = values.days("shipped_at", batch), values.days("received_at", batch)
        book.shipped_day.extend(shipped)
        book.received_day.extend(received)
        book.unshipped.extend(values.unshipped(shipped, received, batch))
        buyers = parties.buyers(batch)
        book.buyer.extend(buyers)
        book.receiver.extend(parties.receivers(batch, buyers))
        book.address.extend(parties.addresses(batch, buyers))
        book.sku.extend(values.names(book.skus, batch, "sku", "product"))
        book.product.extend(values.names(book.products, batch, "product", "sku"))
        book.category.extend(values.names(book.categories, batch, "category"))
        if not book.currency:
            book.currency = next(values.filled("currency", batch), "").strip().upper()
        if self._adds_rows:
            self._first_parts.extend(self._fingerprints.of(values.parts(batch)))

    def _note_closed(self, batch: EvenRows, amounts: Sequence[float]) -> None:
        """Count the orders that were cancelled although shipped: others do not come this far."""
        for place in self._values.ended(batch):
            if self._values.is_closed(batch.row(place)):
                self.book.closed_after_shipping += 1
                self.book.closed_after_shipping_amount += amounts[place]

    def _another_row(self, position: int, cells: Cells, amount: float | None) -> None:
        """Take a further row of an order: it counts once, but refunds and parts are added."""
        book, values = self.book, self._values
        self.rows_merged += 1
        if amount is not None and self._adds_rows:
            first_amount, parts = self._parts.setdefault(
                position, (book.amount[position], {self._first_parts[position]})
            )
            part = self._fingerprints.of([values.part(cells)])[0]
            repeated = isinstance(cells[self._at["amount"]], FromAbove)
            of_the_row = not repeated and (amount != first_amount or values.is_row_price(amount, cells))
            if of_the_row and part not in parts:
                parts.add(part)
                book.amount[position] = min(LARGEST_AMOUNT, book.amount[position] + amount)
                if values.is_returned(cells):
                    book.refunded[position] += amount
        if values.has("refunded_amount", cells):
            refunded = abs(amount_in(cells[self._at["refunded_amount"]]) or 0.0)
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


def _places_outside(amounts: Sequence[float | None], least: float, most: float) -> list[int]:
    """Return where an amount is missing or not within limits."""
    if None not in amounts:
        known = cast("Sequence[float]", amounts)
        if least <= min(known, default=least) and max(known, default=most) <= most:
            return []
    return [place for place, amount in enumerate(amounts) if amount is None or not least <= amount <= most]


def _all_simple(order_ids: Sequence[str]) -> bool:
    """Whether every order number is so plain that none needs a closer look."""
    lengths = set(map(len, order_ids)) or {FEWEST_SIMPLE}
    common = min(lengths) >= FEWEST_SIMPLE and max(lengths) <= LONGEST_ORDER_ID
    return common and SIMPLE("".join(order_ids)) is not None
