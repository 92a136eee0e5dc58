"""A file of orders from its first byte to the order book and the report of what was used."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import chain, islice
from math import fsum
from typing import Any

from calculator.orders.book import OrderBook
from calculator.orders.cells.moment import day_text
from calculator.orders.intake import Intake
from calculator.orders.limits import HEADER_WITHIN, MOST_BYTES, MOST_COLUMNS, MOST_SPREADSHEET_BYTES
from calculator.orders.look import Look, UnusableFile
from calculator.orders.options import Options
from calculator.orders.reading.archive import spreadsheet_kind
from calculator.orders.reading.encoding import TextDecoder
from calculator.orders.reading.kind import kind_of
from calculator.orders.reading.lines import lines_of
from calculator.orders.reading.records import SEPARATORS, Record, records_of
from calculator.orders.reading.source import Progress, Readable, Source
from calculator.orders.reading.spreadsheet import sheets_of
from calculator.orders.recognition import Recognition, plain_name, recognise
from calculator.orders.refusal import refuse
from calculator.orders.rejected import Rejected
from calculator.problems import InvalidInput, Problem, printable

MOST_SHEETS = 20
FIRST_ROWS = 5
"""Rows shown to the reader to judge the recognition."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Imported:
    """A file that was read: its orders and how they were read."""

    book: OrderBook
    rejected: Rejected
    recognition: Recognition
    encoding: str
    separator: str
    header_row: int
    rows_read: int
    rows_merged: int
    first_rows: tuple[tuple[str, ...], ...]

    @property
    def look(self) -> Look:
        """How the file was understood."""
        return Look(
            recognition=self.recognition,
            encoding=self.encoding,
            separator=self.separator,
            header_row=self.header_row,
            first_rows=self.first_rows,
        )

    def as_json(self) -> dict[str, Any]:
        """Return the report; `rows_read` is always `rows_used` + `rows_rejected_count`."""
        book = self.book
        first, last = book.days()
        return {
            "platform": self.recognition.platform.id,
            "certainty": self.recognition.certainty,
            "encoding": self.encoding,
            "separator": self.separator,
            "header_row": self.header_row,
            "rows_read": self.rows_read,
            "rows_used": self.rows_read - self.rejected.count,
            "rows_merged": self.rows_merged,
            "orders": len(book),
            "total_amount": fsum(book.amount),
            "first_day": day_text(first),
            "last_day": day_text(last),
            "pay_later_known": book.pay_later_known,
            "rows_rejected_count": self.rejected.count,
            "rows_rejected_by_reason": dict(sorted(self.rejected.by_reason.items())),
            "rows_rejected": [row.as_json() for row in self.rejected.listed()],
            "columns": self.recognition.columns,
        }


@dataclass(frozen=True, slots=True)
class _Table:
    recognition: Recognition
    header_row: int
    kind: str
    """The kind of workbook, empty for a text file."""
    decoder: TextDecoder | None
    separator: str
    records: Iterator[Record]
    """What comes below the header."""

    @property
    def encoding(self) -> str:
        """The encoding of a text file, certain only once it is read; the kind of a workbook."""
        return self.decoder.encoding if self.decoder else self.kind

    def look(self, first: Iterable[Record]) -> Look:
        """How the file was understood, shown with its first rows."""
        return Look(
            recognition=self.recognition,
            encoding=self.encoding,
            separator=self.separator,
            header_row=self.header_row,
            first_rows=tuple(tuple(cells) for _, cells, _ in first),
        )


