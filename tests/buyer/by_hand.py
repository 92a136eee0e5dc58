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
    result = book_of(plan, 0)
    latest = book_of(plan, 1)
    if latest["takings"] != result["takings"]:
        closing = latest["closing"]
        least = min(closing.values())
        result["at_latest"] = {
            "lowest_balance": {
                "date": next(day for day in closing if closing[day] == least),
                "amount": least,
            },
            "shortfalls": latest["shortfalls"],
            "balances": list(closing.values()),
        }
    del result["takings"]
    return result


# Confirmation counts from dispatch: of Pinduoduo 10 to 30 days are told, of the WeChat shop 10 to 25, of no
# other anything. Goods are a week on their way at most.
TOLD = {"pinduoduo": (3, 30), "weixin": (3, 25)}


def days_between(order: dict[str, Any]) -> tuple[date, date, bool]:
    """The first and the last day on which an order can be taken, and whether it says the day itself."""
    if order.get("deduct_on"):
        return date.fromisoformat(order["deduct_on"]), date.fromisoformat(order["deduct_on"]), True
    here = order.get("received_on") or order.get("expected_on")
    own = order.get("confirm_days")
    if here and own is not None:
        day = date.fromisoformat(here) + timedelta(own)
        return day, day, True
    least, most = (own, own) if own is not None else TOLD.get(order.get("platform", ""), (3, 30))
    noted = date.fromisoformat(order["noted_on"])
    if here:
        first, last = (date.fromisoformat(here) + timedelta(days) for days in (least, most))
    else:
        coming = order.get("status") in ("expected", "ordered", "shipped")
        first = noted + timedelta(least if coming else 0)
        last = noted + timedelta(7 + most)
    if first < noted:
        first = noted
    return min(first, last), last, False


def instalment(first: date, order: dict[str, Any], number: int) -> date:
    """The day of the instalment of this number, from 0."""
    every = order.get("instalment_every", "two_weeks")
    if every != "month":
        return first + timedelta({"week": 7, "two_weeks": 14, "four_weeks": 28}[every] * number)
    month = first.year * 12 + first.month - 1 + number
    length = calendar.monthrange(month // 12, month % 12 + 1)[1]
    return date(month // 12, month % 12 + 1, min(first.day, length))


def book_of(plan: dict[str, Any], end_of_range: int) -> dict[str, Any]:
    """The calendar with every order taken on its first (0) or its last day (1)."""
    today = date.fromisoformat(plan["today"])
    takings, last_days = [], []
    for position, order in enumerate(plan["orders"]):
        if order.get("status") in CLOSED:
            continue
        *ends, stated = days_between(order)
        for number in range(order.get("instalments_paid", 0), order.get("instalments", 1)):
            both = [instalment(day, order, number) for day in ends]
            last_days.append(max(both[1], today))
            told: dict[str, Any] = {}
            if both[1] < today:
                told["overdue" if stated else "passed"] = True
            if both[0] < both[1] and both[1] > today:
                told["latest"] = both[1].isoformat()
            if order.get("instalments", 1) > 1:
                told |= {"instalment": number + 1, "instalments": order["instalments"]}
            takings.append((max(both[end_of_range], today), position, number, told, order))
    end = max([today + timedelta(60), *last_days])

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
    told_of = {}
    for taken_on, position, number, told, order in takings:
        # Instalments of one order keep their order within a day.
        place = position * 100 + number
        told_of[place] = told
        movements.append((taken_on, DEDUCTION, place, -exact(order["amount"])))
    movements = sorted(movement for movement in movements if today <= movement[0] <= end)

    names = {INCOME: plan["income"], COST: plan["fixed_costs"], DEDUCTION: plan["orders"]}
    running, book = exact(plan["balance"]), []
    for moved_on, kind, place, amount in movements:
        running += amount
        position = place // 100 if kind == DEDUCTION else place
        book.append(
            {
                "date": moved_on.isoformat(),
                "kind": ("income", "fixed_cost", "deduction")[kind],
                "name": names[kind][position].get("name", ""),
                "amount": amount,
                "balance_after": running,
            }
            | (told_of[place] if kind == DEDUCTION else {})
        )

    closing = {}
    balance, after = exact(plan["balance"]), {}
    for number in range((end - today).days + 1):
        day = today + timedelta(number)
        for moved_on, kind, place, amount in movements:
            if moved_on == day:
                balance += amount
                after[kind, place] = balance
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
                "balance_after": after[DEDUCTION, position * 100 + number],
            }
            | told
            for day, position, number, told, order in sorted(takings, key=lambda taking: taking[:3])
        ],
        "takings": [taking[:3] for taking in takings],
        "movements": book,
        "outstanding": sum((exact(order["amount"]) for *_, order in takings), Decimal(0)),
        "due_in_30_days": due,
        "share_of_income": float(due / earned) if earned else None,
        "lowest_balance": {"date": next(day for day in closing if closing[day] == least), "amount": least},
        "shortfalls": [{"date": day, "amount": amount} for day, amount in closing.items() if amount < 0],
        "safe_to_add": max(Decimal(0), least),
        "closing": closing,
    }
