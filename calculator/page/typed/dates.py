"""Dates as people type them: `2026-11-11`, `2026年11月11日`, `20261111`; without a year `11.11`, `6/18`.

A date without a year, given for a day of the course, is the first such day on or after day 0.
"""

import re
from datetime import date

from calculator.boundary.field_value import is_date
from calculator.page.typed.numbers import Misunderstood, narrow

_WHOLE = re.compile(
    r"([0-9]{4})(?:[-/.年 ]+)([0-9]{1,2})(?:[-/.月 ]+)([0-9]{1,2})[日号]?|([0-9]{4})([0-9]{2})([0-9]{2})"
)
_DAY = re.compile(r"([0-9]{1,2})[-/.月 ]+([0-9]{1,2})[日号]?")
YEARS_TO_LOOK = 9
"""29 February is at most eight years away."""


def iso_date(text: str) -> str | None:
    """Return the date that `text` says, year-month-day; None where it says none of the calendar."""
    found = _WHOLE.fullmatch(narrow(text))
    if not found:
        return None
    year, month, day = (int(part) for part in found.groups() if part is not None)
    made = _made(year, month, day)
    return made.isoformat() if made and is_date(made.isoformat()) else None


def day_of_date(text: str, start: str | None) -> int | Misunderstood | None:
    """Return how many days after `start` (the date of day 0) the date in `text` lies; None if it is no date.

    Misunderstood where it is one but cannot be placed: without a start, before it, or not of the calendar.
    """
    typed = narrow(text)
    whole, short = _WHOLE.fullmatch(typed), _DAY.fullmatch(typed)
    if not whole and not short:
        return None
    if start is None:
        return Misunderstood("not_a_number", "needs_start")
    first = date.fromisoformat(start)
    iso = iso_date(text)
    meant = date.fromisoformat(iso) if iso else _next(int(short[1]), int(short[2]), first) if short else None
    if meant is None or meant < first:
        return Misunderstood("not_a_number", "no_such_day")
    return (meant - first).days


def _next(month: int, day: int, first: date) -> date | None:
    """Return the first such day of a year on or after `first`."""
    years = range(first.year, first.year + YEARS_TO_LOOK)
    return next((made for year in years if (made := _made(year, month, day)) and made >= first), None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
