"""What a plan says has happened since the day of its balance, where that is not today.

On an old balance nothing is said about what is enough: the plan's own income, costs and deductions from the
morning of that day to the morning of today give a balance to compare with the real one.

A balance of a later day than today, or of more than a year ago, is a clock that went wrong or a plan that was
forgotten: nothing is worked out from it.
"""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from calculator.buyer.day_book import Moved, day_book
from calculator.buyer.deductions import deductions
from calculator.buyer.money import amount, counted
from calculator.buyer.plan import Plan

LONGEST_GAP_DAYS = 366

State = Literal["older", "too_old", "later_than_today"]


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceBalance:
    """What is thought to have happened since the day of the balance, in its order.

    `suggested_balance` is what should be left, None where nothing is worked out.
    """

    state: State
    balance_on: date
    movements: tuple[Moved, ...]
    suggested_balance: float | None


def since_balance(plan: Plan, not_deducted: Collection[int] = ()) -> SinceBalance | None:
    """Return what has happened since the plan's balance; None where that is of today.

    `not_deducted` are positions of orders that were not deducted although their day has come.
    """
    on = plan.balance_on
    if on is None or on == plan.today:
        return None
    if on > plan.today or (plan.today - on).days > LONGEST_GAP_DAYS:
        state: State = "later_than_today" if on > plan.today else "too_old"
        return SinceBalance(state=state, balance_on=on, movements=(), suggested_balance=None)
    then = replace(plan, today=on)
    coming = [one for one in deductions(then) if one.position not in not_deducted]
    _, movements = day_book(then, coming)
    past = tuple(moved for moved in movements if moved.date < plan.today)
    left = counted(plan.balance) + sum(counted(moved.amount) for moved in past)
    return SinceBalance(state="older", balance_on=on, movements=past, suggested_balance=amount(left))
