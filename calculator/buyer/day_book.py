"""The balance day by day: within a day income first, then fixed costs, then deductions.

The calendar runs from today, which counts whole, for 60 days, or to the last deduction if that is later.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from calculator.buyer.days import after, days_from, falls_on
from calculator.buyer.deductions import Deduction
from calculator.buyer.money import amount, counted
from calculator.buyer.plan import Plan

HORIZON_DAYS = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What moves on one day, and the balance at its end (all in major units)."""

    date: date
    income: float
    fixed_costs: float
    deductions: float
    balance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """A deduction and the balance right after it."""

    deduction: Deduction
    balance_after: float


def day_book(plan: Plan, coming: Sequence[Deduction]) -> tuple[tuple[Day, ...], tuple[Taken, ...]]:
    """Return the days of the calendar and the deductions in their order, each with its balance."""
    last = max(after(plan.today, HORIZON_DAYS), *(deduction.day for deduction in coming), plan.today)
    balance = counted(plan.balance)
    days: list[Day] = []
    taken: list[Taken] = []
    for day in days_from(plan.today, last):
        income = sum(counted(entry.amount) for entry in plan.income if entry.date == day)
        costs = sum(counted(cost.amount) for cost in plan.fixed_costs if falls_on(day, cost.day_of_month))
        balance += income - costs
        deducted = 0
        while len(taken) < len(coming) and coming[len(taken)].day == day:
            one = counted(coming[len(taken)].order.amount)
            deducted += one
            balance -= one
            taken.append(Taken(deduction=coming[len(taken)], balance_after=amount(balance)))
        days.append(
            Day(
                date=day,
                income=amount(income),
                fixed_costs=amount(costs),
                deductions=amount(deducted),
                balance=amount(balance),
            )
        )
    return tuple(days), tuple(taken)
