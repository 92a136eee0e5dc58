"""The questions that an order file answers: `mix` and `screen`, as plain values or as JSON text.

`mix_json` and `screen_json` are all that the command line prints. A caller that has read the file already
(`read`) takes `mix_of` and `screen_of` and writes them with `calculator.api.written`: the same text.
"""

from collections.abc import Mapping
from dataclasses import asdict, replace
from io import BytesIO
from math import isfinite
from typing import Any

from calculator.api import written
from calculator.orders.importing import Imported, import_orders
from calculator.orders.mix.ageing import ageing
from calculator.orders.mix.order_mix import order_mix
from calculator.orders.mix.segments import divide
from calculator.orders.mix.tally import tally
from calculator.orders.options import Options
from calculator.orders.reading.source import Progress, Readable
from calculator.orders.screening.screen import Alert, screen_book
from calculator.orders.screening.thresholds import Thresholds
from calculator.problems import InvalidInput, Problem, printable

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


def mix_json(
    file: OrderFile,
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    pretty: bool = False,
) -> str:
    """Return the result of `mix` as JSON text."""
    return written(mix(file, options, progress), pretty=pretty)


def screen_json(
    file: OrderFile,
    options: Options | None = None,
    thresholds: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    *,
    pretty: bool = False,
) -> str:
    """Return the result of `screen` as JSON text."""
    return written(screen(file, options, thresholds, progress), pretty=pretty)


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


def threshold_names() -> tuple[str, ...]:
    """Return the names of the thresholds, in the order of the rules."""
    return tuple(asdict(Thresholds()))


def changed_thresholds(changes: Mapping[str, Any]) -> Thresholds:
    """Return the thresholds with some of them changed; a text is read as a number, or a list at its commas.

    Raises InvalidInput with every name that is none (`unknown_field`) and every value that is none
    (`not_a_number`).
    """
    starting = asdict(Thresholds())
    made: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in changes.items():
        if name not in starting:
            problems.append(
                Problem("unknown_field", "thresholds", printable(name), tuple(starting), "threshold")
            )
            continue
        try:
            made[name] = _like(starting[name], value)
        except (TypeError, ValueError):
            problems.append(Problem("not_a_number", f"thresholds.{name}", printable(value), (), "positive"))
    if problems:
        raise InvalidInput(problems)
    return replace(Thresholds(), **made)


def _like(starting: object, value: Any) -> object:  # noqa: ANN401 - whatever the reader sent
    """Return a changed threshold in the type of its starting value."""
    if isinstance(starting, frozenset | tuple):
        entries = value.split(",") if isinstance(value, str) else value
        if isinstance(starting, tuple):
            return tuple(_positive(limit) for limit in entries)
        return frozenset(str(entry).strip() for entry in entries)
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
