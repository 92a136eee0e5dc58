"""How much memory a workbook asks for, seen before any of it is asked for.

A few packed bytes can stand for gigabytes: two cells in far corners span a rectangle that is filled with
blanks, and a text that is kept once (a shared string) is copied into every cell that names it. ECMA-376 lets
attributes stand in any order and in either quotation marks, lets cells and rows go without their place, and
puts sheets and shared strings into any folder: so every XML file is looked at as if it were one.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from operator import itemgetter
from typing import TypeAlias

from calculator.tables.file_size_limits import (
    LONGEST_LINE,
    MOST_CELLS,
    MOST_EXPANDED_BYTES,
    MOST_LOOSE_CELLS,
    MOST_PLACES_A_CELL,
)
from calculator.tables.refusal import refuse

PREFIXED_CELL = re.compile(rb"<\w+:c[\s/>]")
PLACE = re.compile(rb"""<(?:\w+:)?c\s(?:[^>]*?\s)??r\s*=\s*["']\s*([A-Za-z]{1,4})(\d{1,9})""")
CELLS_BEGIN = re.compile(rb"<(?:\w+:)?sheetData\b")
CELLS_END = re.compile(rb"</(?:\w+:)?sheetData\b")
ROW_BEGIN = re.compile(rb"<(?:\w+:)?row\b([^>]*)")
ROW_NUMBER = re.compile(rb"""\br\s*=\s*["']\s*(\d{1,9})""")
ROW_END = re.compile(rb"</(?:\w+:)?row\s*>")
SHARED_TEXT = re.compile(rb"<(?:\w+:)?si[\s/>]")
NAMED_TEXT = re.compile(
    rb"""<(?:\w+:)?c\s[^>]*?\bt\s*=\s*["']s["'][^>]*>\s*<(?:\w+:)?v\b[^>]*>\s*(\d{1,9})"""
)

BEFORE_XML = b"\xef\xbb\xbf \t\r\n"
"""What may stand before the first tag: the mark of UTF-8, and blanks."""

Unpacked: TypeAlias = Callable[[], Iterable[bytes]]
"""A file of the archive, piece by piece, as often as asked."""


def check_sheets(files: Sequence[Unpacked]) -> None:
    """Raise InvalidInput `too_large` where the sheets in an archive's XML files ask for too much memory."""
    texts: list[int] = []
    holders, named = 0, 0
    for unpacked in files:
        span, lengths = _Span(), _Lengths()
        for window in _whole_tags(unpacked()):
            span.count(window)
            lengths.count(window)
            # What has the type "s"; counting more than those cells does no harm.
            named += window.count(b'"s"') + window.count(b"'s'")
        span.check()
        holders += bool(lengths.all())
        texts += lengths.all()
    longest = max(texts, default=0)
    if named * longest <= MOST_EXPANDED_BYTES:
        return
    # Which text a cell means is clear only where one file holds them.
    if holders > 1 or _expanded(files, texts, named, longest) > MOST_EXPANDED_BYTES:
        raise refuse("too_large", limits=(0, MOST_EXPANDED_BYTES), reason="unpacked")


def _expanded(files: Sequence[Unpacked], texts: list[int], named: int, longest: int) -> int:
    """Bytes of the shared texts in all cells that name one; one written unusually counts as longest."""
    total, known = 0, 0
    for unpacked in files:
        for window in _whole_tags(unpacked()):
            places = [int(number) for number in NAMED_TEXT.findall(window)]
            total += sum(texts[place] if place < len(texts) else longest for place in places)
            known += len(places)
    return total + max(0, named - known) * longest


def _whole_tags(pieces: Iterable[bytes]) -> Iterator[bytes]:
    """Yield pieces that end where a tag begins; of a file that is no XML, none."""
    rest, begun = b"", False
    for piece in pieces:
        begin = b"" if begun else piece.lstrip(BEFORE_XML)
        if begin and not begin.startswith(b"<"):
            return
        begun = begun or bool(begin)
        window = rest + piece
        cut = window.rfind(b"<")
        if cut < 0:
            continue
        rest = window[cut:]
        if len(rest) > LONGEST_LINE:
            raise refuse("unreadable_file", reason="damaged")
        yield window[:cut]
    yield rest


class _Lengths:
    """Bytes of each shared text of a file, with its markup."""

    def __init__(self) -> None:
        self._begins: list[int] = []
        self._past = 0

    def count(self, window: bytes) -> None:
        if b"<si" in window or b":si" in window:
            self._begins += [self._past + found.start() for found in SHARED_TEXT.finditer(window)]
        self._past += len(window)

    def all(self) -> list[int]:
        ends = [*self._begins[1:], self._past]
        return [end - begin for begin, end in zip(self._begins, ends, strict=False)]


class _Span:
    """The rectangle that the cells of a sheet span, and how many there are: `sheetData` holds them all."""

    def __init__(self) -> None:
        self._in_cells = False
        self._cells = 0
        self._columns: set[bytes] = set()
        """Their letters."""
        self._last_row = 0
        self._last_column = 0
        """Of the cells without their place."""
        self._row = 0
        self._in_row = 0
        """Cells of the present row so far, which tell the column of one without its place."""

    def count(self, window: bytes) -> None:
        while window:
            border = (CELLS_END if self._in_cells else CELLS_BEGIN).search(window)
            inside = window[: border.end()] if border else window
            if self._in_cells:
                self._count_cells(inside)
            self._in_cells = self._in_cells != bool(border)
            window = window[len(inside) :]

    def _count_cells(self, window: bytes) -> None:
        first, *others = ROW_END.split(window)
        self._count_in_row(first)
        for chunk in others:
            self._in_row = 0
            self._count_in_row(chunk)

    def _count_in_row(self, chunk: bytes) -> None:
        for attributes in ROW_BEGIN.findall(chunk):
            number = ROW_NUMBER.search(attributes)
            self._row = int(number[1]) if number else self._row + 1
        places = PLACE.findall(chunk)
        # Within a row nothing else begins so; next to no program writes prefixes.
        cells = chunk.count(b"<c") + (len(PREFIXED_CELL.findall(chunk)) if b":c" in chunk else 0)
        if not cells:
            return
        self._cells += cells
        self._in_row += cells
        if len(places) < cells:
            self._last_column = max(self._last_column, self._in_row)
        self._columns.update(map(itemgetter(0), places))
        self._last_row = max(self._last_row, self._row, *map(int, set(map(itemgetter(1), places))))

    def check(self) -> None:
        """Raise InvalidInput `too_large` where the rectangle is too large for its cells, or at all."""
        allowed = min(MOST_CELLS, max(MOST_LOOSE_CELLS, MOST_PLACES_A_CELL * self._cells))
        last_column = max(self._last_column, *map(_column_number, self._columns), 0)
        if self._last_row * last_column > allowed:
            raise refuse("too_large", limits=(0, allowed), reason="cells")


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