def import_orders(file: Readable, options: Options, progress: Progress | None = None) -> Imported:
    """Read a file of orders.

    Raises InvalidInput: `unreadable_file`, `encoding_unknown`, `too_large`, `unknown_columns` where order id,
    amount or date is missing, `no_orders` where no row could be used (these two as UnusableFile).
    """
    source = Source(file, progress)
    kind = kind_of(source.head)
    table = _text_table(source, options) if kind == "text" else _spreadsheet_table(source, kind, options)
    first = list(islice(table.records, FIRST_ROWS))
    look = table.look(first)
    _refuse_unknown_columns(table.recognition, options, look)
    if not table.recognition.complete:
        header = ", ".join(filter(None, table.recognition.header))
        raise UnusableFile(
            [p for field in table.recognition.missing for p in _no_column(field, header).problems],
            look,
        )
    intake = Intake(table.recognition)
    intake.take_all(chain(first, table.records))
    if not len(intake.book):
        most_common = max(intake.rejected.by_reason, key=intake.rejected.by_reason.__getitem__, default="")
        refusal = refuse("no_orders", value=intake.rows_read, reason=most_common)
        raise UnusableFile(refusal.problems, look, intake.rejected)
    return Imported(
        book=intake.book,
        rejected=intake.rejected,
        recognition=table.recognition,
        encoding=table.encoding,
        separator=table.separator,
        header_row=table.header_row,
        rows_read=intake.rows_read,
        rows_merged=intake.rows_merged,
        first_rows=look.first_rows,
    )


def _refuse_unknown_columns(recognition: Recognition, options: Options, look: Look) -> None:
    """Raise UnusableFile for every column that the reader named and the file has not."""
    found = tuple(name for name in recognition.header if name)
    known = {plain_name(name) for name in found}
    problems = [
        Problem("unknown_columns", f"columns.{field}", printable(name), found, "mapped")
        for field, name in options.columns.items()
        if name and plain_name(name) not in known
    ]
    if problems:
        raise UnusableFile(problems, look)


def _no_column(field: str, header: str) -> InvalidInput:
    return refuse("unknown_columns", field=f"columns.{field}", value=header, reason=field)


def _text_table(source: Source, options: Options) -> _Table:
    head = TextDecoder(source.head, options.encoding)
    beginning = list(islice(lines_of(head.texts([source.head])), HEADER_WITHIN * 2))
    header_row, recognition, separator = max(
        (
            (*_find_header(records_of(iter(beginning), separator), options), separator)
            for separator in ([options.separator] if options.separator else SEPARATORS)
        ),
        key=lambda found: _quality(found[1]),
    )
    decoder = TextDecoder(source.head, options.encoding)
    records = records_of(lines_of(decoder.texts(source.chunks(MOST_BYTES))), separator)
    below = (record for record in records if record[0] > header_row)
    if len(recognition.header) > MOST_COLUMNS:
        raise refuse("too_large", limits=(0, MOST_COLUMNS), reason="columns")
    return _Table(recognition, header_row, "", decoder, separator, below)


def _spreadsheet_table(source: Source, kind: str, options: Options) -> _Table:
    data = b"".join(source.chunks(MOST_SPREADSHEET_BYTES))
    kind = spreadsheet_kind(data) if kind == "zip" else kind
    best: _Table | None = None
    for sheet in islice(sheets_of(data), MOST_SHEETS):
        beginning = list(islice(sheet, HEADER_WITHIN))
        if not beginning:
            continue
        header_row, recognition = _find_header(beginning, options)
        below = (record for record in chain(beginning, sheet) if record[0] > header_row)
        if best is None or _quality(recognition) > _quality(best.recognition):
            best = _Table(recognition, header_row, kind, None, "", below)
    if best is None:
        raise refuse("unreadable_file", reason="empty")
    return best


def _find_header(records: Iterable[Record], options: Options) -> tuple[int, Recognition]:
    """Return the row, among the first, that is best understood as the header: a title may stand above it."""
    best_row, best = 0, recognise((), options.platform, options.columns)
    for number, cells, _ in islice(records, HEADER_WITHIN):
        found = recognise(cells, options.platform, options.columns)
        if _quality(found) > _quality(best):
            best_row, best = number, found
            if found.complete and found.certainty >= 1:
                break
    return best_row, best


def _quality(recognition: Recognition) -> tuple[bool, float, int, int]:
    return (
        recognition.complete,
        recognition.certainty,
        len(recognition.positions),
        min(len(recognition.header), 2),
    )
