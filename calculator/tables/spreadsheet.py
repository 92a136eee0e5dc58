"""XLSX, XLS and ODS workbooks as records of text, through python-calamine.

python-calamine is compiled and is imported only here and only when a workbook is opened: nothing else needs
it.
"""

from collections.abc import Iterator
from datetime import date, datetime
from io import BytesIO
from typing import Any

from calculator.tables.even_rows import Record
from calculator.tables.records import FromAbove
from calculator.tables.refusal import refuse

EXACT_DIGITS = 1e15
"""Spreadsheet programs keep 15 digits of a number: a longer order number has lost its end."""

NOT_OURS = (KeyboardInterrupt, SystemExit, GeneratorExit, MemoryError)
"""What passes through. Everything else is damage: a panic of the compiled reader is not even an
`Exception`."""


def sheets_of(data: bytes) -> Iterator[Iterator[Record]]:
    """Yield the records of each sheet; InvalidInput `unreadable_file` where it is not a readable workbook."""
    workbook = _open(data)
    for position in range(len(workbook.sheet_names)):
        yield _records(workbook, position)


def _open(data: bytes) -> Any:  # noqa: ANN401 - compiled, without types
    try:
        from python_calamine import CalamineWorkbook, PasswordError  # noqa: PLC0415 - see above
    except ImportError as error:
        raise refuse("unreadable_file", reason="no_spreadsheet_reader") from error
    try:
        return CalamineWorkbook.from_filelike(BytesIO(data))
    except PasswordError as error:
        raise refuse("unreadable_file", reason="locked") from error
    except NOT_OURS:
        raise
    except BaseException as error:
        raise refuse("unreadable_file", reason="damaged") from error


def _records(workbook: Any, position: int) -> Iterator[Record]:  # noqa: ANN401 - compiled, without types
    try:
        sheet = workbook.get_sheet_by_index(position)
        blank = 0
        merged = _Merged(sheet)
        for number, row in enumerate(sheet.to_python(skip_empty_area=False), start=1):
            cells = [value if isinstance(value, str) else cell_text(value) for value in row]
            merged.fill(number - 1, cells)
            if any(cells):
                # a blank row is one only where another follows: sheets are formatted far below their end
                for missing in range(number - blank, number):
                    yield missing, [""], ""
                blank = 0
                yield number, cells, ""
            else:
                blank += 1
    except NOT_OURS:
        raise
    except BaseException as error:
        raise refuse("unreadable_file", reason="damaged") from error


class _Merged:
    """The cells of a sheet that reach over several rows: only the uppermost holds what stands in all."""

    def __init__(self, sheet: Any) -> None:  # noqa: ANN401 - compiled, without types
        self._begin: dict[int, list[tuple[int, int]]] = {}
        """By their first row, from 0: column and last row of each."""
        self._values: dict[int, tuple[int, str]] = {}
        """By their column: last row and text of those that reach over the present row."""
        for (first, column), (last, _) in sheet.merged_cell_ranges or ():
            if last > first:
                self._begin.setdefault(first, []).append((column, last))

    def fill(self, row: int, cells: list[str]) -> None:
        """Write into the cells of a row what reaches over them from above; rows come in their order."""
        for column, (last, text) in list(self._values.items()):
            if row > last:
                del self._values[column]
            elif column < len(cells) and not cells[column]:
                cells[column] = FromAbove(text)
        for column, last in self._begin.get(row, ()):
            if column < len(cells):
                self._values[column] = last, cells[column]


def cell_text(value: object) -> str:
    """Return a cell's value as the text that a CSV export would hold."""
    match value:
        case None:
            text = ""
        case bool():
            text = "true" if value else "false"
        case float() if value.is_integer() and abs(value) < EXACT_DIGITS:
            text = str(int(value))
        case int() if abs(value) >= EXACT_DIGITS:
            text = f"{value:.14E}"
        case datetime():
            text = value.isoformat(" ", "seconds")
        case date():
            text = value.isoformat()
        case _:
            text = str(value)
    return text
