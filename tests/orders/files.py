"""Order files for the tests, made in a line."""

from collections.abc import Iterable
from typing import Any

from calculator.answers import order_file
from calculator.orders.recognition.options import Options

HEADER = "order_id,amount,created_at"


def file_of(rows: Iterable[str], header: str = HEADER, encoding: str = "utf-8", end: str = "\n") -> bytes:
    """The bytes of a CSV file."""
    return end.join([header, *rows, ""]).encode(encoding)


def report_of(data: bytes, **options: Any) -> dict[str, Any]:
    """The import report of a file."""
    report: dict[str, Any] = order_file.mix(data, Options(**options))["import"]
    assert report["rows_read"] == report["rows_used"] + report["rows_rejected_count"]
    return report


def reasons_of(data: bytes) -> list[tuple[int, str]]:
    """Row and reason of each rejected row."""
    return [(row["row"], row["reason"]) for row in report_of(data)["rows_rejected"]]


GOOD = "A1,10.00,2026-10-01 09:00:00"
ALSO_GOOD = "A2,20.00,2026-10-02 09:00:00"
