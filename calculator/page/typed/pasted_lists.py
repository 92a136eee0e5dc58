"""Lists that are pasted into one box: a line for each row, its figures apart by a tab, a comma or spaces.

What comes from a spreadsheet is apart by tabs; what is typed, by commas (half or full width), semicolons or
spaces. What could be one number in groups of three or two numbers (`1,200,20`) is refused, never guessed. A
line that is not understood is named by its number, and nothing of it is used in silence. Blank lines count
as lines but hold nothing; a first line of words alone is taken for the heads of the columns. A past month may
be named before its figures. `不知道` leaves out a figure that may be missing. Where the first column may
stand alone, one line may hold several rows (`300 320 310`).
"""

import re
from collections.abc import Iterable, Mapping
from typing import Any

from calculator.boundary.field_value import limits
from calculator.boundary.problems import Problem, printable
from calculator.page.typed.as_typed import written
from calculator.page.typed.numbers import Understood, narrow, understand
from calculator.page.typed.pasted_cells import cells, figures_alike
from calculator.page.typed.rough_figures import is_not_known
from calculator.parameters import Field, RowList, declaration_of, fields_of

MOST_LINES = 5000
LONGEST_TEXT = 300_000
"""Characters of one box."""


DAYS_OF_A_MONTH = 31
"""Where every second figure of a line is at most that, they may be the days of the figures before them."""


LINES_BEGIN_WITH = {
    "month": re.compile(
        r"\s*(?:[0-9]{4}[-/.年][0-9]{1,2}月?|(?:[0-9]{1,2}|[一二三四五六七八九十]{1,2})月)[\s,，;；、:：]+"
    ),
}
"""What may stand before a line's figures to name it, and is passed over.

A month is written 2026-03, 2026 年 3 月 without blanks, 3 月 or 三月, with what divides it from the figures.
"""

PASTED = {rows.name: rows for rows in declaration_of("estimate").lists if rows.columns}
"""The lists that are one box of the form, by name."""


def read_lines(pasted: RowList, text: str, currency: str) -> tuple[list[dict[str, object]], list[Problem]]:
    """Return the rows of the list, and a problem for each line that is not understood.

    A problem's field is the box; its value is the number of the line and what stands there.
    """
    rows, _, problems = _read(pasted, text, currency)
    return rows, problems


def line_of(pasted: RowList, text: str, row: int, currency: str = "CNY") -> int:
    """Return the number of the line, from 1, that gave a row, from 0."""
    _, numbers, _ = _read(pasted, text, currency)
    return numbers[row] if row < len(numbers) else row + 1


def _read(
    pasted: RowList, text: str, currency: str
) -> tuple[list[dict[str, object]], list[int], list[Problem]]:
    declared = fields_of(pasted.scope)
    rows: list[dict[str, object]] = []
    numbers: list[int] = []
    problems: list[Problem] = []
    for number, line in _lines(text):
        if len(rows) >= MOST_LINES:
            problems.append(Problem("too_large", pasted.name, number, (0, MOST_LINES), "lines"))
            break
        row, wrong = _row(pasted, declared, line, currency)
        if wrong and (several := _several(pasted, declared, line, currency)):
            rows.extend(several)
            numbers.extend(number for _ in several)
        elif wrong:
            said = printable(f"{number}: {line.strip()}")
            problems.append(Problem("not_a_line", pasted.name, said, limits(wrong), wrong.name))
        else:
            rows.append(row)
            numbers.append(number)
    return rows, numbers, problems


def as_text(pasted: RowList, rows: Iterable[Mapping[str, Any]]) -> str:
    """Return rows of a document as their lines would be typed."""
    declared = fields_of(pasted.scope)
    lines = (
        ", ".join(written(declared[name], row.get(name)) for name in pasted.columns).rstrip(", ")
        for row in rows
    )
    return "\n".join(lines)


def _lines(text: str) -> list[tuple[int, str]]:
    """Return the lines that hold something, with their numbers; without the heads of columns."""
    lines = [(number, line) for number, line in enumerate(text.splitlines(), start=1) if line.strip()]
    heads = lines and not any(character.isdigit() for character in narrow(lines[0][1]))
    return lines[1:] if heads and len(lines) > 1 else lines


def _row(
    pasted: RowList, declared: dict[str, Field], line: str, currency: str
) -> tuple[dict[str, object], Field | None]:
    """Return the row, or the field at which the line is not understood."""
    named = LINES_BEGIN_WITH.get(pasted.lines_begin_with)
    left = cells(named.sub("", line, count=1) if named and named.match(line) else line)
    row: dict[str, object] = {}
    for name in pasted.columns:
        field, cell = declared[name], left[0] if left else ""
        if field.is_number and not field.required and is_not_known(narrow(cell)):
            left = ["", *left[1:]]
            cell = ""
        if not field.is_number:
            row |= {name: " ".join(left)} if any(left) else {}
            return row, None
        value = _number(field, cell, currency) if cell else None
        if value is None and (field.required or not _may_be_a_name(pasted, cell)):
            return row, field
        if value is not None:
            row[name] = value
        if value is not None or not cell:
            left = left[1:]
    return row, declared[pasted.columns[-1]] if any(left) else None


def _several(
    pasted: RowList, declared: dict[str, Field], line: str, currency: str
) -> list[dict[str, object]]:
    """Return the rows of a line that gives the first column of several, where it may stand alone."""
    first, *others = pasted.columns
    if any(declared[name].required for name in others):
        return []
    figures = figures_alike(line, lambda text: _number(declared[first], text, currency) is not None)
    values = [_number(declared[first], figure, currency) for figure in figures]
    found = [value for value in values if value is not None]
    in_pairs = all(value <= DAYS_OF_A_MONTH for value in found[1::2])
    if len(found) < len(values) or len(found) == 1 or in_pairs:
        return []
    return [{first: value} for value in found]


def _may_be_a_name(pasted: RowList, cell: str) -> bool:
    """Whether a cell that is no number may be left to a later column: it is blank, or a segment's name."""
    return not cell or (pasted.columns[-1] == "segment" and not cell[0].isdigit())


def _number(field: Field, cell: str, currency: str) -> float | None:
    read = understand(cell, field.kind, currency)
    # A line has no room to say that a middle was taken, and 3-5 may be a date.
    if not isinstance(read, Understood) or read.between:
        return None
    bounds = limits(field)
    return read.value if not bounds or bounds[0] <= read.value <= bounds[1] else None
