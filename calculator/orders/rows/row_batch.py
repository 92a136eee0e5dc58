"""Some rows of a file taken together, so that a column is understood in one go.

In the browser, a call for each cell costs more than what the call does.
"""

from collections.abc import Sequence

from calculator.orders.rows.text_numbers import NONE


class Batch:
    """Rows of the same width, each with its number as a spreadsheet shows it."""

    __slots__ = ("_columns", "numbers", "rows")

    def __init__(self, numbers: Sequence[int], rows: Sequence[list[str]]) -> None:
        self.numbers = numbers
        self.rows = rows
        self._columns: Sequence[tuple[str, ...]] = tuple(zip(*rows, strict=True))

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, position: int) -> Sequence[str]:
        """Return the cells of a column, empty ones for a field that the file has not (position NONE)."""
        return ("",) * len(self.rows) if position == NONE or not self.rows else self._columns[position]

    def row(self, place: int) -> list[str]:
        """Return the cells of one row; at position NONE stands the empty cell of fields the file has not."""
        return [*self.rows[place], ""]

    def only(self, places: Sequence[int]) -> "Batch":
        """Return the rows at some places."""
        if len(places) == len(self):
            return self
        return Batch([self.numbers[place] for place in places], [self.rows[place] for place in places])
