"""What comes in or goes out every month by a payments list: lines that say wages or rent, and what recurs.

Of those that say so the latest of each name counts, but for the month in it. What does not say what it is
looks regular where payments of about the latest amount of one counterparty have come about a month apart, at
least three times; these bounds are assumptions. Whether it goes on is not in the list: it is offered, never
taken.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import pairwise, takewhile
from typing import Any

from calculator.buyer.payments.list_line import (
    CLOSED,
    FAILED,
    LONGEST_NAME,
    REFUNDED,
    Payment,
    Unused,
    amount_and_day,
)

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
        name = "income" if state == "wages" else "fixed_costs"
        rows[name].append(_row(name, payment.name, payment.amount, payment.day))
    return rows


def _row(list_name: str, name: str, amount: float, ordinal: int) -> dict[str, Any]:
    day = date.fromordinal(ordinal)
    when = {"date": day.isoformat()} if list_name == "income" else {"day_of_month": day.day}
    return {"name": name, "amount": amount, "repeats": "monthly", **when}


ABOUT_A_MONTH = range(26, 37)
"""Days between two payments of every month, weekends and short months allowed for."""
NEAR = 0.1
"""The part of an amount by which it may differ from one month to another."""
LEAST_TIMES = 3
DIRECTIONS = {"收入": "income", "支出": "fixed_costs"}


@dataclass(frozen=True, slots=True)
class Flow:
    """Money that came from or went to a counterparty on a day (an ordinal)."""

    list_name: str
    counterparty: str
    day: int
    amount: float


def flow_in(values: Mapping[str, str]) -> Flow | None:
    """Return the money that a line says has moved and stayed there; None where it names no counterparty."""
    list_name, read = DIRECTIONS.get(values["direction"]), amount_and_day(values)
    gone_back = any(words.search(values["status"]) for words in (FAILED, CLOSED, REFUNDED))
    if list_name is None or isinstance(read, Unused) or gone_back or not values.get("payee"):
        return None
    amount, day = read
    return Flow(list_name, values["payee"][:LONGEST_NAME], day, amount) if amount else None


def recurring(flows: Iterable[Flow]) -> dict[str, list[dict[str, Any]]]:
    """Return what looks regular, by list of a plan: its `row`, and how many `times` it came in a row."""
    found: dict[str, list[dict[str, Any]]] = {"income": [], "fixed_costs": []}
    by_counterparty: dict[tuple[str, str], list[Flow]] = {}
    for flow in sorted(flows, key=lambda one: -one.day):
        by_counterparty.setdefault((flow.list_name, flow.counterparty), []).append(flow)
    for (list_name, counterparty), (latest, *_) in by_counterparty.items():
        of_them = by_counterparty[list_name, counterparty]
        alike = [one for one in of_them if abs(one.amount - latest.amount) <= NEAR * latest.amount]
        gaps = [later.day - earlier.day for later, earlier in pairwise(alike)]
        times = 1 + len([*takewhile(ABOUT_A_MONTH.__contains__, gaps)])
        if times >= LEAST_TIMES:
            row = _row(list_name, counterparty, latest.amount, latest.day)
            found[list_name].append({"row": row, "times": times})
    return found
