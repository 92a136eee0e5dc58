"""The balance day by day: within a day income first, then fixed costs, then deductions.

The calendar runs from today, which counts whole, for 60 days, or to the last day on which something can be
deducted if that is later.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Literal

from calculator.buyer.days import after, days_from
from calculator.buyer.deductions import Deduction
from calculator.buyer.money import amount, counted
from calculator.buyer.plan import FixedCost, Income, Plan

HORIZON_DAYS = 60

Kind = Literal["income", "fixed_cost", "deduction"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Day:
    """What moves on one day, and the balance at its end (all in major units)."""

    date: date
    income: float
    fixed_costs: float
    deductions: float
    balance: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Moved:
    """Money that moves on a day: `amount` above zero comes in, below it goes out; the balance right after it.

    `position` is that of its entry in the plan's list of incomes, fixed costs or orders (from 0), `deduction`
    what it is where it is one.
    """

    date: date
    kind: Kind
    position: int
    name: str
    amount: float
    balance_after: float
    deduction: Deduction | None = None

    @property
    def overdue(self) -> bool:
        """Whether it is a deduction whose stated day had passed before today."""
        return self.deduction is not None and self.deduction.overdue


def day_book(plan: Plan, coming: Sequence[Deduction]) -> tuple[tuple[Day, ...], tuple[Moved, ...]]:
    """Return the days of the calendar and all that moves on them in its order, each with its balance."""
    last = max(after(plan.today, HORIZON_DAYS), *(deduction.latest for deduction in coming), plan.today)
    orders = [_Movement(one.day, 2, one.position, -counted(one.order.amount), one) for one in coming]
    movements = [
        *_recurring(plan.income, 0, plan.today, last),
        *_recurring(plan.fixed_costs, 1, plan.today, last),
        *orders,
    ]
    movements.sort(key=lambda one: (one.day, one.place))
    by_day = {day: list(group) for day, group in groupby(movements, key=lambda one: one.day)}
    balance = counted(plan.balance)
    days: list[Day] = []
    moved: list[Moved] = []
    for day in days_from(plan.today, last):
        sums = [0, 0, 0]
        for one in by_day.get(day, ()):
            balance += one.count
            sums[one.place] += abs(one.count)
            moved.append(_moved(plan, one, balance))
        income, costs, deducted = map(amount, sums)
        days.append(
            Day(date=day, income=income, fixed_costs=costs, deductions=deducted, balance=amount(balance))
        )
    return tuple(days), tuple(moved)


@dataclass(frozen=True, slots=True)
class _Movement:
    """A movement of `count` millionths; `place` is its kind's place within a day."""

    day: date
    place: int
    position: int
    count: int
    deduction: Deduction | None = None


KINDS: tuple[Kind, ...] = ("income", "fixed_cost", "deduction")
"""In their order within a day."""


def _recurring(entries: Iterable[Income | FixedCost], place: int, first: date, last: date) -> list[_Movement]:
    sign = -1 if place else 1
    return [
        _Movement(day, place, position, sign * counted(entry.amount))
        for position, entry in enumerate(entries)
        for day in entry.recurrence.days(first, last)
    ]


def _moved(plan: Plan, one: _Movement, balance: int) -> Moved:
    entries = (plan.income, plan.fixed_costs, plan.orders)[one.place]
    return Moved(
        date=one.day,
        kind=KINDS[one.place],
        position=one.position,
        name=entries[one.position].name,
        amount=amount(one.count),
        balance_after=amount(balance),
        deduction=one.deduction,
    )
