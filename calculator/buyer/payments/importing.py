"""From a payments list, text or workbook, to open orders for a plan, every row used or named with a reason.

`rows_read` = `rows_used` + `rows_rejected_count`; rows are numbered as a spreadsheet shows them. A line with
an open pay-later order becomes an order of the plan; one already deducted counts among the payments made;
wages and rent are kept apart.

The list tells when an order was placed, not when the goods arrived: on that day it was on its way, and the
days of its deduction follow from that and from what is known of its platform. An order whose deduction failed
is due now.
"""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import Any

from calculator.boundary.declared_values import SCHEMA
from calculator.boundary.problems import InvalidInput, printable
from calculator.buyer.payments.columns import columns_in, source_of, values_of
from calculator.buyer.payments.list_line import Payment, Unused, payment_in
from calculator.buyer.payments.regular import Flow, flow_in, recurring, regular
from calculator.tables.archive import spreadsheet_kind
from calculator.tables.encoding import DAMAGED, TextDecoder
from calculator.tables.even_rows import Record
from calculator.tables.file_kind import ZIP, Kind, kind_of
from calculator.tables.lines import blocks_of
from calculator.tables.records import records_of
from calculator.tables.refusal import refuse
from calculator.tables.spreadsheet import sheets_of

MOST_BYTES = 8 << 20
HEADER_WITHIN = 60
"""Rows looked through for the header."""
MOST_LISTED = 1000
MOST_ORDERS = 100
RULE = "----"
OPEN_STATES = ("open", "failed")


@dataclass(frozen=True, slots=True)
class Table:
    """The rows under a header; `encoding` is that of a text, or which spreadsheet it is."""

    header: list[str]
    columns: dict[str, int]
    records: Iterator[Record]
    encoding: str
    separator: str


@dataclass(slots=True)
class Tally:
    """What has been found so far."""

    read: int = 0
    listed: list[dict[str, Any]] = field(default_factory=list)
    reasons: Counter[str] = field(default_factory=Counter)
    payments: list[Payment] = field(default_factory=list)
    ids: set[str] = field(default_factory=set)
    flows: list[Flow] = field(default_factory=list)
    """Of rows that are no payments of the kinds above: some of it may be regular."""

    def reject(self, row: int, unused: Unused) -> None:
        """Count a row that is not used, and list it among the first."""
        self.reasons[unused.reason] += 1
        if len(self.listed) < MOST_LISTED:
            self.listed.append({"row": row, "reason": unused.reason, "value": printable(unused.value)})


def import_payments(content: bytes) -> dict[str, Any]:
    """Return the import report, the open orders, the payments made, wages and rent, what looks regular.

    Raises InvalidInput for what is no payments list: `unreadable_file`, `encoding_unknown`, `too_large`,
    `unknown_columns`.
    """
    return told_of(*read_payments(content))


def read_payments(content: bytes) -> tuple[Table, Tally]:
    """Return the table of a payments list, and what its rows say; raises as `import_payments` does."""
    if len(content) > MOST_BYTES:
        raise refuse("too_large", limits=(0, MOST_BYTES), reason="bytes")
    table = _text(content) if _kind(content) == "text" else _workbook(content)
    tally = Tally()
    for record in table.records:
        _take(record, table.columns, tally)
    tally.payments.sort(key=lambda payment: payment.day)
    return table, tally


def told_of(table: Table, tally: Tally) -> dict[str, Any]:
    """Return what `import_payments` does, of a list that has been read."""
    header, columns = table.header, table.columns
    days = [payment.day for payment in tally.payments]
    return {
        "schema": SCHEMA,
        "import": {
            "source": source_of(header),
            "encoding": table.encoding,
            "separator": table.separator,
            "rows_read": tally.read,
            "rows_used": len(tally.payments),
            "rows_rejected_count": tally.reasons.total(),
            "rows_rejected": tally.listed,
            "rows_rejected_by_reason": dict(tally.reasons.most_common()),
            "first_day": date.fromordinal(days[0]).isoformat() if days else None,
            "last_day": date.fromordinal(days[-1]).isoformat() if days else None,
            "columns": {what: header[place].strip() for what, place in columns.items()},
        },
        "orders": [_order(payment) for payment in tally.payments if payment.state in OPEN_STATES],
        "paid": _paid([payment for payment in tally.payments if payment.state == "paid"]),
        "regular": regular(tally.payments),
        "recurring": recurring(tally.flows),
    }


