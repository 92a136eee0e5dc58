"""When each open order is deducted: on a day, or on one of several days of which nobody knows which.

On the day the order states, else so many days after it was received, else so many days after it is expected.
A stated day that has passed means that the money is due and has not been taken: it counts as deducted today.

Where an order does not say enough for a day but how things stood on a day (`noted_on`), it is deducted
between two days:

- without a day of receipt and an expected one, goods arrive within `MOST_DAYS_ON_THE_WAY` days of it; those
  that have been received may have arrived long before, but nothing had been deducted;
- without days to confirmation, those of `usual_days` count.

An order in instalments is deducted `instalments` times, every week, two weeks, four weeks or month from its
first day on; a day that a month lacks is its last. The first `instalments_paid` of them have been.
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date

from calculator.buyer.days import after, month_end
from calculator.buyer.plan import ON_ITS_WAY, SETTLED, Every, OpenOrder, Plan
from calculator.buyer.usual_days import MOST_DAYS_ON_THE_WAY, usual_days

WEEKS: dict[Every, int] = {"week": 1, "two_weeks": 2, "four_weeks": 4}


@dataclass(frozen=True, slots=True, kw_only=True)
class Window:
    """The days on one of which an order is deducted; whether the order states the day itself."""

    earliest: date
    latest: date
    stated: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Deduction:
    """One deduction of the order at `position` (from 0), in this `number` (from 1) of its instalments.

    It is taken on `day` at the earliest, on `latest` at the latest, both of them today or later; `window` is
    when it was due.
    """

    day: date
    latest: date
    window: Window
    position: int
    number: int
    order: OpenOrder

    @property
    def overdue(self) -> bool:
        """Whether a day that its order states had passed before today."""
        return self.window.stated and self.window.latest < self.day

    @property
    def passed(self) -> bool:
        """Whether the last of the days on which it could be expected had passed before today."""
        return not self.window.stated and self.window.latest < self.day

    @property
    def taken_at_the_latest(self) -> "Deduction":
        """The same, taken on its last day."""
        return replace(self, day=self.latest)


def window(order: OpenOrder) -> Window | None:
    """Return when an order, or its first instalment, is to be deducted; None where it does not say."""
    if order.deduct_on is not None:
        return Window(earliest=order.deduct_on, latest=order.deduct_on, stated=True)
    arrival = order.received_on or order.expected_on
    if arrival is not None and order.confirm_days is not None:
        day = after(arrival, order.confirm_days)
        return Window(earliest=day, latest=day, stated=True)
    days = _days(order)
    if order.noted_on is None or days is None:
        return None
    is_open = arrival is None and order.status not in ON_ITS_WAY
    earliest = order.noted_on if is_open else after(arrival or order.noted_on, days[0])
    latest = after(arrival or after(order.noted_on, MOST_DAYS_ON_THE_WAY), days[1])
    return Window(earliest=min(max(earliest, order.noted_on), latest), latest=latest, stated=False)


def _days(order: OpenOrder) -> tuple[int, int] | None:
    """The fewest and the most days from arrival to deduction."""
    if order.confirm_days is not None:
        return order.confirm_days, order.confirm_days
    usual = usual_days(order.platform)
    return (usual.fewest, usual.most) if usual else None


def windows(order: OpenOrder) -> Iterator[Window]:
    """Yield when each instalment is to be deducted; nothing where the order does not say."""
    first = window(order)
    for number in range(order.instalments if first else 0):
        if first:
            yield replace(
                first,
                earliest=_instalment_day(first.earliest, order.instalment_every, number),
                latest=_instalment_day(first.latest, order.instalment_every, number),
            )


def _instalment_day(first: date, every: Every, number: int) -> date:
    """The day of an instalment, counted from 0 for the first."""
    if every != "month":
        return after(first, 7 * WEEKS[every] * number)
    months = first.month - 1 + number
    start = date(first.year + months // 12, months % 12 + 1, 1)
    return start.replace(day=min(first.day, month_end(start).day))


def due_on(order: OpenOrder) -> date | None:
    """Return the first day on which an order can be deducted, None where it does not say."""
    found = window(order)
    return found.earliest if found else None


def deductions(plan: Plan) -> tuple[Deduction, ...]:
    """Return the coming deductions by day; those of one day in the order of the plan."""
    found = [
        Deduction(
            day=max(due.earliest, plan.today),
            latest=max(due.latest, plan.today),
            window=due,
            position=position,
            number=number,
            order=order,
        )
        for position, order in enumerate(plan.orders)
        if order.status not in SETTLED
        for number, due in enumerate(windows(order), start=1)
        if number > order.instalments_paid
    ]
    return in_order(found)


def in_order(found: list[Deduction]) -> tuple[Deduction, ...]:
    """Return deductions by day; those of one day as they stand."""
    return tuple(sorted(found, key=lambda deduction: deduction.day))


def at_the_latest(coming: tuple[Deduction, ...]) -> tuple[Deduction, ...]:
    """Return the same deductions, each taken on its last day."""
    by_place = sorted(coming, key=lambda one: (one.position, one.number))
    return in_order([one.taken_at_the_latest for one in by_place])
