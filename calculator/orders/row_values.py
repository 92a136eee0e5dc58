"""What one row of a recognised file says, column by column: days, states, money, names.

Money in major units, days as ordinals. A row comes with an empty cell at its end: at position -1 stands the
cell of every field the file has not.
"""

import re

from calculator.orders.book import NO, NO_DAY, UNKNOWN, YES
from calculator.orders.cells.amount import amount_in
from calculator.orders.cells.moment import MINUTES_PER_DAY, moment_in
from calculator.orders.cells.text import unwrapped
from calculator.orders.columns import FIELDS
from calculator.orders.names import NONE, Names
from calculator.orders.payment import pay_later
from calculator.orders.recognition import Recognition
from calculator.orders.remembered import Remembered
from calculator.orders.status import FINISHED, PAID, order_states

DAY_IN_ID = re.compile(r"(\d\d)(\d\d)(\d\d)(?:\D|\d{6,})").match
EMPTY = frozenset(("", "-", "--", "null", "none", "nan", "n/a", "无", "\\n"))


def position_of(recognition: Recognition, field: str) -> int:
    """Return the column number of a field, -1 where the file has none."""
    return recognition.positions.get(field, NONE)


class RowValues:
    """Reads the cells of the rows of one file."""

    def __init__(self, recognition: Recognition) -> None:
        self.at = {field: position_of(recognition, field) for field in FIELDS}
        at = self.at
        self._created, self._status, self._after_sale = at["created_at"], at["status"], at["after_sale"]
        self._refunded, self._paid, self._quantity = at["refunded_amount"], at["paid_at"], at["quantity"]
        self._method, self._mark = at["payment_method"], at["pay_later"]
        self._dates = recognition.dates
        self._day_in_id = recognition.platform.day_in_order_id is not None
        self._states = Remembered(order_states)
        self._pay_later = Remembered(pay_later)
        self._days = Remembered(_day)
        self._quantities = Remembered(_quantity)

    def moment(self, order_id: str, cells: list[str]) -> int | str:
        """Return the minute of the order, or the reason why there is none."""
        minute: int | str = moment_in(cells[self._created])
        if isinstance(minute, int):
            return minute
        for position in self._dates:
            other = moment_in(cells[position])
            if isinstance(other, int):
                return other
        if minute == "date_missing" and self._day_in_id and (found := DAY_IN_ID(order_id)):
            return moment_in("20{}-{}-{}".format(*found.groups()))
        return minute

    def has(self, field: str, cells: list[str]) -> bool:
        """Return whether a field is there and filled."""
        return _filled(cells[self.at[field]])

    def optional_day(self, field: str, cells: list[str]) -> int:
        """Return the day in a field, NO_DAY where there is none."""
        cell = cells[self.at[field]]
        # the day alone decides where a clock time stands behind it: few days, many times of day
        return self._days[cell[:10] if cell[10:11] == " " else cell] if cell else NO_DAY

    def states(self, cells: list[str]) -> frozenset[str]:
        """Return the states of the order."""
        return self._states[cells[self._status], cells[self._after_sale]]

    def refunded(self, amount: float, cells: list[str], *, returned: bool) -> float:
        """Return the money given back: what is stated, or all of `amount` where the order was returned."""
        cell = cells[self._refunded]
        value = abs(amount_in(cell) or 0.0) if cell else 0.0
        return min(amount, value) if value > 0 else amount if returned else 0.0

    def pay_later(self, cells: list[str]) -> int:
        """Return YES, NO or UNKNOWN."""
        return self._pay_later[cells[self._method], cells[self._mark]]

    def paid(self, states: frozenset[str], cells: list[str]) -> int:
        """Return YES, NO or UNKNOWN."""
        if self._paid >= 0:
            return YES if _filled(cells[self._paid]) else NO
        if FINISHED in states or PAID in states:
            return YES
        return NO if cells[self._status].strip() else UNKNOWN

    def quantity(self, cells: list[str]) -> float:
        """Return how many pieces were ordered, 1 where the file does not say."""
        return self._quantities[cells[self._quantity]]

    def name(self, names: Names, cells: list[str], *fields: str) -> int:
        """Return the number of the first name that one of `fields` gives."""
        for field in fields:
            if cell := cells[self.at[field]]:
                return names.number(cell)
        return NONE

    def sub_id(self, cells: list[str]) -> str:
        """Return the number of the part of the order."""
        return unwrapped(cells[self.at["sub_order_id"]])

    def is_row_price(self, amount: float, cells: list[str]) -> bool:
        """Whether an amount is the unit price times the quantity of its own row."""
        price = amount_in(cells[self.at["unit_price"]])
        return price is not None and abs(price * self.quantity(cells) - amount) < 0.005


def _filled(cell: str) -> bool:
    return cell != "" and unwrapped(cell).lower() not in EMPTY


def _quantity(cell: str) -> float:
    return amount_in(cell) or 1.0


def _day(cell: str) -> int:
    minute = moment_in(cell)
    return minute // MINUTES_PER_DAY if isinstance(minute, int) else NO_DAY
