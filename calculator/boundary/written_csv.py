"""A table as CSV text: with a byte order mark, guarded against formulas, lines ended as RFC 4180 says.

A cell that begins like a formula is written after an apostrophe, so that a spreadsheet program shows the text
of a stranger instead of computing it (OWASP, CSV injection). Numbers are written as they are.
"""

from collections.abc import Iterable, Sequence

MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
LINE_END = "\r\n"


def guarded(value: object) -> str:
    """Return a cell that no spreadsheet program takes for a formula; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return "'" + text if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV with its mark."""
    lines = [header, *([guarded(cell) for cell in row] for row in rows)]
    return MARK + "".join(",".join(map(_quoted, line)) + LINE_END for line in lines)


def _quoted(cell: str) -> str:
    return '"' + cell.replace('"', '""') + '"' if any(sign in cell for sign in ',"\r\n') else cell
