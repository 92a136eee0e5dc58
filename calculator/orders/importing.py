"""A file of orders from its first byte to the order book and the report of what was used."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import fsum
from typing import Any

from calculator.orders.columns import Lengthened, in_memory
from calculator.orders.currency import currency_told
from calculator.orders.order_book import OrderBook
from calculator.orders.order_table import Table, open_table
from calculator.orders.recognition.options import Options
from calculator.orders.recognition.recognised_file import Look, UnusableFile
from calculator.orders.rows.intake import Intake
from calculator.orders.rows.rejected_rows import Rejected
from calculator.tables.cells.moment import day_text
from calculator.tables.file_in_pieces import Progress, Readable
from calculator.tables.refusal import refuse

Take = Callable[[Table], Intake]
"""Returns an intake that has taken every row of a table, and is settled."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A file that was read: its orders and how they were read."""

    book: OrderBook
    rejected: Rejected
    look: Look
    """How the file was understood."""
    rows_read: int
    rows_merged: int
    cancelled: Sequence[str]
    """The numbers of the orders that the file shows as cancelled; they are not in the book."""

    def as_json(self) -> dict[str, Any]:
        """Return the report; `rows_read` is always `rows_used` + `rows_rejected_count`."""
        book, look = self.book, self.look
        first, last = book.days()
        return {
            "platform": look.recognition.platform.id,
            "certainty": look.recognition.certainty,
            "encoding": look.encoding,
            "separator": look.separator,
            "header_row": look.header_row,
            "rows_read": self.rows_read,
            "rows_used": self.rows_read - self.rejected.count,
            "rows_merged": self.rows_merged,
            "orders": len(book),
            "total_amount": fsum(book.amount),
            "first_day": day_text(first),
            "last_day": day_text(last),
            "currency_told": currency_told(book),
            "pay_later_known": book.pay_later_known,
            "order_numbers_lost": book.lost_numbers,
            "closed_after_shipping": book.closed_after_shipping,
            "closed_after_shipping_amount": book.closed_after_shipping_amount,
            "rows_rejected_count": self.rejected.count,
            "rows_rejected_by_reason": dict(sorted(self.rejected.by_reason.items())),
            "rows_rejected": [row.as_json() for row in self.rejected.listed()],
            "columns": look.recognition.columns,
            "columns_passed_over": {
                name: list(columns) for name, columns in look.recognition.passed_over.items()
            },
        }


def one_process(table: Table, lengthened: Lengthened = in_memory) -> Intake:
    """Have every row taken here, one run after the other."""
    intake = Intake(table.recognition, table.share_read, lengthened)
    intake.take_all(table.runs)
    return intake


def import_orders(
    file: Readable,
    options: Options,
    progress: Progress | None = None,
    settings: Callable[[str], Options | None] | None = None,
    take: Take = one_process,
) -> Imported:
    """Read a file of orders; arguments are those of `open_table`, and how the rows are taken.

    Raises InvalidInput like `open_table`, and UnusableFile `no_orders` where no row could be used.
    """
    table = open_table(file, options, progress, settings)
    intake = take(table)
    if not len(intake.book):
        reasons = sorted(intake.rejected.by_reason.items(), key=lambda reason: -reason[1])
        told = tuple(f"{reason}: {count}" for reason, count in reasons)
        refusal = refuse(
            "no_orders", value=intake.rows_read, limits=told, reason=next(iter(dict(reasons)), "")
        )
        raise UnusableFile(refusal.problems, table.look, intake.rejected)
    return Imported(
        book=intake.book,
        rejected=intake.rejected,
        look=table.look,
        rows_read=intake.rows_read,
        rows_merged=intake.rows_merged,
        cancelled=intake.cancelled,
    )
