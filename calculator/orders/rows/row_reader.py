"""What rows say by themselves, whatever else the file holds: which are no orders, what the others tell.

Nothing here depends on the rows above but a row without an order number, so it can be asked of any part of a
file, and in another process.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from math import inf
from typing import cast

from calculator.orders.recognition.header import Recognition
from calculator.orders.rows.column_values import Cells, ColumnValues
from calculator.orders.rows.fingerprints import Fingerprints
from calculator.orders.rows.lost_numbers import is_rounded, order_number
from calculator.orders.rows.order_numbers import all_simple
from calculator.orders.rows.parties import Parties
from calculator.orders.rows.refused_row import Refusal, bad_amount, bad_id, is_total, is_usable_id, too_short
from calculator.tables.cells.amount import amounts_in
from calculator.tables.cells.text import EMPTY, unwrapped
from calculator.tables.encoding import DAMAGED
from calculator.tables.even_rows import EvenRows, Record
from calculator.tables.file_size_limits import LARGEST_AMOUNT, SMALLEST_AMOUNT
from calculator.tables.records import FromAbove


@dataclass(slots=True)
class Sorted:
    """Rows told apart, each by its place among them."""

    order_ids: Sequence[str]
    """The order number of each row, also of one that goes on with the order above."""
    amounts: Sequence[float | None]
    minutes: Sequence[int | str]
    not_orders: dict[int, Refusal]
    """Rows that name no order or no amount, with the reason."""
    refunds: dict[int, tuple[float, str]]
    """Rows that give money back: how much, as a positive amount, and the cell that says so."""
    no_beginning: dict[int, Refusal]
    """Rows that cannot begin an order, with the reason."""
    all_plain: bool
    """Whether the cells of all order numbers are so plain that none needs a closer look."""

    def may_begin(self) -> list[int]:
        """Return the places of the rows that can begin an order: each has an amount and a minute."""
        others = self.no_beginning.keys() | self.not_orders.keys() | self.refunds.keys()
        places = range(len(self.order_ids))
        return [place for place in places if place not in others] if others else list(places)


@dataclass(slots=True)
class FirstRows:
    """What the rows that begin an order say, column by column; the names are those of the order book."""

    amount: Sequence[float]
    minute: Sequence[int]
    refunded: Sequence[float]
    pay_later: Sequence[int]
    paid_day: Sequence[int]
    state: Sequence[int]
    unshipped: Sequence[int]
    shipped_day: Sequence[int]
    received_day: Sequence[int]
    buyer: Sequence[int]
    phone: Sequence[str]
    phone_mark: Sequence[int]
    """The fingerprint of each phone."""
    address: Sequence[str]
    address_mark: Sequence[int]
    sku: Sequence[str]
    product: Sequence[str]
    category: Sequence[str]
    currency: Sequence[str]
    number_lost: Sequence[bool]
    closed: Sequence[bool]
    """Whether the order was cancelled although it had been shipped."""
    part: Sequence[int]
    """The fingerprint of the part that each row is; empty where amounts belong to whole orders."""

    def only(self, places: Sequence[int]) -> "FirstRows":
        """Return the rows at some places."""
        columns = (getattr(self, column.name) for column in fields(self))
        return FirstRows(*([column[place] for place in places] if column else column for column in columns))


class RowReader:
    """Reads rows of one file."""

    def __init__(self, recognition: Recognition, fingerprints: Fingerprints | None = None) -> None:
        self.values = ColumnValues(recognition)
        self.at = self.values.at
        self.width = len(recognition.header)
        self.adds_rows = recognition.platform.amount_of == "row"
        self.fingerprints = fingerprints or Fingerprints()
        self._parties = Parties(recognition, self.fingerprints)
        self._header = list(recognition.header)
        self._needed_width = 1 + max(
            recognition.positions[field] for field in ("order_id", "amount") if field in recognition.positions
        )

    def evened(self, records: Iterable[Record], refused: dict[int, Refusal]) -> EvenRows:
        """Return records as rows of the header's width; others are filled up, cut or refused by number."""
        numbers: list[int] = []
        together: list[str] = []
        for number, cells, trouble in records:
            width = len(cells)
            if trouble:
                refused[number] = trouble, cells[0] if cells else ""
            elif width == self.width:
                numbers.append(number)
                together += cells
            elif width < self._needed_width or not any(cells):
                refused[number] = too_short(cells)
            elif any(cells[self.width :]):
                refused[number] = "too_many_fields", str(width)
            else:
                numbers.append(number)
                together += cells[: self.width]
                together += [""] * (self.width - width)
        return EvenRows(numbers, self.width, together)

    def sort_out(self, rows: EvenRows, above: str) -> Sorted:
        """Tell rows apart; `above` is the number of the order that stands above them."""
        cells = self.values.of("order_id", rows)
        all_plain = all_simple(cells)
        order_ids = cells if all_plain else self._order_ids(cells, rows, above)
        amounts = amounts_in(self.values.of("amount", rows))
        minutes = self.values.moments(order_ids, rows)
        sorted_ = Sorted(order_ids, amounts, minutes, {}, {}, {}, all_plain)
        self._find_not_orders(rows, sorted_)
        self._find_no_beginning(rows, sorted_)
        return sorted_

    def _order_ids(self, cells: Sequence[str], rows: EvenRows, above: str) -> Sequence[str]:
        order_ids = []
        for place, cell in enumerate(cells):
            number = order_number(cell, rows.numbers[place])
            if isinstance(cell, FromAbove) and above:
                number = above
            if not number and above and self._goes_on(rows.row(place)):
                number = above
            above = number
            order_ids.append(number)
        return order_ids

    def _goes_on(self, cells: Cells) -> bool:
        """Whether a row without an order number belongs to the order above: it names goods and no day."""
        has = self.values.has
        return (
            (has("product", cells) or has("sku", cells))
            and not has("created_at", cells)
            and not is_total(cells)
        )

    def _find_not_orders(self, rows: EvenRows, sorted_: Sorted) -> None:
        order_ids, amounts, found = sorted_.order_ids, sorted_.amounts, sorted_.not_orders
        if not sorted_.all_plain and not all_simple(order_ids):
            for place, order_id in enumerate(order_ids):
                if not is_usable_id(order_id):
                    found[place] = bad_id(order_id, rows.row(place))
        for place in _places_outside(amounts, 0.0, inf):
            if place in found:
                continue
            amount, cells = amounts[place], rows.row(place)
            text = cells[self.at["amount"]]
            if amount is not None:
                sorted_.refunds[place] = -amount, text
            elif text.strip().lower() not in EMPTY:
                is_header = cells[:-1] == self._header or text.strip() == self._header[self.at["amount"]]
                found[place] = bad_amount(text, order_ids[place], is_header=is_header)

    def _find_no_beginning(self, rows: EvenRows, sorted_: Sorted) -> None:
        order_ids, amounts, minutes = sorted_.order_ids, sorted_.amounts, sorted_.minutes
        doubtful = {*_places_outside(amounts, SMALLEST_AMOUNT, LARGEST_AMOUNT)}
        if str in set(map(type, minutes)):
            doubtful.update(place for place, minute in enumerate(minutes) if isinstance(minute, str))
        ends = [order_id[-1:] for order_id in order_ids]
        if "" in ends or not "".join(ends).isdigit():
            doubtful.update(place for place, end in enumerate(ends) if not end.isdigit())
        doubtful.update(self.values.ended(rows), self.values.awaiting(rows))
        for place in sorted(doubtful):
            refusal = self._why_no_beginning(
                rows.row(place), order_ids[place], amounts[place], minutes[place]
            )
            if refusal:
                sorted_.no_beginning[place] = refusal

    def _why_no_beginning(
        self, cells: Cells, order_id: str, amount: float | None, minute: int | str
    ) -> Refusal | None:
        if amount is None:
            return "amount_missing", order_id
        if not SMALLEST_AMOUNT <= amount <= LARGEST_AMOUNT:
            reason = "amount_too_large" if amount > LARGEST_AMOUNT else "amount_not_positive"
            return reason, cells[self.at["amount"]]
        return self._why_no_sale(cells, order_id, minute)

    def _why_no_sale(self, cells: Cells, order_id: str, minute: int | str) -> Refusal | None:
        """Return what a row is instead of a sale; only a row that could be one lacks its day."""
        if not any(map(str.isdigit, order_id)) and is_total([order_id]):
            return "totals_line", order_id
        if self.values.is_cancelled(cells):
            return "cancelled", cells[self.at["status"]] or order_id
        if self.values.is_awaiting(cells):
            return "awaiting_payment", cells[self.at["status"]]
        if isinstance(minute, str) and is_total(cells):
            return "totals_line", next(filter(None, cells), "")
        if isinstance(minute, str):
            text = cells[self.at["created_at"]] if self.at["created_at"] >= 0 else order_id
            return ("damaged_text" if DAMAGED in text else minute), text
        return None

    def first_rows(self, rows: EvenRows, places: Sequence[int], sorted_: Sorted) -> FirstRows:
        """Return what the rows at `places` say, each of which may begin an order (`Sorted.may_begin`)."""
        rows, values, parties = rows.only(places), self.values, self._parties
        amounts = cast("list[float]", [sorted_.amounts[place] for place in places])
        minutes = cast("list[int]", [sorted_.minutes[place] for place in places])
        shipped, received = values.days("shipped_at", rows), values.days("received_at", rows)
        cells = values.of("order_id", rows)
        plain = sorted_.all_plain or all_simple(cells)
        lost = [] if plain else [is_rounded(unwrapped(cell)) for cell in cells]
        ended = values.ended(rows)
        closed = [False] * len(rows)
        for place in ended:
            closed[place] = values.is_closed(rows.row(place))
        phones, addresses = parties.phones(rows), parties.addresses(rows)
        return FirstRows(
            amount=amounts,
            minute=minutes,
            refunded=values.refunded(amounts, ended, rows),
            pay_later=values.pay_later(rows),
            paid_day=values.paid_days(rows),
            state=values.states(rows),
            unshipped=values.unshipped(shipped, received, rows),
            shipped_day=shipped,
            received_day=received,
            buyer=parties.buyers(rows),
            phone=phones,
            phone_mark=self.fingerprints.of(phones),
            address=addresses,
            address_mark=self.fingerprints.of(addresses),
            sku=values.names(rows, "sku", "product"),
            product=values.names(rows, "product", "sku"),
            category=values.names(rows, "category"),
            currency=values.of("currency", rows),
            number_lost=lost,
            closed=closed,
            part=self.fingerprints.of(values.parts(rows)) if self.adds_rows else [],
        )


def _places_outside(amounts: Sequence[float | None], least: float, most: float) -> list[int]:
    """Return where an amount is missing or not within limits."""
    if None not in amounts:
        known = cast("Sequence[float]", amounts)
        if least <= min(known, default=least) and max(known, default=most) <= most:
            return []
    return [place for place, amount in enumerate(amounts) if amount is None or not least <= amount <= most]
