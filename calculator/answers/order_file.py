"""The questions that an order file answers: `mix` and `screen`, as plain values or as JSON text.

`mix_json` and `screen_json` are all that the command line prints. A caller that has read the file already
(`read`) takes `mix_of` and `screen_of` and writes them with `written`: the same text.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from io import BytesIO
from typing import Any

from calculator.answers.money_out import money_out
from calculator.boundary.written_json import written
from calculator.orders.evidence.as_docx import as_docx
from calculator.orders.evidence.case import Chosen, chosen_orders
from calculator.orders.evidence.evidence_list import evidence_list, evidence_of
from calculator.orders.evidence.letter import PARTICULARS, letters_for
from calculator.orders.evidence.printable_document import Document
from calculator.orders.follow_up import follow_up
from calculator.orders.importing import Imported, Take, import_orders, one_process
from calculator.orders.mix.ageing import ageing
from calculator.orders.mix.mix_from_file import order_mix
from calculator.orders.mix.segments import divide
from calculator.orders.mix.tally import tally
from calculator.orders.payments import Payments, payments_of
from calculator.orders.recognition.options import Options
from calculator.orders.screening.changed_thresholds import changed_thresholds, threshold_names
from calculator.orders.screening.screen import Alert, screen_book
from calculator.orders.screening.thresholds import WITHOUT_EFFECT
from calculator.tables.file_in_pieces import Progress, Readable

__all__ = [
    "PARTICULARS",
    "as_docx",
    "changed_thresholds",
    "chosen",
    "evidence",
    "follow_up",
    "letters",
    "mix",
    "mix_json",
    "mix_of",
    "read",
    "screen",
    "screen_json",
    "screen_of",
    "threshold_names",
]

SCHEMA = 1
SCORES = (2, 5, 10, 15, 20, 30)
"""Scores for which the number of alerts is told as well."""
ORDERS_PER_RATE = 1000
"""Alerts are also given for so many orders a day."""

OrderFile = bytes | Readable
"""The content of a file, or a file opened for reading bytes, which is read once and in pieces."""


def read(
    file: OrderFile,
    options: Options | None = None,
    progress: Progress | None = None,
    settings: Callable[[str], Options | None] | None = None,
    take: Take = one_process,
) -> Imported:
    """Read an order file once, for both questions; `progress` is told the bytes read.

    `settings` gives, for the shape of the file, the options to read it with instead; `take` may divide the
    work. Raises InvalidInput where the file cannot be used.
    """
    opened = BytesIO(file) if isinstance(file, bytes) else file
    return import_orders(opened, options or Options(), progress, settings, take)


def mix(
    file: OrderFile,
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    beside: OrderFile | None = None,
    take: Take = one_process,
) -> dict[str, Any]:
    """Return the import report, the order mix, the counts behind it, the money out and the ageing of a file.

    With a second file `beside` it, of an earlier or a later month, also what became of the orders that were
    open in the earlier of the two: `follow_up`. Raises InvalidInput where a file cannot be used.
    """
    options = options or Options()
    imported = read(file, options, progress, take=take)
    result = mix_of(imported, options)
    if beside is not None:
        result["follow_up"] = follow_up(
            imported, read(beside, options, progress, take=take), options.payments
        )
    return result


def screen(
    file: OrderFile,
    options: Options | None = None,
    thresholds: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    take: Take = one_process,
) -> dict[str, Any]:
    """Return the import report and the alerts of a file, the most urgent first.

    `thresholds` changes those of the rules by name. Raises InvalidInput where the file or a name cannot be
    used.
    """
    return screen_of(read(file, options, progress, take=take), thresholds, options)


def mix_json(
    file: OrderFile,
    options: Options | None = None,
    progress: Progress | None = None,
    *,
    beside: OrderFile | None = None,
    take: Take = one_process,
    pretty: bool = False,
) -> str:
    """Return the result of `mix` as JSON text."""
    return written(mix(file, options, progress, beside=beside, take=take), pretty=pretty)


def screen_json(
    file: OrderFile,
    options: Options | None = None,
    thresholds: Mapping[str, Any] | None = None,
    progress: Progress | None = None,
    *,
    take: Take = one_process,
    pretty: bool = False,
) -> str:
    """Return the result of `screen` as JSON text."""
    return written(screen(file, options, thresholds, progress, take), pretty=pretty)


def mix_of(imported: Imported, options: Options, payments: Payments | None = None) -> dict[str, Any]:
    """Return the result of `mix` for a file already read; `payments` are how it is read, if that is known."""
    book = imported.book
    today = options.today or book.days()[1]
    payments = payments or payments_of(book, options.payments)
    division = divide(book, options.language)
    tallies = tally(book, payments, division, today)
    platform = imported.look.recognition.platform.id
    file_mix = order_mix(book, payments, tallies, options, platform)
    out, file_mix = money_out(book, payments, file_mix, options)
    return {
        "schema": SCHEMA,
        "import": imported.as_json(),
        "money_out": out,
        "mix": file_mix,
        "segments_by": division.basis,
        "from_file": [counted.as_json() for counted in tallies if counted.orders],
        "ageing": ageing(book, payments, today),
    }


def screen_of(
    imported: Imported,
    thresholds: Mapping[str, Any] | None = None,
    options: Options | None = None,
    payments: Payments | None = None,
) -> dict[str, Any]:
    """Return the result of `screen` for a file already read; `payments` as `mix_of`."""
    book = imported.book
    first, last = book.days()
    payments = payments or payments_of(book, options.payments if options else None)
    screening = screen_book(book, changed_thresholds(thresholds or {}), payments)
    alerts = screening.alerts
    flagged = sum(len(alert.positions) for alert in alerts)
    return {
        "schema": SCHEMA,
        "import": imported.as_json(),
        "orders_screened": len(book),
        "orders_in_alerts": flagged,
        "alerts_per_1000_orders": ORDERS_PER_RATE * len(alerts) / len(book),
        "alerts_per_day": len(alerts) / (last - first + 1),
        "alerts_at": [
            {"score": least, "alerts": sum(score >= least for score in screening.scores)} for least in SCORES
        ],
        "thresholds_without_effect": [name for name in WITHOUT_EFFECT if name in (thresholds or {})],
        "alerts": [_alert(alert, book.order_ids) for alert in alerts],
    }


def evidence(
    file: OrderFile,
    order_ids: Iterable[str],
    options: Options | None = None,
    progress: Progress | None = None,
) -> dict[str, Any]:
    """Return what a file says about chosen orders, item by item of the list of evidence.

    The file is read once more, because no names and addresses are kept of the first time. Raises InvalidInput
    where it cannot be used, where more than 500 orders are chosen, and where none of them is in it.
    """
    return {"schema": SCHEMA, **evidence_of(chosen(file, order_ids, options, progress))}


def chosen(
    file: OrderFile,
    order_ids: Iterable[str],
    options: Options | None = None,
    progress: Progress | None = None,
) -> Chosen:
    """Return the chosen orders of a file, for `letters`. Raises InvalidInput like `evidence`."""
    opened = BytesIO(file) if isinstance(file, bytes) else file
    return chosen_orders(opened, order_ids, options or Options(), progress)


def letters(
    chosen_: Chosen, particulars: Mapping[str, str] | None = None, language: str = "en"
) -> tuple[Document, ...]:
    """Return the list of evidence and the draft letters for chosen orders, each with its name and title.

    `particulars` are what only the sender knows (`PARTICULARS`: shop, contact, platform, authority, date,
    reply_by, pay_by); what is missing stays a blank. A document is stored with `as_docx`.
    Raises InvalidInput `wrong_type` for a date, reply_by or pay_by that is no day.
    """
    drafts = letters_for(chosen_.cases, chosen_.currency, particulars or {}, language)
    return evidence_list(chosen_, language), *drafts


def _alike(value: float) -> float:
    """Return a figure that is the same wherever it is computed.

    The last digits of logarithms and gamma functions differ between the mathematical libraries of systems.
    """
    return value if isinstance(value, int) else float(f"{value:.9g}")


def _alert(alert: Alert, order_ids: Sequence[str]) -> dict[str, Any]:
    return {
        "order_ids": [order_ids[position] for position in alert.positions],
        "value": alert.value,
        "open_value": alert.open_value,
        "score": alert.score,
        "certainty": _alike(alert.certainty),
        **{name: getattr(alert, name) for name in ("buyers", "new_buyers", "phones", "addresses")},
        **{name: getattr(alert, name) for name in ("products", "days", "not_shipped")},
        "receivers": list(alert.receivers),
        "reasons": [
            {
                "rule": reason.rule,
                "value": _alike(reason.value),
                "normal": _alike(reason.normal),
                "window_days": reason.window_days,
                "points": reason.points,
            }
            for reason in alert.reasons
        ],
    }
