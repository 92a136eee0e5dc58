"""Lines to records of cells, surviving what is broken.

Quotes follow RFC 4180 strictly. Where that fails (an unclosed quote swallows the lines after it, text stands
after a closing quote, a cell has no end), only the first line of the failed record is given up; the lines
after it are read again. So one bad quote costs one row and not the rest of the file.
"""

import csv
from collections.abc import Iterator

from calculator.orders.limits import LONGEST_CELL

NAMED_SEPARATORS = {"comma": ",", "tab": "\t", "semicolon": ";", "bar": "|"}
SEPARATORS = tuple(NAMED_SEPARATORS.values())
"""What may stand between two cells."""

Record = tuple[int, list[str], str]
"""Row number as a spreadsheet shows it, cells, and a reason where the row could not be read whole."""


class _Feed:
    """The lines for the reader of the standard library, which remembers those of the record being read."""

    def __init__(self, lines: Iterator[str]) -> None:
        self.lines = lines
        self.taken: list[str] = []
        self.again: list[str] = []

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        line = self.again.pop() if self.again else next(self.lines)
        self.taken.append(line)
        return line


def records_of(lines: Iterator[str], separator: str) -> Iterator[Record]:
    """Yield every record; an empty line counts as a row of the spreadsheet but is not yielded."""
    csv.field_size_limit(LONGEST_CELL)
    feed = _Feed(lines)
    taken = feed.taken
    number = 0
    reader = csv.reader(feed, delimiter=separator, strict=True)
    while True:
        try:
            for cells in reader:
                number += 1
                taken.clear()
                if cells:
                    yield number, cells, ""
        except csv.Error:
            number += 1
            first, several = taken[0], len(taken) > 1
            feed.again.extend(reversed(taken[1:]))
            taken.clear()
            yield number, *_one_line(first, separator, several=several)
        else:
            return


def _one_line(line: str, separator: str, *, several: bool) -> tuple[list[str], str]:
    try:
        cells = next(csv.reader([line.rstrip("\n")], delimiter=separator))
    except csv.Error:
        return [line[:100]], "cell_too_long"
    unclosed = several or (line.count('"') % 2 == 1 and '"' in cells[-1][:1] + line[:1])
    return cells, "unclosed_quote" if unclosed else ""
