"""Rows for a spreadsheet: CSV with a byte order mark, guarded against formulas.

A cell that begins like a formula is written after an apostrophe, so that a spreadsheet program shows the text
of a stranger instead of computing it (OWASP, CSV injection). Numbers are written as they are.
"""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Any

from calculator.words import say

MARK = "\ufeff"
FORMULA_STARTS = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def guarded(value: object) -> str:
    """Return a cell that no spreadsheet program takes for a formula; numbers stay numbers."""
    if value is None:
        return ""
    if isinstance(value, int | float):
        return str(value)
    text = str(value)
    return "'" + text if text.lstrip(" ").startswith(FORMULA_STARTS) else text


def csv_text(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """Return a table as CSV with its mark, lines ended as RFC 4180 says."""
    written = StringIO(newline="")
    writer = csv.writer(written, lineterminator="\r\n")
    writer.writerow(header)
    writer.writerows([guarded(cell) for cell in row] for row in rows)
    return MARK + written.getvalue()


def rejected_csv(report: dict[str, Any], language: str) -> str:
    """Return the rejected rows of an import report: row, reason in words, value."""
    return csv_text(
        [say(language, f"orders.column.{name}") for name in ("row", "reason", "value")],
        (
            (entry["row"], say(language, f"reject.{entry['reason']}"), entry["value"])
            for entry in report["rows_rejected"]
        ),
    )


def alerts_csv(result: dict[str, Any], language: str) -> str:
    """Return the alerts, one order a row: group, order, score, open value of the group, reasons in words."""
    return csv_text(
        [
            say(language, f"orders.column.{name}")
            for name in ("group", "order_id", "score", "open_value", "reasons")
        ],
        (
            (
                number,
                order_id,
                alert["score"],
                round(alert["open_value"], 2),
                "; ".join(say(language, f"rule.{reason['rule']}.name") for reason in alert["reasons"]),
            )
            for number, alert in enumerate(result["alerts"], start=1)
            for order_id in alert["order_ids"]
        ),
    )
