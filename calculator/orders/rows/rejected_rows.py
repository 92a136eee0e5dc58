"""The rows that were not used, each with its number, a reason and the value that caused it."""

from dataclasses import dataclass
from typing import Any

from calculator.boundary.problems import printable
from calculator.tables.file_size_limits import MOST_REJECTED_LISTED

REASONS = (
    "amount_missing",
    "amount_not_a_number",
    "amount_not_positive",
    "amount_too_large",
    "awaiting_payment",
    "cancelled",
    "cell_too_long",
    "damaged_text",
    "date_ambiguous",
    "date_missing",
    "date_not_real",
    "date_not_understood",
    "date_out_of_range",
    "date_without_year",
    "empty_row",
    "header_again",
    "order_id_missing",
    "order_id_too_long",
    "refund_without_order",
    "too_few_fields",
    "too_many_fields",
    "totals_line",
    "unclosed_quote",
)
"""Every reason; their words are `reject.<reason>` in the catalogues."""


@dataclass(frozen=True, slots=True)
class RejectedRow:
    """One row that was not used, numbered as a spreadsheet shows it."""

    row: int
    reason: str
    value: str

    def as_json(self) -> dict[str, Any]:
        """Return the row as the report writes it."""
        return {"row": self.row, "reason": self.reason, "value": printable(self.value)}


class Rejected:
    """Counts every rejected row and lists the first of them."""

    def __init__(self) -> None:
        self.count = 0
        self.by_reason: dict[str, int] = {}
        self._listed: list[RejectedRow] = []

    def add(self, row: int, reason: str, value: str) -> None:
        """Note one row."""
        self.count += 1
        self.by_reason[reason] = self.by_reason.get(reason, 0) + 1
        if len(self._listed) < MOST_REJECTED_LISTED:
            self._listed.append(RejectedRow(row, reason, value))

    def listed(self) -> list[RejectedRow]:
        """Return the listed rows in the order of the file."""
        return sorted(self._listed, key=lambda rejected: rejected.row)
