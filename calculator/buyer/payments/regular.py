"""Wages and rent in a payments list: lines that say so, the latest of each name but for the month in it.

Whether they go on is not in the list: they are offered, never taken.
"""

import re
from collections.abc import Iterable
from datetime import date
from typing import Any

from calculator.buyer.payments.list_line import Payment

OF_A_MONTH = re.compile(r"[\d一二三四五六七八九十]+|[年月份]")
"""What tells the wages of one month from those of another in a note: 10月工资, 2026年11月房租."""


def regular(payments: Iterable[Payment]) -> dict[str, list[dict[str, Any]]]:
    """Return incomes and fixed costs as rows of a plan, each with the day and the amount of its last line."""
    latest: dict[tuple[str, str], Payment] = {}
    for payment in payments:
        if payment.state in ("wages", "rent"):
            latest[payment.state, OF_A_MONTH.sub("", payment.name)] = payment
    rows: dict[str, list[dict[str, Any]]] = {"income": [], "fixed_costs": []}
    for (state, _), payment in latest.items():
        day = date.fromordinal(payment.day)
        row = {"name": payment.name, "amount": payment.amount, "repeats": "monthly"}
        if state == "wages":
            rows["income"].append({**row, "date": day.isoformat()})
        else:
            rows["fixed_costs"].append({**row, "day_of_month": day.day})
    return rows
