"""A file of orders as a table: its header understood, its rows one after the other."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, islice
from zlib import adler32, crc32

from calculator.boundary.problems import InvalidInput, Problem, printable
from calculator.orders.recognition.columns import NEEDED
from calculator.orders.recognition.filled_columns import LOOKED_AT, with_filled_columns
from calculator.orders.recognition.header import Recognition, plain_name, recognise
from calculator.orders.recognition.options import Options
from calculator.orders.recognition.recognised_file import Look, UnusableFile
from calculator.tables.archive import spreadsheet_kind
from calculator.tables.cells.amount import amount_in
from calculator.tables.cells.moment import moment_in
from calculator.tables.cells.text import is_filled
from calculator.tables.encoding import TextDecoder
from calculator.tables.even_rows import Record
from calculator.tables.file_in_pieces import Progress, Readable, Source, unknown_share
from calculator.tables.file_kind import kind_of
from calculator.tables.file_size_limits import (
    HEAD_BYTES,
    HEADER_WITHIN,
    MOST_BYTES,
    MOST_COLUMNS,
    MOST_SPREADSHEET_BYTES,
)
from calculator.tables.lines import blocks_of, lines_of
from calculator.tables.records import SEPARATORS, Run, Runs, in_runs, records_of
from calculator.tables.refusal import refuse
from calculator.tables.spreadsheet import sheets_of

MOST_SHEETS = 20
LINE_END = re.compile(rb"[\r\n]").search
MOSTLY = 0.9
"""Share of the first rows reaching beyond the header from which not they are wrong: it is too short."""
FIRST_ROWS = 5
"""Rows shown to the reader to judge the recognition."""


@dataclass(frozen=True, slots=True)
class Table:
    """A table being read once, from its header to its end."""

    recognition: Recognition
    header_row: int
    kind: str
    """The kind of workbook, empty for a text file."""
    decoder: TextDecoder | None
    separator: str
    further: Iterator[Run]
    """The rows below the header, many at a time, but for the `first`."""
    shapes: Mapping[int, str]
    """Of the first rows, any of which may be the header."""
    text: Runs | None = None
    """Of a text file, what `further` is taken from."""
    first: Sequence[Run] = ()
    """The first rows below the header, which were looked at."""
    first_rows: tuple[tuple[str, ...], ...] = ()
    shape: str = ""
    share_read: Callable[[], float] = unknown_share
    """Tells which part of a text file has been read, 0 where that is not known."""

    @property
    def runs(self) -> Iterator[Run]:
        """The rows below the header, many at a time."""
        return chain(self.first, self.further)

    @property
    def records(self) -> Iterator[Record]:
        """The rows below the header."""
        return chain.from_iterable(self.runs)

    @property
    def encoding(self) -> str:
        """The encoding of a text file, certain only once it is read; the kind of a workbook."""
        return self.decoder.encoding if self.decoder else self.kind

    @property
    def look(self) -> Look:
        """How the file was understood, shown with its first rows."""
        return Look(
            recognition=self.recognition,
            encoding=self.encoding,
            separator=self.separator,
            header_row=self.header_row,
            first_rows=self.first_rows,
            shape=self.shape,
        )


def open_table(
    file: Readable,
    options: Options,
    progress: Progress | None = None,
    settings: Callable[[str], Options | None] | None = None,
) -> Table:
    """Return the table that a file of orders holds.

    `settings` gives, for the shape of a file (`Look.shape`), the options to read it with instead.

    Raises InvalidInput: `unreadable_file`, `encoding_unknown`, `too_large`; UnusableFile: `unknown_columns`
    where order id, amount or date is missing, where the file has not the column that the reader named, and
    where its first row is an order already.
    """
    table, options = _understood(_opening(Source(file, progress)), options, settings)
    first: list[Run] = []
    while sum(map(len, first)) < LOOKED_AT and (run := next(table.further, None)):
        first.append(run)
    rows = [cells for _, cells, _ in islice(chain.from_iterable(first), LOOKED_AT)]
    table = replace(
        table,
        recognition=with_filled_columns(table.recognition, rows),
        first=first,
        first_rows=tuple(map(tuple, rows[:FIRST_ROWS])),
    )
    _refuse_unknown_columns(table.look, options)
    if rows and sum(_is_wider(row, table.recognition) for row in rows) >= MOSTLY * len(rows):
        found = ", ".join(filter(None, table.recognition.header))
        raise UnusableFile(refuse("unknown_columns", value=found, reason="header_short").problems, table.look)
    if not table.recognition.complete:
        if _is_an_order(table.recognition):
            found = ", ".join(filter(None, table.recognition.header))
            columns = str(len(table.recognition.header))
            refusal = refuse("unknown_columns", value=found, limits=(columns,), reason="no_header")
            raise UnusableFile(refusal.problems, table.look)
        header = ", ".join(filter(None, table.recognition.header))
        missing = table.recognition.missing
        raise UnusableFile([p for field in missing for p in _no_column(field, header).problems], table.look)
    return table


def _is_wider(cells: Sequence[str], recognition: Recognition) -> bool:
    """Whether a row has something beyond the last column that the header names."""
    return any(map(is_filled, cells[len(recognition.header) :]))


def _opening(source: Source) -> Callable[[Options], Table]:
    """Return how the table of a file is opened: as often as wanted, before the first row is taken."""
    kind = kind_of(source.head)
    if kind == "text":
        return partial(_text_table, source)
    data = b"".join(source.chunks(MOST_SPREADSHEET_BYTES))
    return partial(_spreadsheet_table, data, spreadsheet_kind(data) if kind == "zip" else kind)


def _understood(
    opened: Callable[[Options], Table],
    options: Options,
    settings: Callable[[str], Options | None] | None,
) -> tuple[Table, Options]:
    """Return the table with its shape, and the options with which it was understood.

    The shape is that of its header as a row that is read without any help, so that it does not depend on what
    the reader says; and settings are looked for by the shape of each row that may turn out to be the header.
    """
    unaided = replace(options, platform=None, encoding=None, separator=None, columns={})
    try:
        table = opened(unaided)
    except InvalidInput:
        if not options.helps_to_open:
            raise
        return opened(options), options
    shapes = table.shapes
    found = (settings(shape) for shape in shapes.values()) if settings else ()
    wanted = next(filter(None, found), options)
    if wanted.helps_to_open:
        table = opened(wanted)
    return replace(table, shape=shapes.get(table.header_row, "")), wanted


def _shapes(records: Iterable[Record]) -> dict[int, str]:
    """Return, by row, a short text that is the same for rows with the same names, and cannot be read."""
    shapes = {}
    for number, cells, _ in islice(records, HEADER_WITHIN):
        names = "\n".join(map(plain_name, cells)).encode("utf-8", "surrogatepass")
        shapes[number] = f"{len(cells)}-{crc32(names):08x}-{adler32(names):08x}"
    return shapes


def _refuse_unknown_columns(look: Look, options: Options) -> None:
    """Raise UnusableFile for every column that the reader named and the file has not."""
    found = tuple(name for name in look.recognition.header if name)
    known = {plain_name(name) for name in found}
    problems = [
        Problem("unknown_columns", f"columns.{field}", printable(name), found, "mapped")
        for field, name in options.columns.items()
        if name and plain_name(name) not in known
    ]
    if problems:
        raise UnusableFile(problems, look)


def _is_an_order(recognition: Recognition) -> bool:
    """Whether what was taken for the header is no header: it names nothing needed and holds a day."""
    named = any(field in recognition.positions for field in NEEDED)
    days = (isinstance(moment_in(cell), int) for cell in recognition.header)
    amounts = (amount_in(cell) is not None for cell in recognition.header)
    return not named and any(days) and any(amounts)


def _no_column(field: str, header: str) -> InvalidInput:
    return refuse("unknown_columns", field=f"columns.{field}", value=header, reason=field)


def _text_table(source: Source, options: Options) -> Table:
    if len(source.head) >= HEAD_BYTES and not LINE_END(source.head):
        raise refuse("unreadable_file", reason="one_line")
    head = TextDecoder(source.head, options.encoding)
    first_lines = chain.from_iterable(map(lines_of, blocks_of(head.texts([source.head]))))
    beginning = "".join(islice(first_lines, HEADER_WITHIN * 2))
    header_row, recognition, separator = max(
        (
            (*_find_header(records_of([beginning], separator), options), separator)
            for separator in ([options.separator] if options.separator else SEPARATORS)
        ),
        key=lambda found: (_quality(found[1]), len(found[1].header)),
    )
    decoder = TextDecoder(source.head, options.encoding)
    runs = Runs(blocks_of(decoder.texts(source.chunks(MOST_BYTES))), separator)
    if len(recognition.header) > MOST_COLUMNS:
        raise refuse("too_large", limits=(0, MOST_COLUMNS), reason="columns")
    shapes = _shapes(records_of([beginning], separator))
    return Table(
        recognition,
        header_row,
        kind="",
        decoder=decoder,
        separator=separator,
        further=_below(header_row, runs),
        shapes=shapes,
        text=runs,
        share_read=source.share_read,
    )


def _spreadsheet_table(data: bytes, kind: str, options: Options) -> Table:
    best: Table | None = None
    for sheet in islice(sheets_of(data), MOST_SHEETS):
        beginning = list(islice(sheet, HEADER_WITHIN))
        if not beginning:
            continue
        header_row, recognition = _find_header(beginning, options)
        below = _below(header_row, in_runs(chain(beginning, sheet)))
        if best is None or _quality(recognition) > _quality(best.recognition):
            best = Table(recognition, header_row, kind, None, "", below, _shapes(beginning))
    if best is None:
        raise refuse("unreadable_file", reason="empty")
    return best


def _below(header_row: int, runs: Iterable[Run]) -> Iterator[Run]:
    """Yield what of the runs stands below a row, none of them empty."""
    for run in runs:
        below = run
        if run and next(iter(run))[0] <= header_row:
            below = [record for record in run if record[0] > header_row]
        if below:
            yield below


def _find_header(records: Iterable[Record], options: Options) -> tuple[int, Recognition]:
    """Return the row, among the first, that is best understood as the header.

    A title may stand above it, or a row that gathers its columns, which may look like a header itself.
    """
    best_row, best = 0, recognise((), options.platform, options.columns)
    above: Sequence[str] = ()
    for number, cells, _ in islice(records, HEADER_WITHIN):
        alone = recognise(cells, options.platform, options.columns)
        found = max(alone, recognise(cells, options.platform, options.columns, above=above), key=_quality)
        if _quality(found) > _quality(best):
            best_row, best = number, found
        elif best.complete and best.certainty >= 1:
            break
        above = cells
    return best_row, best


def _quality(recognition: Recognition) -> tuple[bool, float, int, int, int]:
    return (
        recognition.complete,
        recognition.certainty,
        len(recognition.positions),
        min(len(recognition.header), 2),
        recognition.told_by_two_rows,
    )
