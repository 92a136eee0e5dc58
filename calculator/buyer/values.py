"""One value of a plan against its declaration: what order mixes have too, and days."""

from typing import Any

from calculator.boundary.document import Repeated
from calculator.boundary.field_value import check
from calculator.boundary.problems import Problem, printable
from calculator.buyer.days import EARLIEST, LATEST, day_in
from calculator.parameters import Field

ALLOWED_DAYS = (EARLIEST.isoformat(), LATEST.isoformat())


def check_plan_value(field: Field, path: str, value: object) -> Any:  # noqa: ANN401 - as the field's kind says
    """Return `value` as the field's type (days as `date`), or the `Problem` with it."""
    if isinstance(value, Repeated) or value is None or field.kind not in ("date", "text"):
        return check(field, path, value)
    if field.kind == "text":
        blank = isinstance(value, str) and field.nullable and not value.strip()
        return None if blank else check(field, path, value)
    if not isinstance(value, str):
        return Problem("wrong_type", path, printable(value), reason="date")
    return _day(path, value)


def _day(path: str, text: str) -> Any:  # noqa: ANN401 - a date or a problem
    day = day_in(text.strip())
    if day is None:
        return Problem("wrong_type", path, printable(text), reason="date")
    if not EARLIEST <= day <= LATEST:
        return Problem("out_of_range", path, day.isoformat(), ALLOWED_DAYS, "date")
    return day
