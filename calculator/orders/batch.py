"""Some rows of a file taken together, so that a column is understood in one go.

In the browser, a call for each cell costs more than what the call does.
"""

from collections.abc import Sequence
from operator import itemgetter

from calculator.orders.names import NONE


class Batch:
    """Rows of the same width, each with its number as a spreadsheet shows it."""

    __slots__ = ("numbers", "rows")

    def __init__(self, numbers: Sequence[int], rows: Sequence[list[str]]) -> None:
        self.numbers = numbers
        self.rows = rows

    def __len__(self) -> int:
        return len(self.rows)

    def column(self, position: int) -> list[str]:
        """Return the cells of a column, empty ones for a field that the file has not (position NONE)."""
        return [""] * len(self.rows) if position == NONE else list(map(itemgetter(position), self.rows))

    def row(self, place: int) -> list[str]:
        """Return the cells of one row; at position NONE stands the empty cell of fields the file has not."""
        return [*self.rows[place], ""]

    def only(self, places: Sequence[int]) -> "Batch":
        """Return the rows at some places."""
        if len(places) == len(self):
            return self
        return Batch([self.numbers[place] for place in places], [self.rows[place] for place in places])
