"""What one row of a recognised file says, column by column.

Money in major units, days as ordinals. Identities are hashed on the way: see `names`.
"""

import re

from calculator.orders.book import NO, NO_DAY, UNKNOWN, YES
from calculator.orders.cells.amount import amount_in
from calculator.orders.cells.moment import MINUTES_PER_DAY, moment_in
from calculator.orders.cells.text import half_width, unwrapped
from calculator.orders.columns import FIELDS
from calculator.orders.names import NONE, Identities, Names
from calculator.orders.payment import PaymentReader
from calculator.orders.recognition import Recognition
from calculator.orders.status import FINISHED, PAID, StatusReader

DAY_IN_ID = re.compile(r"(\d\d)(\d\d)(\d\d)(?:\D|\d{6,})").match
EMPTY = frozenset(("", "-", "--", "null", "none", "nan", "n/a", "无", "\\n"))
HIDDEN = re.compile(r"[*＊xX#\s-]*").fullmatch
"""A name of which nothing is left."""
SIGNS = re.compile(r"[\W_]+")
MOBILE = re.compile(r"1[3-9][0-9]{9}").fullmatch
NO_STATES: frozenset[str] = frozenset()
MOST_DAYS = 4096
"""Days remembered by the ten characters that wrote them."""


class RowValues:
    """Reads the cells of the rows of one file."""

    def __init__(self, recognition: Recognition) -> None:
        self.at = {field: recognition.positions.get(field, NONE) for field in FIELDS}
        """Column number of each field, -1 where the file has none."""
        self._places = [self.at[field] for field in ("province", "city", "district") if self.at[field] >= 0]
        self._dates = recognition.dates
        self._day_in_id = recognition.platform.day_in_order_id is not None
        self._status = StatusReader()
        self._payment = PaymentReader()
        self._days: dict[str, int] = {}

    def moment(self, order_id: str, cells: list[str]) -> int | str:
        """Return the minute of the order, or the reason why there is none."""
        at = self.at["created_at"]
        minute: int | str = moment_in(cells[at]) if at >= 0 else "date_missing"
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
        position = self.at[field]
        return position >= 0 and cells[position] != "" and unwrapped(cells[position]).lower() not in EMPTY

    def optional_day(self, field: str, cells: list[str]) -> int:
        """Return the day in a field, NO_DAY where there is none."""
        position = self.at[field]
        if position < 0 or not cells[position]:
            return NO_DAY
        cell = cells[position]
        known = self._days.get(cell[:10])
        if known is not None and cell[10:11] in ("", " "):
            return known
        minute = moment_in(cell)
        if not isinstance(minute, int):
            return NO_DAY
        day = minute // MINUTES_PER_DAY
        if len(cell) >= 10 and cell[10:11] in ("", " ") and len(self._days) < MOST_DAYS:
            self._days[cell[:10]] = day
        return day

    def states(self, cells: list[str]) -> frozenset[str]:
        """Return the states of the order."""
        status, after_sale = self.at["status"], self.at["after_sale"]
        if status < 0 and after_sale < 0:
            return NO_STATES
        return self._status.states(
            cells[status] if status >= 0 else "", cells[after_sale] if after_sale >= 0 else ""
        )

    def refunded(self, amount: float, cells: list[str], *, returned: bool) -> float:
        """Return the money given back: what is stated, or all of `amount` where the order was returned."""
        stated = self.at["refunded_amount"]
        value = abs(amount_in(cells[stated]) or 0.0) if stated >= 0 else 0.0
        return min(amount, value) if value > 0 else amount if returned else 0.0

    def pay_later(self, cells: list[str]) -> int:
        """Return YES, NO or UNKNOWN."""
        method, mark = self.at["payment_method"], self.at["pay_later"]
        if method < 0 and mark < 0:
            return UNKNOWN
        return self._payment.pay_later(cells[method] if method >= 0 else "", cells[mark] if mark >= 0 else "")

    def paid(self, states: frozenset[str], cells: list[str]) -> int:
        """Return YES, NO or UNKNOWN."""
        if self.at["paid_at"] >= 0:
            return YES if self.has("paid_at", cells) else NO
        if FINISHED in states or PAID in states:
            return YES
        return NO if self.at["status"] >= 0 and cells[self.at["status"]].strip() else UNKNOWN

    def identity(self, identities: Identities, cells: list[str], field: str) -> int:
        """Return the number of a person, NONE where nothing is given."""
        position = self.at[field]
        if position < 0:
            return NONE
        text = unwrapped(cells[position]).lower()
        return NONE if text in EMPTY or HIDDEN(text) else identities.number(half_width(text))

    def receiver(self, receivers: Identities, cells: list[str]) -> int:
        """Return the number of the phone that the parcel goes to, NONE where none can be compared."""
        position = self.at["receiver_phone"]
        if position < 0 or not cells[position]:
            return NONE
        phone = cells[position]
        if not MOBILE(phone):
            phone = half_width(unwrapped(phone)).replace(" ", "").replace("-", "")
            digits = sum(map(str.isdigit, phone))
            if digits < 5 or len(set(phone.strip("+"))) < 3:
                return NONE
            if digits < len(phone.lstrip("+")):
                # a masked number fits many people: compare it together with the place
                return receivers.number(phone + "@" + self._place(cells))
            if phone.startswith(("+86", "86")) and MOBILE(phone[-11:]):
                phone = phone[-11:]
        return receivers.number(phone)

    def _place(self, cells: list[str]) -> str:
        return "".join([cells[position] for position in self._places])

    def address(self, addresses: Identities, cells: list[str]) -> int:
        """Return the number of the address, NONE where too little of it is left."""
        position = self.at["address"]
        if position < 0 or len(cells[position]) < 4:
            return NONE
        street = cells[position]
        if "*" in street and (HIDDEN(street) or "**" in street):
            return NONE
        kept = SIGNS.sub("", half_width(self._place(cells) + street).lower())
        return addresses.number(kept) if len(kept) >= 5 else NONE

    def name(self, names: Names, cells: list[str], *fields: str) -> int:
        """Return the number of the first name that one of `fields` gives."""
        for field in fields:
            position = self.at[field]
            if position >= 0 and cells[position]:
                return names.number(cells[position])
        return NONE

    def sub_id(self, cells: list[str]) -> str:
        """Return the number of the part of the order."""
        return unwrapped(cells[self.at["sub_order_id"]]) if self.at["sub_order_id"] >= 0 else ""

    def is_row_price(self, amount: float, cells: list[str]) -> bool:
        """Whether an amount is the unit price times the quantity of its own row."""
        at = self.at
        if at["unit_price"] < 0:
            return False
        price = amount_in(cells[at["unit_price"]])
        quantity = (amount_in(cells[at["quantity"]]) if at["quantity"] >= 0 else None) or 1.0
        return price is not None and abs(price * quantity - amount) < 0.005
