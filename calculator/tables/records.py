"""Lines to records of cells, surviving what is broken.

Quotes follow RFC 4180 strictly. Where that fails (an unclosed quote swallows the lines after it, text stands
after a closing quote, a cell has no end), only the first line of the failed record is given up; the lines
after it are read again. So one bad quote costs one row and not the rest of the file.
"""

import csv
from collections.abc import Iterable, Iterator
from itertools import chain, islice, repeat

from calculator.tables.even_rows import EvenRows, Record
from calculator.tables.file_size_limits import LONGEST_CELL
from calculator.tables.lines import lines_of

NAMED_SEPARATORS = {"comma": ",", "tab": "\t", "semicolon": ";", "bar": "|"}
SEPARATORS = tuple(NAMED_SEPARATORS.values())
"""What may stand between two cells."""

Run = EvenRows | list[Record]
"""Rows that follow each other in the file."""
MOST_IN_A_RUN = 256
"""Records taken together where they come one by one."""


class FromAbove(str):
    """The text of a cell that is merged with the one above: it is written once and holds for both rows."""

    __slots__ = ()


def records_of(blocks: Iterable[str], separator: str) -> Iterator[Record]:
    """Yield every record of a text that comes in blocks of whole lines.

    An empty line counts as a row and is not yielded.
    """
    return chain.from_iterable(Runs(blocks, separator))


class Runs(Iterator[Run]):
    """The records of a text that comes in blocks of whole lines, many at a time."""

    def __init__(self, blocks: Iterable[str], separator: str) -> None:
        self.blocks = iter(blocks)
        """Those still to be read."""
        self.separator = separator
        self.rows = 0
        """Rows read so far, empty ones too."""
        self.of_present: Iterator[Run] = iter(())
        """Those still to come of the block being read."""

    def __next__(self) -> Run:
        while (run := next(self.of_present, None)) is None:
            self.of_present = self.of_block(next(self.blocks))
        return run

    def of_block(self, block: str) -> Iterator[Run]:
        """Yield the records of a block, which follows what was read before.

        Where it cannot be read in one go, because of a bad quote or of a cell that goes on in the next block,
        its records, and those of the next until a record ends where a block does, are read one after the
        other.
        """
        run = run_of(block, self.separator, self.rows + 1)
        if run is None:
            one_by_one = _one_by_one(_Feed(block, self.blocks), self.separator)
            while taken := list(islice(one_by_one, MOST_IN_A_RUN)):
                rows = enumerate(taken, start=self.rows + 1)
                self.rows += len(taken)
                yield [(row, *read) for row, read in rows if read[0]]
        else:
            rows_of_block, records = run
            self.rows += rows_of_block
            yield records


def in_runs(records: Iterable[Record]) -> Iterator[Run]:
    """Yield records that come one by one, many at a time."""
    records = iter(records)
    while taken := list(islice(records, MOST_IN_A_RUN)):
        yield taken


def run_of(block: str, separator: str, number: int = 1) -> tuple[int, Run] | None:
    """Return how many rows a block has, and its records from this number on; None where it is broken."""
    if even := _without_quotes(block, separator, number):
        return len(even), even
    csv.field_size_limit(LONGEST_CELL)
    try:
        rows = list(csv.reader(lines_of(block), delimiter=separator, strict=True))
    except csv.Error:
        return None
    if len(widths := set(map(len, rows))) == 1 and (width := widths.pop()):
        numbers = range(number, number + len(rows))
        return len(rows), EvenRows(numbers, width, list(chain.from_iterable(rows)))
    return len(rows), [(row, cells, "") for row, cells in enumerate(rows, start=number) if cells]


def _without_quotes(block: str, separator: str, number: int) -> EvenRows | None:
    """Return the rows of a block that has no quote, if all have the same number of cells, more than one."""
    if '"' in block:
        return None
    lines = block.removesuffix("\n").split("\n")
    widths = set(map(str.count, lines, repeat(separator)))
    if len(widths) > 1 or 0 in widths or max(map(len, lines)) > LONGEST_CELL:
        return None
    cells = separator.join(lines).split(separator)
    return EvenRows(range(number, number + len(lines)), len(cells) // len(lines), cells)


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
