"""What mends a plan that runs short: every single change tried, and of each kind the smallest kept.

A change mends a plan when no day of the calendar ends below zero any more. Tried are:

- `return`: an order is not deducted at all, in none of its instalments. Only orders that can still go back as
  a matter of right: not received yet, or received no more than seven days ago (Consumer Rights Protection Law
  of China, article 25);
- `confirm_later`: an order that is deducted on automatic confirmation is confirmed later;
- `ask_later`: an order with a stated day is deducted on a later one;
- `move_cost`: a fixed cost that goes out by the first day short goes out later;
- `return_several`: where no single order mends it, several that can go back.

A day is put off only as far as it has to be, and by no more than 31 days. Smallest is the least amount
returned, else the fewest days. Money in millionths (`calculator.buyer.money`) within, in major units outside.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from typing import Literal

from calculator.buyer.day_book import Day, Moved
from calculator.buyer.days import after
from calculator.buyer.money import amount, counted
from calculator.buyer.plan import OpenOrder, Plan

MOST_DAYS_LATER = 31
RETURN_DAYS = 7

MendKind = Literal["return", "confirm_later", "ask_later", "move_cost", "return_several"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mend:
    """A change after which no day ends below zero.

    `positions` are those of the orders, or of the fixed cost, in the plan's lists (from 0), `amount` what
    they come to; what is put off moves from `day` to `later`, else `later` is None. Of an order in
    instalments only one is put off, that of this number (from 1); else `instalment` is None.
    """

    kind: MendKind
    positions: tuple[int, ...]
    amount: float
    day: date
    later: date | None
    instalment: int | None


def mends(plan: Plan, days: Sequence[Day], movements: Sequence[Moved]) -> tuple[Mend, ...]:
    """Return what mends a plan with these days and movements; nothing where no day is short."""
    short = [day for day in days if day.balance < 0]
    if not short:
        return ()
    first, last = short[0].date, short[-1].date
    missing = -min(counted(day.balance) for day in short)
    tried = [_mend("return", whole) for whole in _returnable(plan, movements) if _suffices(whole, days)]
    large_enough = [
        moved
        for moved in movements
        if moved.kind != "income" and moved.date <= first and -counted(moved.amount) >= missing
    ]
    until = after(last, 1)
    for moved in large_enough:
        order = plan.orders[moved.position] if moved.kind == "deduction" else None
        near = until <= days[-1].date and (until - moved.date).days <= MOST_DAYS_LATER
        if near and not (moved.deduction and (moved.deduction.overdue or moved.deduction.passed)):
            kind: MendKind = (
                "move_cost" if order is None else "ask_later" if order.deduct_on else "confirm_later"
            )
            tried.append(_mend(kind, [moved], until))
    kept = [min(same, key=_size) for kind in KINDS if (same := [one for one in tried if one.kind == kind])]
    if any(mend.kind == "return" for mend in kept):
        return tuple(kept)
    return (*kept, *_several(plan, days, movements))


KINDS: tuple[MendKind, ...] = ("return", "confirm_later", "ask_later", "move_cost")
"""In the order in which they are told."""


def can_go_back(order: OpenOrder, today: date) -> bool:
    """Whether an order is still within the time for a return without a reason, as far as its plan says."""
    return order.received_on is None or today <= after(order.received_on, RETURN_DAYS)


def _mend(kind: MendKind, moved: Sequence[Moved], later: date | None = None) -> Mend:
    first = moved[0].deduction
    return Mend(
        kind=kind,
        positions=tuple(dict.fromkeys(one.position for one in moved)),
        amount=amount(sum(-counted(one.amount) for one in moved)),
        day=moved[0].date,
        later=later,
        instalment=first.number if later and first and first.order.instalments > 1 else None,
    )


def _size(mend: Mend) -> tuple[float, float]:
    """How much a change asks of its buyer: days first, which are 0 for a return, then the amount."""
    return ((mend.later - mend.day).days if mend.later else 0, mend.amount)


def _several(plan: Plan, days: Sequence[Day], movements: Sequence[Moved]) -> Iterator[Mend]:
    """Yield the return of several orders, none of which is not needed; nothing where all are not enough."""
    dearest = sorted(
        _returnable(plan, movements), key=lambda whole: sum(counted(moved.amount) for moved in whole)
    )
    chosen: list[list[Moved]] = []
    for whole in dearest:
        chosen.append(whole)
        if _suffices(chain(*chosen), days):
            break
    else:
        return
    for whole in reversed(chosen[:]):
        without = [one for one in chosen if one is not whole]
        if _suffices(chain(*without), days):
            chosen = without
    yield _mend("return_several", list(chain(*sorted(chosen, key=lambda whole: whole[0].position))))


def _returnable(plan: Plan, movements: Sequence[Moved]) -> list[list[Moved]]:
    """The deductions of each order that can still go back."""
    by_order: dict[int, list[Moved]] = {}
    for moved in movements:
        if moved.kind == "deduction" and can_go_back(plan.orders[moved.position], plan.today):
            by_order.setdefault(moved.position, []).append(moved)
    return list(by_order.values())


def _suffices(returned: Iterable[Moved], days: Sequence[Day]) -> bool:
    """Whether no day ends below zero without these deductions."""
    returned = tuple(returned)
    return all(
        counted(day.balance) - sum(counted(one.amount) for one in returned if one.date <= day.date) >= 0
        for day in days
        if day.balance < 0
    )
