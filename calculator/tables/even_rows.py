"""Rows with the same number of cells taken together, so that a column is understood in one go.

In the browser, a call for each cell costs more than what the call does.
"""

from collections.abc import Iterator, Sequence

Record = tuple[int, list[str], str]
"""Row number as a spreadsheet shows it, cells, and a reason where the row could not be read whole."""

NO_COLUMN = -1
"""The position of a column that the file has not: all its cells are empty."""


class EvenRows:
    """Rows of the same width, each with its number; their cells one after the other."""

    __slots__ = ("_cells", "numbers", "width")

    def __init__(self, numbers: Sequence[int], width: int, cells: Sequence[str]) -> None:
        self.numbers = numbers
        self.width = width
        self._cells = cells

    def __len__(self) -> int:
        return len(self.numbers)

    def __iter__(self) -> Iterator[Record]:
        """Yield the rows as records."""
        width, cells = self.width, self._cells
        for place, number in enumerate(self.numbers):
            yield number, list(cells[place * width : (place + 1) * width]), ""

    def column(self, position: int) -> Sequence[str]:
        """Return the cells of a column, empty ones for `NO_COLUMN`."""
        return [""] * len(self) if position == NO_COLUMN else self._cells[position :: self.width]

    def row(self, place: int) -> list[str]:
        """Return the cells of one row; at `NO_COLUMN` stands the empty cell of fields the file has not."""
        return [*self._cells[place * self.width : (place + 1) * self.width], ""]

    def only(self, places: Sequence[int]) -> "EvenRows":
        """Return the rows at some places."""
        if len(places) == len(self):
            return self
        width, cells = self.width, self._cells
        kept = [cell for place in places for cell in cells[place * width : (place + 1) * width]]
        return EvenRows([self.numbers[place] for place in places], width, kept)
