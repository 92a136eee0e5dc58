"""One value against the declaration of its field: type, finiteness, limits.

A value that is present is either accepted as it is or reported; it is never replaced by a default.
"""

import math
import re
from collections.abc import Callable
from datetime import date

from calculator.boundary.document import Repeated
from calculator.boundary.problems import Code, Problem, printable
from calculator.parameters import Field, Kind

Value = str | float | bool | None

_CURRENCY = re.compile(r"[A-Z]{3}")
_DATE = re.compile(r"(?:19|20|21)[0-9]{2}-[0-9]{2}-[0-9]{2}")
_NOT_IN_A_NAME = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def is_currency(text: str) -> bool:
    """Whether a text has the form of a currency's code: three capital letters."""
    return _CURRENCY.fullmatch(text) is not None


def is_date(text: str) -> bool:
    """Whether a text is a date of the calendar, year-month-day (2026-11-11), in the years 1900 to 2199."""
    if not _DATE.fullmatch(text):
        return False
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


CODED: dict[Kind, tuple[Callable[[str], object], Code]] = {
    "currency": (is_currency, "unknown_currency"),
    "date": (is_date, "not_a_date"),
}
"""Kinds of text of one form: what fits, and what is wrong with anything else."""


def limits(field: Field) -> tuple[float, ...]:
    """Return the least and the most that `field` accepts, or nothing where it has no limits."""
    if field.minimum is None or field.maximum is None:
        return ()
    return field.minimum, field.maximum


def check(field: Field, path: str, value: object) -> Value | Problem:
    """Return `value` as the field's type (numbers as float, whole numbers as int), or what is wrong with it.

    `path` is where the value stands (`segments[0].return_rate`), for the problem to name.
    """
    if type(value) is float and field.is_number:  # nearly all of them
        return _within_limits(field, path, value)
    if isinstance(value, Repeated):
        return Problem("duplicate_field", path)
    if value is None and (field.nullable or field.required):
        return None if field.nullable else missing(field, path)
    if field.is_number:
        return _number(field, path, value)
    if field.kind == "boolean":
        return value if isinstance(value, bool) else _wrong_type(path, value, "boolean")
    return _word(field, path, value)


def missing(field: Field, path: str) -> Problem:
    """Return the problem of a required field that is not there."""
    reason = "number" if field.is_number else "text" if field.kind == "text" else "other"
    return Problem("missing", path, limits=limits(field), reason=reason)


def _choice(field: Field, path: str, text: str) -> str | Problem:
    """Return a text that is one of the field's choices, or what is wrong with it."""
    if not text.strip():
        return missing(field, path)
    if text in field.choices:
        return text
    return Problem("unknown_name", path, printable(text), field.choices, "choice")


def _wrong_type(path: str, value: object, wanted: str) -> Problem:
    return Problem("wrong_type", path, printable(value), reason=wanted)


def _number(field: Field, path: str, value: object) -> float | Problem:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return Problem("not_a_number", path, printable(value), limits(field))
    try:
        number = float(value)
    except OverflowError:
        number = math.inf if value > 0 else -math.inf
    return _within_limits(field, path, number)


def _within_limits(field: Field, path: str, number: float) -> float | Problem:
    number += 0.0  # turns the negative zero into zero
    bounds = limits(field)
    if not math.isfinite(number):
        return Problem("not_finite", path, printable(number), bounds)
    if bounds and not bounds[0] <= number <= bounds[1]:
        return Problem("out_of_range", path, number, bounds)
    if field.kind in ("whole", "position"):
        return int(number) if number.is_integer() else Problem("not_whole", path, number, bounds)
    return number


def _word(field: Field, path: str, value: object) -> str | Problem:
    if not isinstance(value, str):
        return _wrong_type(path, value, "text")
    if field.kind in CODED:
        fits, code = CODED[field.kind]
        return value if fits(value) else Problem(code, path, printable(value))
    if field.kind == "choice":
        return _choice(field, path, value)
    return _text(field, path, value)


def _text(field: Field, path: str, value: str) -> str | Problem:
    text = " ".join(value.split())
    if _NOT_IN_A_NAME.search(text):
        return Problem("not_text", path, printable(text))
    if not text:
        return missing(field, path)
    if field.maximum is not None and len(text) > field.maximum:
        return Problem("too_large", path, len(text), limits(field), "text")
    return text
