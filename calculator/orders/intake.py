"""Rows of a recognised file into the order book: each is used, or refused with a reason.

Several rows of one order count once: the first gives amount, day and persons. Where the amounts of a platform
belong to the row (`amount_of`), those of further parts of the order are added, unless each row repeats the
total of the order. A negative amount is a refund of the order of that number, wherever it stands.
"""

import re
from array import array
from collections.abc import Iterable

from calculator.orders.book import NO_DAY, OrderBook
from calculator.orders.cells.amount import amount_in
from calculator.orders.cells.text import unwrapped
from calculator.orders.limits import LARGEST_AMOUNT, SMALLEST_AMOUNT
from calculator.orders.order_numbers import NOT_THERE
from calculator.orders.reading.encoding import DAMAGED
from calculator.orders.reading.records import Record
from calculator.orders.recognition import Recognition
from calculator.orders.refused_row import Refusal, bad_amount, bad_id, is_total, is_usable_id, too_short
from calculator.orders.rejected import Rejected
from calculator.orders.row_parties import RowParties
from calculator.orders.row_values import EMPTY, RowValues
from calculator.orders.status import CLOSED, REFUNDED, UNSHIPPED

SIMPLE_ID = re.compile(r"[0-9A-Za-z#_-]{1,100}").fullmatch

Verdict = Refusal | None
"""None for a row that was used; otherwise the reason and the value that caused it."""


class Intake:
    """Takes the records of one file; `book` and `rejected` hold what came of them."""

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
        self._row = RowValues(recognition)
        self._parties = RowParties(recognition, self.book)
        self._at = self._row.at
        self._adds_rows = recognition.platform.amount_of == "row"
        self._shipping_told = self._at["shipped_at"] >= 0 or self._at["tracking"] >= 0
        self._cancelled: set[str] = set()
        self._refunds: list[tuple[int, str, float, str]] = []
        self._first_parts = array("q")
        """Hash of the part that the first row of each order is, where amounts belong to rows."""
        self._parts: dict[int, tuple[float, set[int]]] = {}
        """Of orders with several rows: the amount of the first, the hashes of all parts."""

    def take_all(self, records: Iterable[Record]) -> None:
        """Take every record, then settle the refunds and the book."""
        add, take = self.rejected.add, self._take
        rows = 0
        for number, cells, trouble in records:
            rows += 1
            verdict = take(number, cells) if not trouble else (trouble, cells[0] if cells else "")
            if verdict is not None:
                add(number, *verdict)
        self.rows_read += rows
        self._settle_refunds()
        self.book.settle()

    def _take(self, number: int, cells: list[str]) -> Verdict:
        """Use one row and return None, or return the reason why not and the value that caused it."""
        at, width = self._at, len(cells)
        if width != self._width:
            if width < self._needed_width or not any(cells):
                return too_short(cells)
            if any(cells[self._width :]):
                return "too_many_fields", str(width)
            cells = cells[: self._width] + [""] * (self._width - width)
        cells.append("")  # the cell of every field that the file has not
        raw = cells[at["order_id"]]
        order_id = raw if SIMPLE_ID(raw) else unwrapped(raw)
        if not is_usable_id(order_id):
            return bad_id(order_id, cells)
        text = cells[at["amount"]]
        amount = amount_in(text)
        if amount is None and text.strip().lower() not in EMPTY:
            is_header = cells[: self._width] == self._header or text.strip() == self._header[at["amount"]]
            return bad_amount(text, order_id, is_header=is_header)
        position = self.book.order_ids.position(order_id)
        if amount is not None and amount < 0:
            self._refunds.append((number, order_id, -amount, text))
        elif position == NOT_THERE:
            return self._first_row(order_id, text, amount, cells)
        else:
            self._another_row(position, cells, amount)
        return None

    def _first_row(self, order_id: str, text: str, amount: float | None, cells: list[str]) -> Verdict:
        if amount is None:
            return ("cancelled" if order_id in self._cancelled else "amount_missing"), order_id
        if amount > LARGEST_AMOUNT:
            return "amount_too_large", text
        if amount < SMALLEST_AMOUNT:
            return "amount_not_positive", text
        return self._new_order(order_id, amount, cells)

    def _new_order(self, order_id: str, amount: float, cells: list[str]) -> Verdict:
        at, book, row, parties = self._at, self.book, self._row, self._parties
        if not any(map(str.isdigit, order_id)) and is_total([order_id]):
            return "totals_line", order_id
        minute = row.moment(order_id, cells)
        if isinstance(minute, str):
            text = cells[at["created_at"]] if at["created_at"] >= 0 else order_id
            return ("damaged_text" if DAMAGED in text else minute), text
        shipped, received = row.optional_day("shipped_at", cells), row.optional_day("received_at", cells)
        states = row.states(cells)
        went_out = shipped != NO_DAY or received != NO_DAY or cells[at["tracking"]].strip() != ""
        closed = CLOSED in states or row.has("cancelled_at", cells)
        if not went_out and (closed or (REFUNDED in states and (UNSHIPPED in states or self._shipping_told))):
            self._cancelled.add(order_id)
            return "cancelled", cells[at["status"]] or order_id
        refunded = row.refunded(amount, cells, returned=closed or REFUNDED in states)

        book.order_ids.add(order_id)
        book.amount.append(amount)
        book.minute.append(minute)
        book.refunded.append(refunded)
        book.pay_later.append(row.pay_later(cells))
        book.paid.append(row.paid(states, cells))
        book.shipped_day.append(shipped)
        book.received_day.append(received)
        buyer = parties.buyer(cells)
        book.buyer.append(buyer)
        book.receiver.append(parties.receiver(cells, buyer))
        book.address.append(parties.address(cells, buyer))
        book.sku.append(row.name(book.skus, cells, "sku", "product"))
        book.product.append(row.name(book.products, cells, "product", "sku"))
        book.category.append(row.name(book.categories, cells, "category"))
        if not book.currency and row.has("currency", cells):
            book.currency = cells[at["currency"]].strip().upper()
        if self._adds_rows:
            self._first_parts.append(hash(row.sub_id(cells)))
        return None

    def _another_row(self, position: int, cells: list[str], amount: float | None) -> None:
        """Take a further row of an order: it counts once, but refunds and parts are added."""
        book, row = self.book, self._row
        self.rows_merged += 1
        if amount is not None and self._adds_rows:
            first_amount, parts = self._parts.setdefault(
                position, (book.amount[position], {self._first_parts[position]})
            )
            part = hash(row.sub_id(cells))
            of_the_row = amount != first_amount or row.is_row_price(amount, cells)
            if of_the_row and part not in parts:
                parts.add(part)
                book.amount[position] = min(LARGEST_AMOUNT, book.amount[position] + amount)
                if REFUNDED in row.states(cells):
                    book.refunded[position] += amount
        if row.has("refunded_amount", cells):
            refunded = abs(amount_in(cells[self._at["refunded_amount"]]) or 0.0)
            book.refunded[position] = min(book.amount[position], max(book.refunded[position], refunded))

    def _settle_refunds(self) -> None:
        book = self.book
        for number, order_id, amount, text in self._refunds:
            position = book.order_ids.position(order_id)
            if position == NOT_THERE:
                reason = "cancelled" if order_id in self._cancelled else "refund_without_order"
                self.rejected.add(number, reason, text)
            else:
                self.rows_merged += 1
                book.refunded[position] = min(book.amount[position], book.refunded[position] + amount)
        self._refunds.clear()
