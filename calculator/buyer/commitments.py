"""What a buyer has committed to, in figures.

- `movements`: all that comes in and goes out, in its order;
- `outstanding`: the sum of all deductions to come;
- `due_in_30_days`: those of them on today or within 30 days of it;
- `share_of_income`: that sum over the income of the same days, None where there is none;
- `lowest`: the first day with the lowest balance at its end;
- `shortfalls`: the days that end below zero;
- `without_orders`: the first day short as it would end without any deduction, None where no day is short;
- `mends`: what would mend a plan that runs short, see `calculator.buyer.mends`;
- `safe_to_add`: what could be spent at once without any day ending below zero, at least 0;
- `at_latest`: what becomes of the balance if every deduction is taken on its last day, None where each has
  one day only;
- `late_fees`: what deductions that find no balance would cost besides, None where no order says.

Of an order that is deducted between two days, the first counts: no other order of events leaves less on any
day. So the figures are those of the worst case, and `at_latest` has those of the best.

Money in major units of one currency.
"""

from dataclasses import dataclass

from calculator.buyer.day_book import Day, Moved, day_book
from calculator.buyer.days import after
from calculator.buyer.deductions import Deduction, at_the_latest, deductions
from calculator.buyer.mends import Mend, mends
from calculator.buyer.money import amount, counted
from calculator.buyer.plan import Plan

SOON_DAYS = 30


@dataclass(frozen=True, slots=True, kw_only=True)
class AtLatest:
    """The balance of a plan each of whose deductions is taken on its last day, at the end of each day."""

    lowest: Day
    shortfalls: tuple[Day, ...]
    balances: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Commitments:
    """The calendar of a plan and what it comes to."""

    movements: tuple[Moved, ...]
    outstanding: float
    due_in_30_days: float
    income_in_30_days: float
    share_of_income: float | None
    lowest: Day
    shortfalls: tuple[Day, ...]
    without_orders: float | None
    mends: tuple[Mend, ...]
    safe_to_add: float
    days: tuple[Day, ...]
    at_latest: AtLatest | None
    late_fees: float | None

    @property
    def schedule(self) -> tuple[Moved, ...]:
        """The deductions among the movements."""
        return tuple(one for one in self.movements if one.kind == "deduction")


def commitments(plan: Plan) -> Commitments:
    """Return the calendar of a validated plan and what it comes to."""
    coming = deductions(plan)
    days, movements = day_book(plan, coming)
    soon = [day for day in days if day.date <= after(plan.today, SOON_DAYS)]
    due = sum(counted(day.deductions) for day in soon)
    income = sum(counted(day.income) for day in soon)
    shortfalls = tuple(day for day in days if day.balance < 0)
    lowest = min(days, key=lambda day: day.balance)
    return Commitments(
        movements=movements,
        outstanding=amount(sum(counted(day.deductions) for day in days)),
        due_in_30_days=amount(due),
        income_in_30_days=amount(income),
        share_of_income=due / income if income else None,
        lowest=lowest,
        shortfalls=shortfalls,
        without_orders=_without_orders(days, shortfalls[0]) if shortfalls else None,
        mends=mends(plan, days, movements),
        safe_to_add=max(0.0, lowest.balance),
        days=days,
        at_latest=_at_latest(plan, coming),
        late_fees=_late_fees(plan, movements),
    )


def _at_latest(plan: Plan, coming: tuple[Deduction, ...]) -> AtLatest | None:
    if all(one.latest == one.day for one in coming):
        return None
    days, _ = day_book(plan, at_the_latest(coming))
    return AtLatest(
        lowest=min(days, key=lambda day: day.balance),
        shortfalls=tuple(day for day in days if day.balance < 0),
        balances=tuple(day.balance for day in days),
    )


def _late_fees(plan: Plan, movements: tuple[Moved, ...]) -> float | None:
    """The fees of all deductions after which the balance is below zero."""
    if all(order.late_fee is None for order in plan.orders):
        return None
    failing = (one for one in movements if one.kind == "deduction" and one.balance_after < 0)
    return amount(sum(counted(plan.orders[one.position].late_fee or 0) for one in failing))


def _without_orders(days: tuple[Day, ...], until: Day) -> float:
    """The balance at the end of a day if nothing had been deducted by then."""
    deducted = sum(counted(day.deductions) for day in days if day.date <= until.date)
    return amount(counted(until.balance) + deducted)
