"""Days of the calendar, without a clock: reading one, adding to one, the same day of every month."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

EARLIEST, LATEST = date(2000, 1, 1), date(2100, 12, 31)
"""The days that a plan may name."""

_WRITTEN = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")


def day_in(text: str) -> date | None:
    """Return the day written as `2026-11-22`; None for any other text and for a day that does not exist."""
    found = _WRITTEN.fullmatch(text)
    try:
        return date(*map(int, found.groups())) if found else None
    except ValueError:
        return None


def after(day: date, days: int) -> date:
    """Return the day so many days later."""
    return day + timedelta(days=days)


def days_from(first: date, last: date) -> Iterator[date]:
    """Yield every day from `first` to `last`, both included."""
    for number in range(first.toordinal(), last.toordinal() + 1):
        yield date.fromordinal(number)


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1) - timedelta(days=1)


def falls_on(day: date, day_of_month: int) -> bool:
    """Whether what recurs on a day of the month falls on `day`; on the last day where a month is shorter."""
    return day.day == min(day_of_month, month_end(day).day)
