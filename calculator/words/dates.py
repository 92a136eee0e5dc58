"""A day of the course with its date, where the date of day 0 is known."""

from datetime import date, timedelta

from calculator.words import say

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


def dated(day: int, start: str | None, language: str) -> str:
    """Return "day 79" or, with the date of day 0 (year-month-day), "day 79 (29 Jan 2027)"."""
    number = f"{day:,}"
    if start is None:
        return say(language, "day.plain", day=number)
    at = date.fromisoformat(start) + timedelta(days=day)
    month = MONTHS[at.month - 1] if language == "en" else at.month
    return say(language, "day.dated", day=number, year=at.year, month=month, of=at.day)
