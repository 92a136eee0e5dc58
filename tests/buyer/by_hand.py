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
        movements.append((date.fromisoformat(entry["date"]), INCOME, position, exact(entry["amount"])))
    for position, cost in enumerate(plan["fixed_costs"]):
        for month in range(today.year * 12 + today.month - 1, end.year * 12 + end.month):
            length = calendar.monthrange(month // 12, month % 12 + 1)[1]
            day_of_month = min(cost["day_of_month"], length)
            day_of_cost = date(month // 12, month % 12 + 1, day_of_month)
            movements.append((day_of_cost, COST, position, -exact(cost["amount"])))
    for taken_on, position, _, order in takings:
        movements.append((taken_on, DEDUCTION, position, -exact(order["amount"])))
    movements = sorted(movement for movement in movements if today <= movement[0] <= end)

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
        "outstanding": sum((exact(order["amount"]) for *_, order in takings), Decimal(0)),
        "due_in_30_days": due,
        "share_of_income": float(due / earned) if earned else None,
        "lowest_balance": {"date": next(day for day in closing if closing[day] == least), "amount": least},
        "shortfalls": [{"date": day, "amount": amount} for day, amount in closing.items() if amount < 0],
        "safe_to_add": max(Decimal(0), least),
        "closing": closing,
    }
