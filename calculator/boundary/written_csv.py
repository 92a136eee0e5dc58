"""A table as CSV text: with a byte order mark, guarded against formulas, lines ended as RFC 4180 says.

A cell that begins like a formula is written after an apostrophe, so that a spreadsheet program shows the text
of a stranger instead of computing it (OWASP, CSV injection); so is what follows a semicolon, a tab or the end
of a line in a cell, where a program that parts cells at semicolons begins another. Numbers stay as they are.
"""

import re
from collections.abc import Iterable, Sequence

MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
FORMULA_INSIDE = re.compile(rf"(?!\A)([;\t\r\n][ \"]*)(?=[{re.escape(''.join(FORMULA_STARTS))}])")
LINE_END = "\r\n"


def guarded(value: object) -> str:
    """Return a cell that no spreadsheet program takes for a formula; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    apostrophe = "'" if text.lstrip(" ").startswith(FORMULA_STARTS) else ""
    return apostrophe + FORMULA_INSIDE.sub(r"\1'", text)


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV with its mark."""
    lines = [header, *([guarded(cell) for cell in row] for row in rows)]
    return MARK + "".join(",".join(map(_quoted, line)) + LINE_END for line in lines)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell
