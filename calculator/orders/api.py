"""The two questions that an order file answers, as JSON: `mix` and `screen`.

The page and the command line call these same functions.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from io import BytesIO
from math import isfinite
from typing import Any

from calculator.orders.importing import Imported, import_orders
from calculator.orders.mix.ageing import ageing
from calculator.orders.mix.order_mix import order_mix
from calculator.orders.mix.segments import divide
from calculator.orders.mix.tally import tally
from calculator.orders.options import Options
from calculator.orders.reading.source import Progress, Readable
from calculator.orders.refusal import refuse
from calculator.orders.screening.screen import Alert, screen_book
from calculator.orders.screening.thresholds import Thresholds

SCHEMA = 1
ORDERS_PER_RATE = 1000
"""Alerts are also given for so many orders a day."""

OrderFile = bytes | Readable
"""The content of a file, or a file opened for reading bytes, which is read once and in pieces."""


def read(file: OrderFile, options: Options | None = None, progress: Progress | None = None) -> Imported:
    """Read an order file once, for both questions; `progress` is told the bytes read.

    Raises InvalidInput where the file cannot be used.
    """
    return import_orders(BytesIO(file) if isinstance(file, bytes) else file, options or Options(), progress)


def mix(file: OrderFile, options: Options | None = None, progress: Progress | None = None) -> dict[str, Any]:
    """Return the import report, the order mix, the counts behind it and the ageing of a file.

    Raises InvalidInput where the file cannot be used.
    """
    options = options or Options()
    return mix_of(read(file, options, progress), options)


def screen(
    file: OrderFile,
    options: Options | None = None,
    thresholds: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Return the import report and the alerts of a file, the most urgent first.

    `thresholds` changes those of the rules by name. Raises InvalidInput where the file or a name cannot be
    used.
    """
    return screen_of(read(file, options, progress), thresholds)


def mix_of(imported: Imported, options: Options) -> dict[str, Any]:
    """Return the result of `mix` for a file already read."""
    book = imported.book
    today = options.today or book.days()[1]
    division = divide(book, options.language)
    tallies = tally(book, division, today)
    return {
        "schema": SCHEMA,
        "import": imported.as_json(),
        "mix": order_mix(book, tallies, options.pay_later_share),
        "segments_by": division.basis,
        "from_file": [counted.as_json() for counted in tallies if counted.orders],
        "ageing": ageing(book, today),
    }


def screen_of(imported: Imported, thresholds: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the result of `screen` for a file already read."""
    book = imported.book
    first, last = book.days()
    alerts = screen_book(book, changed_thresholds(thresholds or {}))
    order_ids = book.order_ids if alerts else []
    flagged = sum(len(alert.positions) for alert in alerts)
    return {
        "schema": SCHEMA,
        "import": imported.as_json(),
        "orders_screened": len(book),
        "orders_in_alerts": flagged,
        "alerts_per_1000_orders": ORDERS_PER_RATE * len(alerts) / len(book),
        "alerts_per_day": len(alerts) / (last - first + 1),
        "alerts": [_alert(alert, order_ids) for alert in alerts],
    }


def changed_thresholds(changes: Mapping[str, Any]) -> Thresholds:
    """Return the thresholds with some of them changed.

    Raises InvalidInput `unknown_field` for a name that is none, `not_a_number` for a value that is none.
    """
    starting = asdict(Thresholds())
    made: dict[str, Any] = {}
    for name, value in changes.items():
        if name not in starting:
            raise refuse("unknown_field", field="thresholds", value=name, limits=tuple(sorted(starting)))
        try:
            made[name] = _like(starting[name], value)
        except (TypeError, ValueError) as error:
            raise refuse("not_a_number", field=f"thresholds.{name}", value=value) from error
    return replace(Thresholds(), **made)


def _like(starting: object, value: Any) -> object:  # noqa: ANN401 - whatever the reader sent
    """Return a changed threshold in the type of its starting value."""
    if isinstance(starting, frozenset):
        return frozenset(map(str, value))
    if isinstance(starting, tuple):
        return tuple(_positive(limit) for limit in value)
    return None if value is None and starting is None else _positive(value)


def _positive(value: Any) -> float:  # noqa: ANN401 - whatever the reader sent
    number = float(value)
    if not isfinite(number) or number <= 0:
        raise ValueError(value)
    return number


def _alert(alert: Alert, order_ids: list[str]) -> dict[str, Any]:
    return {
        "order_ids": [order_ids[position] for position in alert.positions],
        "open_value": alert.open_value,
        "score": alert.score,
        "certainty": alert.certainty,
        "not_shipped": alert.not_shipped,
        "receivers": list(alert.receivers),
        "reasons": [
            {
                "rule": reason.rule,
                "value": reason.value,
                "normal": reason.normal,
                "window_days": reason.window_days,
                "points": reason.points,
            }
            for reason in alert.reasons
        ],
    }
