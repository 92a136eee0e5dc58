"""Days as a reader writes them: 11 月 30 日（周一）, Mon 30 Nov; with the year where it is another one.

What happens on one of several days is told by the first and the last of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from calculator import words


def day(lang: str, written: str, *, since: str, weekday: bool = True) -> str:
    """A day, given as `2026-11-30`; `since` is a day of the year that need not be said."""
    then = date.fromisoformat(written)
    key = "buyer.day" if written[:4] == since[:4] else "buyer.day_with_year"
    text = words.say(lang, key, year=then.year, month=month_name(lang, then), number=then.day)
    if not weekday:
        return text
    return words.say(lang, "buyer.day_of_week", day=text, weekday=weekday_names(lang)[then.weekday()])


def span(lang: str, first: str, last: str, *, since: str) -> str:
    """The days from one to another, given as `2026-12-05`: 12 月 5 日到 12 日, between 5 and 12 Dec."""
    start, end = date.fromisoformat(first), date.fromisoformat(last)
    if first[:7] == last[:7] and first[:4] == since[:4]:
        month = month_name(lang, start)
        return words.say(lang, "buyer.span_in_month", month=month, first=start.day, last=end.day)
    days = {"first": day(lang, first, since=since, weekday=False)}
    days["last"] = day(lang, last, since=since, weekday=False)
    return words.say(lang, "buyer.span", **days)


def when(lang: str, entry: Mapping[str, Any], *, since: str) -> str:
    """The day of a movement, or the days between which it is."""
    if "latest" in entry:
        return span(lang, entry["date"], entry["latest"], since=since)
    return day(lang, entry["date"], since=since)


def month_name(lang: str, of: date) -> str:
    """The month of a day: 11 月, Nov."""
    return words.say(lang, "buyer.months").split("|")[of.month - 1]


def weekday_names(lang: str) -> list[str]:
    """The days of the week from Monday on."""
    return words.say(lang, "buyer.weekdays").split("|")
