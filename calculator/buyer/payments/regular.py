"""Wages and rent in a payments list: lines that say so, the latest of each payee.

Whether they go on is not in the list: they are offered, never taken.
"""

from collections.abc import Iterable
from datetime import date
from typing import Any

from calculator.buyer.payments.list_line import Payment


def regular(payments: Iterable[Payment]) -> dict[str, list[dict[str, Any]]]:
    """Return incomes and fixed costs as rows of a plan, each with the day and the amount of its last line."""
    latest: dict[tuple[str, str], Payment] = {}
    for payment in payments:
        if payment.state in ("wages", "rent"):
            latest[payment.state, payment.name] = payment
    rows: dict[str, list[dict[str, Any]]] = {"income": [], "fixed_costs": []}
    for (state, name), payment in latest.items():
        day = date.fromordinal(payment.day)
        row = {"name": name, "amount": payment.amount, "repeats": "monthly"}
        if state == "wages":
            rows["income"].append({**row, "date": day.isoformat()})
        else:
            rows["fixed_costs"].append({**row, "day_of_month": day.day})
    return rows
