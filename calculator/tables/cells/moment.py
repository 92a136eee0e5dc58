"""What moment a cell states, in minutes since the beginning of the calendar, as the shop's clock showed it.

A time zone written behind the time is left aside: what counts is the shop's day.
"""

import re
from collections.abc import Sequence
from datetime import date

from calculator.tables.cells.text import half_width, unwrapped

MINUTES_PER_DAY = 1440
EARLIEST, LATEST = date(2000, 1, 1).toordinal(), date(2099, 12, 31).toordinal()
SPREADSHEET_ORIGIN = date(1899, 12, 30).toordinal()
"""Day 0 of spreadsheet programs, which take 1900 for a leap year."""

YEAR_FIRST = re.compile(
    r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})(?:\s*日)?(.*)", re.DOTALL
).fullmatch
YEAR_LAST = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})\b(.*)", re.DOTALL).fullmatch
WITHOUT_YEAR = re.compile(r"\d{1,2}\s*[-/.月]\s*\d{1,2}(?:\s*日)?(?:\s+\d{1,2}:\d{2}.*)?").fullmatch
MONTHS = 12
COMPACT = re.compile(r"(20\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(?:\d{2})?)?").fullmatch
SERIAL = re.compile(r"([3-6]\d{4})(\.\d+)?").fullmatch
CLOCK = re.compile(
    r"[T\s]*(上午|下午|[AaPp][Mm])?\s*(\d{1,2})[:时点](\d{1,2})(?:[:分](\d{1,2})(?:[.,]\d+)?秒?)?分?\s*([AaPp][Mm])?.*",
    re.DOTALL,
).fullmatch
LONGEST = 60
CLOCKS = {f" {minute // 60:02d}:{minute % 60:02d}": minute for minute in range(MINUTES_PER_DAY)} | {"": 0}
COMMON_LENGTHS = frozenset((10, 16, 19))
"""Of `2026-10-01`, with ` 10:23` and with ` 10:23:45`: the common cases need no regular expression."""
MOST_REMEMBERED = 4096

_days: dict[str, int] = {}
"""Days already understood, by the ten characters that wrote them: an export has few days and many rows."""


def moments_in(cells: Sequence[str]) -> list[int | str]:
    """Return what `moment_in` says of each cell; a column written in a common way is read in one go."""
    if COMMON_LENGTHS.issuperset(map(len, cells)):
        try:
            return [_days[cell[:10]] * MINUTES_PER_DAY + CLOCKS[cell[10:16]] for cell in cells]
        except KeyError:
            pass  # a day that comes for the first time, or no date at all
    return list(map(moment_in, cells))


def moment_in(cell: str) -> int | str:
    """Return the minutes of a moment, or the reason why there is none.

    Reasons: `date_missing`, `date_not_understood`, `date_without_year` (5月3日), `date_not_real`
    (30 February), `date_ambiguous` (3/4/2026), `date_out_of_range` (before 2000 or after 2099). Written with
    points, 3.4.2026, the day comes first wherever such dates are used.
    """
    day = _days.get(cell[:10])
    if day is not None:
        minutes = CLOCKS.get(cell[10:16])
        if minutes is not None and len(cell) in COMMON_LENGTHS:
            return day * MINUTES_PER_DAY + minutes
    return _understood(cell)


def _understood(cell: str) -> int | str:
    text = half_width(unwrapped(cell))
    if not text:
        return "date_missing"
    if len(text) > LONGEST or not text.isprintable():
        return "date_not_understood"
    if found := SERIAL(text):
        return (SPREADSHEET_ORIGIN + int(found[1])) * MINUTES_PER_DAY + round(
            float(found[2] or 0) * MINUTES_PER_DAY
        )
    parts = _parts(text)
    if isinstance(parts, str):
        return parts
    day, minutes = _day(*parts[:3]), _minutes(parts[3])
    if isinstance(day, str) or minutes is None:
        return day if isinstance(day, str) else "date_not_understood"
    if text == cell and parts[3] == text[10:] and len(text) >= 10 and len(_days) < MOST_REMEMBERED:
        _days[cell[:10]] = day
    return day * MINUTES_PER_DAY + minutes


def _parts(text: str) -> tuple[str, str, str, str] | str:
    """Return year, month, day of the month and what stands behind, or the reason why not."""
    if found := YEAR_FIRST(text):
        return found[1], found[2], found[3], found[4]
    if found := COMPACT(text):
        return found[1], found[2], found[3], f" {found[4]}:{found[5]}" if found[4] else ""
    if not (found := YEAR_LAST(text)):
        return "date_without_year" if WITHOUT_YEAR(text) else "date_not_understood"
    month, separator, of_month, year, rest = found.groups()
    if int(month) > MONTHS or separator == ".":
        month, of_month = of_month, month
    elif int(of_month) <= MONTHS and int(month) != int(of_month):
        return "date_ambiguous"
    return year, month, of_month, rest


def day_comes_first(cell: str) -> bool | None:
    """Return whether a date such as 13/5/2026 names the day before the month; None where it does not tell."""
    found = YEAR_LAST(half_width(unwrapped(cell)))
    first, second = (int(found[1]) > MONTHS, int(found[3]) > MONTHS) if found else (False, False)
    return first if first != second else None


def year_first(cell: str, *, day_first: bool) -> str:
    """Return a date such as 3/4/2026 as 2026-4-3 or 2026-3-4."""
    found = YEAR_LAST(half_width(unwrapped(cell)))
    if not found:
        return cell
    one, _, other, year, rest = found.groups()
    return f"{year}-{other}-{one}{rest}" if day_first else f"{year}-{one}-{other}{rest}"


def _day(year: str, month: str, of_month: str) -> int | str:
    try:
        day = date(int(year), int(month), int(of_month)).toordinal()
    except ValueError:
        return "date_not_real"
    return day if EARLIEST <= day <= LATEST else "date_out_of_range"


def _minutes(rest: str) -> int | None:
    """Return the minutes after midnight, 0 where no time is written, None where it cannot be one."""
    if not rest.strip():
        return 0
    found = CLOCK(rest)
    if not found:
        return None
    half, hour, minute = found[1] or found[5] or "", int(found[2]), int(found[3])
    if half.lower() in ("pm", "下午") and hour < 12:
        hour += 12
    elif half.lower() in ("am", "上午") and hour == 12:
        hour = 0
    return hour * 60 + minute if hour < 24 and minute < 60 else None


def day_text(day: int) -> str:
    """Return a day, given as an ordinal, as `2026-10-01`."""
    return date.fromordinal(day).isoformat()
