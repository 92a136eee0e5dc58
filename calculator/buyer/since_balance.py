"""What a plan says has happened since the day of its balance, where that is not today.

On an old balance nothing is said about what is enough: the plan's own income, costs and deductions from the
morning of that day to the morning of today give a balance to compare with the real one.

An order that is deducted between two days may have been taken already while the last of them is still to
come: it stands apart, and counts as not taken unless its buyer says so.

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
Place = tuple[int, int]
"""The position of an order (from 0), and the number of its instalment (from 1)."""
Flow = tuple[str, int, date]
"""An income or a fixed cost by its kind, its position in the plan's list (from 0) and the day it moved on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SinceBalance:
    """What is thought to have happened since the day of the balance, in its order.

    `perhaps` are deductions that may have been taken, `suggested_balance` what should be left, None where
    nothing is worked out.
    """

    state: State
    balance_on: date
    movements: tuple[Moved, ...]
    perhaps: tuple[Moved, ...]
    suggested_balance: float | None


def since_balance(
    plan: Plan,
    not_deducted: Collection[Place] = (),
    deducted: Collection[Place] = (),
    not_moved: Collection[Flow] = (),
) -> SinceBalance | None:
    """Return what has happened since the plan's balance; None where that is of today.

    `not_deducted` are deductions that were not taken although their day has come, `deducted` those that were
    though their last day has not: each by the position of its order and the number of its instalment.
    `not_moved` is income that has not come in and costs that have not been paid.
    """
    on = plan.balance_on
    if on is None or on == plan.today:
        return None
    if on > plan.today or (plan.today - on).days > LONGEST_GAP_DAYS:
        state: State = "later_than_today" if on > plan.today else "too_old"
        return SinceBalance(state=state, balance_on=on, movements=(), perhaps=(), suggested_balance=None)
    then = replace(plan, today=on)
    _, movements = day_book(then, deductions(then))
    begun = [moved for moved in movements if moved.date < plan.today]
    past = tuple(moved for moved in begun if not moved.deduction or moved.deduction.latest < plan.today)
    perhaps = tuple(moved for moved in begun if moved not in past)
    taken = [
        moved for moved in past if place_of(moved) not in not_deducted and flow_of(moved) not in not_moved
    ]
    taken += [moved for moved in perhaps if place_of(moved) in deducted]
    left = counted(plan.balance) + sum(counted(moved.amount) for moved in taken)
    return SinceBalance(
        state="older", balance_on=on, movements=past, perhaps=perhaps, suggested_balance=amount(left)
    )


def place_of(moved: Moved) -> Place | None:
    """The position of a deduction's order and the number of its instalment; None for anything else."""
    return (moved.position, moved.deduction.number) if moved.deduction else None


def flow_of(moved: Moved) -> Flow | None:
    """The kind, position and day of income or a fixed cost; None for a deduction."""
    return None if moved.deduction else (moved.kind, moved.position, moved.date)
