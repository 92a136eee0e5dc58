"""The declared inputs, by command, by the object that holds them, or by their place in a document."""

import re
from functools import cache

from calculator.parameters.documents import declared, parts_by_scope
from calculator.parameters.field import Field

_INDEX = re.compile(r"\[(?:0|[1-9][0-9]{0,3})\]\.")
_POSITION = re.compile(r"\[(\d+)\]")


def fields() -> tuple[Field, ...]:
    """Return every declared input of `estimate`, in the order of the form."""
    return declared("estimate")


def plan_fields() -> tuple[Field, ...]:
    """Return every declared input of `commitments`, in the order of the form."""
    return declared("commitments")


def order_file_fields() -> tuple[Field, ...]:
    """Return what is assumed of an order file where it does not say; none of it is an input of `estimate`."""
    return declared("mix")


def assumed_pay_later_share() -> float:
    """Return the share of pay-later orders where a file does not mark them and the reader has not said."""
    return float(next(field.default or 0 for field in order_file_fields() if field.name == "pay_later_share"))


@cache
def fields_of(scope: str) -> dict[str, Field]:
    """Return the inputs of one object of a document by name, in the order of the form."""
    part = parts_by_scope().get(scope)
    return {field.name: field for field in part.fields} if part else {}


@cache
def field_at(path: str) -> Field | None:
    """Return the declaration of a concrete path (`segments[3].return_rate`), or None where there is none."""
    pattern = _INDEX.sub("[].", path)
    by_path = (*fields(), *plan_fields())
    return next((field for field in by_path if field.path == pattern), None) if "[]" not in path else None


def position_in(path: str) -> int | None:
    """Return the position in the first list of a concrete path (3 in `segments[3].name`), None in none."""
    found = _POSITION.search(path)
    return int(found[1]) if found else None
