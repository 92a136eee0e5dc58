"""What the rows of a recognised file say, column by column: days, states, money, names.

Money in major units, days as ordinals. A method for many rows takes `EvenRows`; one for a single row takes
its cells with an empty cell at their end, which stands at position -1 for every field that the file has not.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial

from calculator.orders.order_book import (
    NO,
    NO_DAY,
    NO_READABLE_DAY,
    STATE_COMPLETED,
    STATE_OTHER,
    STATE_PAID,
    STATE_UNPAID,
    UNKNOWN,
    YES,
)
from calculator.orders.recognition.columns import FIELDS
from calculator.orders.recognition.header import Recognition
from calculator.orders.rows.cell_cache import Remembered
from calculator.orders.rows.order_status import (
    CLOSED,
    COMPLETED,
    PAID,
    REFUNDED,
    UNPAID,
    UNSHIPPED,
    order_states,
)
from calculator.orders.rows.pay_later_mark import pay_later
from calculator.tables.cells.amount import amount_in
from calculator.tables.cells.moment import MINUTES_PER_DAY, moment_in, moments_in, year_first
from calculator.tables.cells.text import all_unwrapped, is_filled, unwrapped
from calculator.tables.even_rows import NO_COLUMN, EvenRows

DAY_IN_ID = re.compile(r"(\d\d)(\d\d)(\d\d)(?:\D|\d{6,})").match
PART_FIELDS = ("sku", "product", "amount")
"""What tells the parts of an order apart where they have no numbers."""

Cells = Sequence[str]


def position_of(recognition: Recognition, field: str) -> int:
    """Return the column number of a field, -1 where the file has none."""
    return recognition.positions.get(field, NO_COLUMN)


class ColumnValues:
    """Reads the cells of the rows of one file."""

    def __init__(self, recognition: Recognition) -> None:
        self.at = {field: position_of(recognition, field) for field in FIELDS}
        self._dates = recognition.dates
        self._day_in_id = recognition.platform.day_in_order_id is not None
        self._shipping_told = self.at["shipped_at"] != NO_COLUMN or self.at["tracking"] != NO_COLUMN
        self._states = Remembered(partial(order_states, platforms_own=recognition.platform.statuses))
        self._pay_later = Remembered(pay_later)
        self._state_codes = Remembered(self._state_code)
        self._unshipped = Remembered(self._unshipped_by_state)
        self._day_first = recognition.day_first
        self._days = Remembered(self._day)
        self._asked: tuple[EvenRows | None, list[tuple[str, str]], set[tuple[str, str]]] = None, [], set()
        """The rows asked for last, their statuses, and the different ones: a run is asked several times."""

    def of(self, field: str, rows: EvenRows) -> Sequence[str]:
        """Return the cells of a field."""
        return rows.column(self.at[field])

    def moments(self, order_ids: Sequence[str], rows: EvenRows) -> list[int | str]:
        """Return the minute of each row, or the reason why there is none."""
        minutes = moments_in(self.of("created_at", rows))
        for place, minute in enumerate(minutes) if str in set(map(type, minutes)) else ():
            if isinstance(minute, str):
                minutes[place] = self._other_moment(minute, order_ids[place], rows.row(place))
        return minutes

    def _other_moment(self, reason: int | str, order_id: str, cells: Cells) -> int | str:
        """Return a moment from the order number or the further date columns, else the reason given."""
        if reason == "date_missing" and self._day_in_id and (found := DAY_IN_ID(order_id)):
            day = moment_in("20{}-{}-{}".format(*found.groups()))
            if isinstance(day, int):
                return day
        if reason == "date_ambiguous" and self._day_first is not None:
            return self._moment(cells[self.at["created_at"]])
        for position in self._dates:
            other = self._moment(cells[position])
            if isinstance(other, int):
                return other
        return reason

    def _moment(self, cell: str) -> int | str:
        minute = moment_in(cell)
        if minute == "date_ambiguous" and self._day_first is not None:
            return moment_in(year_first(cell, day_first=self._day_first))
        return minute

    def _day(self, cell: str) -> int:
        minute = self._moment(cell) if cell else ""
        return minute // MINUTES_PER_DAY if isinstance(minute, int) else NO_DAY

    def has(self, field: str, cells: Cells) -> bool:
        """Return whether a field of a row is there and filled."""
        return is_filled(cells[self.at[field]])

    def days(self, field: str, rows: EvenRows) -> list[int]:
        """Return the days in a field, NO_DAY where there is none."""
        return self._days_in(self.of(field, rows))

    def _days_in(self, cells: Cells) -> list[int]:
        # the day alone decides where a clock time stands behind it: few days, many times of day
        days = self._days
        return [days[cell[:10] if cell[10:11] == " " else cell] if cell else NO_DAY for cell in cells]

    def ended(self, rows: EvenRows) -> list[int]:
        """Return the places of the rows whose order was closed, cancelled or given back."""
        ended = self._places_of(rows, lambda states: not states.isdisjoint((CLOSED, REFUNDED)))
        if self.at["cancelled_at"] != NO_COLUMN:
            cells = self.of("cancelled_at", rows)
            ended = sorted({*ended, *(place for place, cell in enumerate(cells) if is_filled(cell))})
        return ended

    def awaiting(self, rows: EvenRows) -> list[int]:
        """Return the places of the rows whose status says that checkout waits for its payment."""
        return self._places_of(rows, lambda states: states >= {UNPAID, UNSHIPPED})

    def _places_of(self, rows: EvenRows, meant: Callable[[frozenset[str]], bool]) -> list[int]:
        """Return the places of the rows whose states are meant; there are few different ones."""
        texts = self._statuses(rows)
        found = {text for text in self._asked[2] if meant(self._states[text])}
        return [place for place, text in enumerate(texts) if text in found] if found else []

    def _statuses(self, rows: EvenRows) -> list[tuple[str, str]]:
        """Return what each row says in its two columns of states."""
        if self._asked[0] is not rows:
            texts = list(zip(self.of("status", rows), self.of("after_sale", rows), strict=True))
            self._asked = rows, texts, set(texts)
        return self._asked[1]

    def is_awaiting(self, cells: Cells) -> bool:
        """Return whether a row is no sale yet: not paid at checkout, not shipped and not to be paid later."""
        return (
            self._states_of(cells) >= {UNPAID, UNSHIPPED}
            and not self._has_gone(cells)
            and not self.has("paid_at", cells)
            and self._pay_later[cells[self.at["payment_method"]], cells[self.at["pay_later"]]] != YES
        )

    def is_returned(self, cells: Cells) -> bool:
        """Return whether a row says that its goods came back."""
        return REFUNDED in self._states_of(cells)

    def is_closed(self, cells: Cells) -> bool:
        """Return whether a row says that its order was cancelled or closed."""
        return CLOSED in self._states_of(cells) or self.has("cancelled_at", cells)

    def is_cancelled(self, cells: Cells) -> bool:
        """Return whether a row says that its order ended before anything was shipped."""
        if self._has_gone(cells):
            return False
        states = self._states_of(cells)
        return self.is_closed(cells) or (REFUNDED in states and (UNSHIPPED in states or self._shipping_told))

    def _has_gone(self, cells: Cells) -> bool:
        """Whether a row names a day of shipping or receipt, or a parcel."""
        days = self._days_in([cells[self.at["shipped_at"]], cells[self.at["received_at"]]])
        return days != [NO_DAY, NO_DAY] or bool(cells[self.at["tracking"]].strip())

    def _states_of(self, cells: Cells) -> frozenset[str]:
        return self._states[cells[self.at["status"]], cells[self.at["after_sale"]]]

    def refunded(self, amounts: Sequence[float], ended: Sequence[int], rows: EvenRows) -> list[float]:
        """Return the money given back: what is stated, or the whole amount where the order has `ended`."""
        refunded = [0.0] * len(rows)
        for place in ended:
            refunded[place] = amounts[place]
        if self.at["refunded_amount"] == NO_COLUMN:
            return refunded
        for place, cell in enumerate(self.of("refunded_amount", rows)):
            if cell and (stated := abs(amount_in(cell) or 0.0)):
                refunded[place] = min(amounts[place], stated)
        return refunded

    def pay_later(self, rows: EvenRows) -> list[int]:
        """Return YES, NO or UNKNOWN for each row."""
        texts = zip(self.of("payment_method", rows), self.of("pay_later", rows), strict=True)
        return list(map(self._pay_later.__getitem__, texts))

    def paid_days(self, rows: EvenRows) -> list[int]:
        """Return the days of payment: NO_DAY without one, NO_READABLE_DAY where the cell is no day."""
        cells = self.of("paid_at", rows)
        days = self._days_in(cells)
        for place, cell in enumerate(cells) if NO_DAY in days else ():
            if days[place] == NO_DAY and is_filled(cell):
                days[place] = NO_READABLE_DAY
        return days

    def states(self, rows: EvenRows) -> list[int]:
        """Return what the status of each row says of payment: STATE_PAID and the others."""
        return list(map(self._state_codes.__getitem__, self._statuses(rows)))

    def _state_code(self, texts: tuple[str, str]) -> int:
        states = self._states[texts]
        if UNPAID in states:
            return STATE_UNPAID
        if PAID in states:
            return STATE_PAID
        if COMPLETED in states:
            return STATE_COMPLETED
        return STATE_OTHER if texts[0].strip() else UNKNOWN

    def unshipped(self, shipped: Sequence[int], received: Sequence[int], rows: EvenRows) -> list[int]:
        """Return YES, NO or UNKNOWN for each row, whose days of shipping and receipt are given."""
        unshipped = [NO] * len(rows)
        if NO_DAY not in shipped:
            return unshipped
        texts = self._statuses(rows)
        tracking = self.of("tracking", rows)
        for place, (sent, came) in enumerate(zip(shipped, received, strict=True)):
            if sent == came == NO_DAY and not tracking[place].strip():
                unshipped[place] = self._unshipped[texts[place]]
        return unshipped

    def _unshipped_by_state(self, texts: tuple[str, str]) -> int:
        states = self._states[texts]
        if UNSHIPPED in states:
            return YES
        return NO if COMPLETED in states else YES if self._shipping_told else UNKNOWN

    def names(self, rows: EvenRows, *fields: str) -> Sequence[str]:
        """Return the first name that one of `fields` gives in each row."""
        cells = self.of(fields[0], rows)
        for field in fields[1:]:
            if "" in cells:
                cells = [cell or other for cell, other in zip(cells, self.of(field, rows), strict=True)]
        return cells

    def parts(self, rows: EvenRows) -> list[str]:
        """Return which part of its order each row is: its number, else what was bought for how much."""
        numbers = all_unwrapped(self.of("sub_order_id", rows))
        if "" not in numbers:
            return numbers
        bought = zip(*(self.of(field, rows) for field in PART_FIELDS), strict=True)
        return [number or "\0".join(cells) for number, cells in zip(numbers, bought, strict=True)]

    def part(self, cells: Cells) -> str:
        """Return which part of its order a row is."""
        number = unwrapped(cells[self.at["sub_order_id"]])
        return number or "\0".join(cells[self.at[field]] for field in PART_FIELDS)

    def is_row_price(self, amount: float, cells: Cells) -> bool:
        """Whether an amount is the unit price times the quantity of its own row."""
        price = amount_in(cells[self.at["unit_price"]])
        quantity = amount_in(cells[self.at["quantity"]]) or 1.0
        return price is not None and abs(price * quantity - amount) < 0.005
