"""When each open order is deducted.

On the day the order states, else so many days after it was received, else so many days after it is expected.
A day that has passed means that the money is due and has not been taken: it counts as deducted today.
"""

from dataclasses import dataclass
from datetime import date

from calculator.buyer.days import after
from calculator.buyer.plan import SETTLED, OpenOrder, Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduction:
    """One deduction, taken on `day`, due on `due_on`, of the order at `position` (from 0)."""

    day: date
    due_on: date
    position: int
    order: OpenOrder

    @property
    def overdue(self) -> bool:
        """Whether its day had passed before today."""
        return self.due_on < self.day


def due_on(order: OpenOrder) -> date | None:
    """Return the day on which an order is to be deducted, None where it does not say."""
    if order.deduct_on is not None:
        return order.deduct_on
    received = order.received_on or order.expected_on
    if received is None or order.confirm_days is None:
        return None
    return after(received, order.confirm_days)


def deductions(plan: Plan) -> tuple[Deduction, ...]:
    """Return the coming deductions by day; those of one day in the order of the plan."""
    found = []
    for position, order in enumerate(plan.orders):
        due = due_on(order)
        if order.status not in SETTLED and due is not None:
            taken = max(due, plan.today)
            found.append(Deduction(day=taken, due_on=due, position=position, order=order))
    return tuple(sorted(found, key=lambda deduction: deduction.day))