def _kind(content: bytes) -> Kind:
    try:
        return kind_of(content)
    except InvalidInput as invalid:
        empty = invalid.problems[0].reason == "empty"
        raise refuse("unreadable_file", reason="payments_empty" if empty else "payments_other") from None


def _text(content: bytes) -> Table:
    decoder = TextDecoder(content[: 1 << 18])
    text = "".join(decoder.texts([content]))
    separator = "\t" if _is_tabbed(text) else ","
    records = records_of(blocks_of([text]), separator)
    return Table(*_header(records), records, decoder.encoding, separator)


def _workbook(content: bytes) -> Table:
    """The first sheet of a workbook that has the columns; what comes packed with a password is none."""
    try:
        kind = spreadsheet_kind(content) if content.startswith(ZIP) else "xls"
        sheets = sheets_of(content)
        first = next(sheets, iter(()))
    except InvalidInput as invalid:
        if invalid.problems[0].reason == "no_spreadsheet_reader":
            raise
        raise refuse("unreadable_file", reason="payments_packed") from None
    for records in chain([first], sheets):
        try:
            return Table(*_header(records), records, kind, "")
        except InvalidInput:
            continue
    raise refuse("unknown_columns", reason="payments")


def _is_tabbed(text: str) -> bool:
    """Whether the header, wherever it is, stands in tabs: rows copied out of a spreadsheet do."""
    line = next((line for line in text.splitlines() if "收/支" in line), "")
    return line.count("\t") > line.count(",")


def _header(records: Iterator[Record]) -> tuple[list[str], dict[str, int]]:
    for _, (_, cells, _) in zip(range(HEADER_WITHIN), records, strict=False):
        if columns := columns_in(cells):
            return cells, columns
    raise refuse("unknown_columns", reason="payments")


def _take(record: Record, columns: dict[str, int], tally: Tally) -> None:
    row, cells, reason = record
    if not any(text.strip() for text in cells):
        return
    tally.read += 1
    found = _understood(cells, columns, reason)
    if isinstance(found, Payment) and "payment_id" in columns:
        identity = values_of(cells, columns)["payment_id"]
        if identity and identity in tally.ids:
            found = Unused("payment_again", identity)
        tally.ids.add(identity)
    if isinstance(found, Payment) and found.state in OPEN_STATES:
        still_open = sum(payment.state in OPEN_STATES for payment in tally.payments)
        if still_open >= MOST_ORDERS:
            found = Unused("too_many_orders")
    if isinstance(found, Unused):
        is_other = found.reason in ("not_pay_later", "money_received")
        if is_other and (flow := flow_in(values_of(cells, columns))):
            tally.flows.append(flow)
        tally.reject(row, found)
    else:
        tally.payments.append(found)


def _understood(cells: list[str], columns: dict[str, int], reason: str) -> Payment | Unused:
    if reason:
        return Unused(reason, cells[0])
    if any(DAMAGED in text for text in cells):
        return Unused("damaged_text", next(text for text in cells if DAMAGED in text))
    filled = [text for text in cells if text.strip()]
    if columns_in(cells):
        return Unused("header_again")
    # a ruled line, totals, the name of whoever exported: what surrounds the rows has few cells
    if len(filled) < len(columns) // 2 or cells[0].startswith(RULE):
        return Unused("not_a_payment", cells[0])
    return payment_in(values_of(cells, columns))


def _order(payment: Payment) -> dict[str, Any]:
    day = date.fromordinal(payment.day).isoformat()
    order = {"name": payment.name, "amount": payment.amount, "platform": payment.platform}
    if payment.state == "failed":
        return {**order, "status": "overdue", "deduct_on": day}
    return {**order, "status": "expected", "noted_on": day}


def _paid(payments: list[Payment]) -> dict[str, Any]:
    """Return how much has been deducted already, in all and by month."""
    months: dict[str, list[float]] = {}
    for payment in payments:
        months.setdefault(date.fromordinal(payment.day).isoformat()[:7], []).append(payment.amount)
    return {
        "count": len(payments),
        "total": round(sum(payment.amount for payment in payments), 2),
        "by_month": [
            {"month": month, "count": len(amounts), "total": round(sum(amounts), 2)}
            for month, amounts in months.items()
        ],
    }
