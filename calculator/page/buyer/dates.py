"""Days as a reader writes them: 11 月 30 日（周一）, Mon 30 Nov; with the year where it is another one."""

from __future__ import annotations

from datetime import date

from calculator import words


def day(lang: str, written: str, *, since: str, weekday: bool = True) -> str:
    """A day, given as `2026-11-30`; `since` is a day of the year that need not be said."""
    then = date.fromisoformat(written)
    key = "buyer.day" if written[:4] == since[:4] else "buyer.day_with_year"
    text = words.say(lang, key, year=then.year, month=month_name(lang, then), number=then.day)
    if not weekday:
        return text
    return words.say(lang, "buyer.day_of_week", day=text, weekday=weekday_names(lang)[then.weekday()])


def month_name(lang: str, of: date) -> str:
    """The month of a day: 11 月, Nov."""
    return words.say(lang, "buyer.months").split("|")[of.month - 1]


def weekday_names(lang: str) -> list[str]:
    """The days of the week from Monday on."""
    return words.say(lang, "buyer.weekdays").split("|")
