"""What became of an order file as rows for a spreadsheet: the rows left out, and the alerts."""

from typing import Any

from calculator.boundary.written_csv import csv_text
from calculator.words import say


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
    """Return the alerts, one order a row: group, order, score, value, open value, reasons in words.

    The open value is left empty where the file does not tell what was paid.
    """
    return csv_text(
        [
            say(language, f"orders.column.{name}")
            for name in ("group", "order_id", "score", "group_value", "open_value", "reasons")
        ],
        (
            (
                number,
                order_id,
                alert["score"],
                round(alert["value"], 2),
                None if alert["open_value"] is None else round(alert["open_value"], 2),
                "; ".join(say(language, f"rule.{reason['rule']}.name") for reason in alert["reasons"]),
            )
            for number, alert in enumerate(result["alerts"], start=1)
            for order_id in alert["order_ids"]
        ),
    )
