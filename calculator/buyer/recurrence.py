"""On which days money that comes in or goes out moves: once, every week, every month.

What falls on a Saturday or a Sunday stays there unless its plan says that the bank moves it to the weekday
before or after. Public holidays, and the weekends worked in their place, are not known here.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from calculator.buyer.days import after, days_from, falls_on

Repeats = Literal["once", "weekly", "monthly"]
OnWeekend = Literal["same_day", "before", "after"]

SATURDAY = 5
LONGEST_MOVE = 2
"""Days by which a weekend can move a payment: Sunday to Friday, Saturday to Monday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Recurrence:
    """When something recurs.

    Once on `first`; every week from `first` on; or every month on `day_of_month` (the last day where a month
    is shorter), from `first` on where it is given.
    """

    repeats: Repeats
    first: date | None
    day_of_month: int | None
    on_weekend: OnWeekend

    def days(self, start: date, end: date) -> Iterator[date]:
        """Yield the days from `start` to `end`, both included, on which the money moves."""
        for day in days_from(after(start, -LONGEST_MOVE), after(end, LONGEST_MOVE)):
            if self._names(day):
                moved = self._moved(day)
                if start <= moved <= end:
                    yield moved

    def _names(self, day: date) -> bool:
        """Whether it is set for this day, before any weekend is heeded."""
        if self.repeats == "monthly":
            started = self.first is None or self.first <= day
            return started and self.day_of_month is not None and falls_on(day, self.day_of_month)
        if self.first is None or self.repeats == "once":
            return day == self.first
        return self.first <= day and (day - self.first).days % 7 == 0

    def _moved(self, day: date) -> date:
        past_friday = day.weekday() - SATURDAY + 1
        if past_friday <= 0 or self.on_weekend == "same_day":
            return day
        return after(day, -past_friday if self.on_weekend == "before" else LONGEST_MOVE + 1 - past_friday)
