"""Lines to records of cells, surviving what is broken.

Quotes follow RFC 4180 strictly. Where that fails (an unclosed quote swallows the lines after it, text stands
after a closing quote, a cell has no end), only the first line of the failed record is given up; the lines
after it are read again. So one bad quote costs one row and not the rest of the file.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import islice

from calculator.tables.file_size_limits import LONGEST_CELL
from calculator.tables.lines import lines_of

NAMED_SEPARATORS = {"comma": ",", "tab": "\t", "semicolon": ";", "bar": "|"}
SEPARATORS = tuple(NAMED_SEPARATORS.values())
"""What may stand between two cells."""

Record = tuple[int, list[str], str]
"""Row number as a spreadsheet shows it, cells, and a reason where the row could not be read whole."""


class FromAbove(str):
    """The text of a cell that is merged with the one above: it is written once and holds for both rows."""

    __slots__ = ()


def records_of(blocks: Iterable[str], separator: str) -> Iterator[Record]:
    """Yield every record of a text that comes in blocks of whole lines.

    An empty line counts as a row and is not yielded. Where a block cannot be read in one go, because of a bad
    quote or of a cell that goes on in the next block, the rest of its records are read one after the other.
    """
    csv.field_size_limit(LONGEST_CELL)
    number = 0
    blocks = iter(blocks)
    for block in blocks:
        above = number
        try:
            for cells in csv.reader(lines_of(block), delimiter=separator, strict=True):
                number += 1
                if cells:
                    yield number, cells, ""
        except csv.Error:
            for cells, trouble in islice(_one_by_one(_Feed(block, blocks), separator), number - above, None):
                number += 1
                if cells:
                    yield number, cells, trouble


class _Feed:
    """The lines of a block for the reader of the standard library; those of the next where a cell goes on."""

    def __init__(self, block: str, further: Iterator[str]) -> None:
        self._further = further
        self.left = [*lines_of(block)][::-1]
        """The lines still to be read, the next one last."""
        self.taken: list[str] = []
        """The lines of the record being read."""

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        if not self.left:
            self.left = [*lines_of(next(self._further))][::-1]
        self.taken.append(self.left.pop())
        return self.taken[-1]


def _one_by_one(feed: _Feed, separator: str) -> Iterator[tuple[list[str], str]]:
    """Yield cells and trouble of every record until one ends where a block ends."""
    reader = csv.reader(feed, delimiter=separator, strict=True)
    while feed.left:
        try:
            yield next(reader), ""
        except csv.Error:
            first, several = feed.taken[0], len(feed.taken) > 1
            feed.left.extend(reversed(feed.taken[1:]))
            yield _one_line(first, separator, several=several)
        feed.taken.clear()


def _one_line(line: str, separator: str, *, several: bool) -> tuple[list[str], str]:
    try:
        cells = next(csv.reader([line.rstrip("\n")], delimiter=separator))
    except csv.Error:
        return [line[:100]], "cell_too_long"
    unclosed = several or (line.count('"') % 2 == 1 and '"' in cells[-1][:1] + line[:1])
    return cells, "unclosed_quote" if unclosed else ""
