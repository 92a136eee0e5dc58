"""What a file says about chosen orders, word for word: read anew, because nothing else of it is kept.

Names, phones and addresses stand here unmasked. They go into documents that the merchant prints or stores,
and nowhere else.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

from calculator.orders.currency import currency_of
from calculator.orders.order_book import NO, NO_DAY, STATE_PAID, UNKNOWN, YES, OrderBook
from calculator.orders.order_table import open_table
from calculator.orders.payments import DAYS, DAYS_OR_COMPLETED, STATUS, Payments, paid_by
from calculator.orders.recognition.options import Options
from calculator.orders.rows.intake import Intake
from calculator.orders.rows.lost_numbers import order_number
from calculator.tables.cells.moment import MINUTES_PER_DAY, day_text
from calculator.tables.cells.text import EMPTY, one_line, unwrapped
from calculator.tables.even_rows import Record
from calculator.tables.file_in_pieces import Progress, Readable
from calculator.tables.file_size_limits import LONGEST_NAME
from calculator.tables.refusal import refuse

MOST_CHOSEN = 500
"""Orders in one list of evidence: a longer one is no document that anybody reads."""
TEXTS = (
    *("product", "quantity", "payment_method", "status", "after_sale", "tracking"),
    *("buyer", "receiver_name", "receiver_phone", "province", "city", "district", "address"),
)
SAID = {YES: True, NO: False, UNKNOWN: None}


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One chosen order; days as `2026-10-01`, money in the file's currency, None where nothing is told."""

    order_id: str
    row: int
    """Its first row, as a spreadsheet numbers it."""
    day: str
    amount: float
    refunded: float
    pay_later: bool | None
    paid: bool | None
    shipped_day: str | None
    received_day: str | None
    texts: dict[str, str]
    """Further cells by field, as they stand in the file."""

    @property
    def open_amount(self) -> float:
        """Money neither paid nor given back."""
        return 0.0 if self.paid else self.amount - self.refunded

    def as_json(self) -> dict[str, Any]:
        """Return the case as the result writes it."""
        return asdict(self) | {"open_amount": self.open_amount}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The chosen orders of a file, in its order, and those it has not."""

    cases: tuple[Case, ...]
    not_found: tuple[str, ...]
    currency: str


def chosen_orders(
    file: Readable, order_ids: Iterable[str], options: Options, progress: Progress | None = None
) -> Chosen:
    """Return what a file says about some orders.

    Raises InvalidInput like `open_table`, `too_large` for more than `MOST_CHOSEN` orders, and `no_orders`
    where none of them is in the file.
    """
    wanted = dict.fromkeys(unwrapped(order_id) for order_id in order_ids)
    if len(wanted) > MOST_CHOSEN:
        raise refuse(
            "too_large", field="order_ids", value=len(wanted), limits=(1, MOST_CHOSEN), reason="chosen"
        )
    table = open_table(file, options, progress)
    place = table.recognition.positions["order_id"]
    rows: list[Record] = []
    firsts: dict[str, Record] = {}
    for record in table.records:
        if len(record[1]) > place and (number := order_number(record[1][place], record[0])) in wanted:
            rows.append(record)
            firsts.setdefault(number, record)
    intake = Intake(table.recognition)
    intake.take_all([rows])
    positions = table.recognition.positions
    # a few orders say nothing of the file as a whole, so their own cells decide
    reading = options.payments or (DAYS if "paid_at" in positions else STATUS)
    payments = Payments(reading, paid_by(intake.book, reading), completed_count_as_paid=False)
    cases = tuple(
        _case(intake.book, payments, position, firsts[order_id], positions)
        for position, order_id in enumerate(intake.book.order_ids)
    )
    if not cases:
        raise refuse("no_orders", field="order_ids", value=len(wanted), reason="chosen")
    found = {case.order_id for case in cases}
    currency = currency_of(intake.book, table.recognition.platform.id, options.currency)
    return Chosen(cases, tuple(name for name in wanted if name not in found), currency)


def _case(
    book: OrderBook, payments: Payments, position: int, record: Record, positions: Mapping[str, int]
) -> Case:
    number, cells, _ = record
    texts = {
        field: one_line(cells[positions[field]], LONGEST_NAME)
        for field in TEXTS
        if field in positions and positions[field] < len(cells)
    }
    return Case(
        order_id=book.order_ids[position],
        row=number,
        day=day_text(book.minute[position] // MINUTES_PER_DAY),
        amount=book.amount[position],
        refunded=book.refunded[position],
        pay_later=SAID[book.pay_later[position]],
        paid=SAID[_paid(book, payments, position)],
        shipped_day=_day(book.shipped_day[position]),
        received_day=_day(book.received_day[position]),
        texts={field: text for field, text in texts.items() if text.lower() not in EMPTY},
    )


def _paid(book: OrderBook, payments: Payments, position: int) -> int:
    """Return whether an order is paid; paid on its very day, a pay-later order may only have begun."""
    day, placed = book.paid_day[position], book.minute[position] // MINUTES_PER_DAY
    at_once = (
        payments.reading in (DAYS, DAYS_OR_COMPLETED) and day == placed and book.pay_later[position] != NO
    )
    return UNKNOWN if at_once and book.state[position] != STATE_PAID else payments.paid[position]


def _day(day: int) -> str | None:
    return day_text(day) if day != NO_DAY else None
