"""The calendar of a plan worked out another way: in exact decimals, one list of movements, sorted once."""

from __future__ import annotations

import calendar
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

INCOME, COST, DEDUCTION = 0, 1, 2
CLOSED = {"returned", "refunded", "cancelled", "paid"}


def exact(amount: float) -> Decimal:
    return Decimal(str(amount))


def days_of(entry: dict[str, Any], repeats: str, first: str, end: date) -> list[date]:
    """Every day on which something moves until some days past the end, one after the other from its first."""
    start = date.fromisoformat(first)
    until = end + timedelta(7)
    found = []
    for number in range(3000):
        if repeats == "weekly":
            day = start + timedelta(7 * number)
        elif repeats == "monthly":
            month = start.year * 12 + start.month - 1 + number
            length = calendar.monthrange(month // 12, month % 12 + 1)[1]
            day = date(month // 12, month % 12 + 1, min(start.day, length))
        else:
            day = start
        if day > until or (repeats == "once" and number):
            break
        found.append(day)
    return [on_a_bank_day(day, entry.get("on_weekend", "same_day")) for day in found]


def on_a_bank_day(day: date, rule: str) -> date:
    """The day itself, or the next that is no Saturday or Sunday in the direction that the rule names."""
    step = {"same_day": 0, "before": -1, "after": 1}[rule]
    while step and day.strftime("%a") in ("Sat", "Sun"):
        day += timedelta(step)
    return day


def by_hand(plan: dict[str, Any]) -> dict[str, Any]:
    """The fixed part of the result, with amounts as decimals."""
    today = date.fromisoformat(plan["today"])
    takings = []
    for position, order in enumerate(plan["orders"]):
        if order.get("status") in CLOSED:
            continue
        day = order.get("deduct_on")
        if day is None:
            start = date.fromisoformat(order.get("received_on") or order["expected_on"])
            day = (start + timedelta(order["confirm_days"])).isoformat()
        planned = date.fromisoformat(day)
        takings.append((max(planned, today), position, planned < today, order))
    end = max([today + timedelta(60)] + [day for day, *_ in takings])

    movements: list[tuple[date, int, int, Decimal]] = []
    for position, entry in enumerate(plan["income"]):
        comes_on = days_of(entry, entry.get("repeats", "once"), entry["date"], end)
        movements.extend((day, INCOME, position, exact(entry["amount"])) for day in comes_on)
    for position, cost in enumerate(plan["fixed_costs"]):
        repeats = cost.get("repeats", "monthly")
        # A cost of every month has no first day: any that lies long enough ago will do.
        first = cost["date"] if repeats != "monthly" else f"2015-01-{cost['day_of_month']:02}"
        goes_on = days_of(cost, repeats, first, end)
        movements.extend((day, COST, position, -exact(cost["amount"])) for day in goes_on)
    for taken_on, position, _, order in takings:
        movements.append((taken_on, DEDUCTION, position, -exact(order["amount"])))
    movements = sorted(movement for movement in movements if today <= movement[0] <= end)

    names = {INCOME: plan["income"], COST: plan["fixed_costs"], DEDUCTION: plan["orders"]}
    running, book = exact(plan["balance"]), []
    late_ones = {position for _, position, late, _ in takings if late}
    for moved_on, kind, position, amount in movements:
        running += amount
        book.append(
            {
                "date": moved_on.isoformat(),
                "kind": ("income", "fixed_cost", "deduction")[kind],
                "name": names[kind][position].get("name", ""),
                "amount": amount,
                "balance_after": running,
            }
            | ({"overdue": True} if kind == DEDUCTION and position in late_ones else {})
        )

    closing = {}
    balance, after = exact(plan["balance"]), {}
    for number in range((end - today).days + 1):
        day = today + timedelta(number)
        for moved_on, kind, position, amount in movements:
            if moved_on == day:
                balance += amount
                after[kind, position] = balance
        closing[day.isoformat()] = balance
    soon = [movement for movement in movements if (movement[0] - today).days <= 30]
    due = -sum((amount for _, kind, _, amount in soon if kind == DEDUCTION), Decimal(0))
    earned = sum((amount for _, kind, _, amount in soon if kind == INCOME), Decimal(0))
    least = min(closing.values())
    return {
        "schedule": [
            {
                "date": day.isoformat(),
                "kind": "deduction",
                "name": order["name"],
                "amount": -exact(order["amount"]),
                "balance_after": after[DEDUCTION, position],
            }
            | ({"overdue": True} if late else {})
            for day, position, late, order in sorted(takings, key=lambda taking: taking[:2])
        ],
        "movements": book,
        "outstanding": sum((exact(order["amount"]) for *_, order in takings), Decimal(0)),
        "due_in_30_days": due,
        "share_of_income": float(due / earned) if earned else None,
        "lowest_balance": {"date": next(day for day in closing if closing[day] == least), "amount": least},
        "shortfalls": [{"date": day, "amount": amount} for day, amount in closing.items() if amount < 0],
        "safe_to_add": max(Decimal(0), least),
        "closing": closing,
    }
