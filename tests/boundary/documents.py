"""Order mixes as JSON documents, and the problems that one gives."""

import copy
from typing import Any

from calculator.boundary.problems import InvalidInput, Problem
from calculator.shop.validation import validate

REQUIRED = {"name": "phones", "orders_per_month": 120, "average_order_value": 3200, "pay_later_share": 0.4}

PARTNERS = {
    "segments[0].counted_orders": {"counted_unpaid": 0},
    "segments[0].counted_unpaid": {"counted_orders": 10_000_000},
}
"""What has to stand beside a count for it to mean something."""


def the_least_document() -> dict[str, Any]:
    """One segment with its required fields only."""
    return {"segments": [dict(REQUIRED)]}


def a_document_with(path: str, value: object) -> dict[str, Any]:
    """Return the least document with `value` at `path`; lists must exist up to the index named."""
    document = the_least_document()
    document["ranges"] = [{"input": "due_days", "low": 0.5, "high": 2}]
    document["season"] = [{"from_day": 0, "to_day": 1, "multiplier": 2}]
    document["months"] = [{"orders": 10_000_000, "unpaid": 0}]
    document["open_orders"] = [{"amount": 300, "days_open": 20}]
    document["recent_sales"] = [{"amount": 9000}]
    if isinstance(value, int | float) and path in PARTNERS:
        document["segments"][0] |= PARTNERS[path]
    place: Any = document
    *holders, name = path.split(".")
    for holder in holders:
        key, _, index = holder.partition("[")
        place = place[key][int(index[:-1])] if index else place.setdefault(key, {})
    place[name] = copy.deepcopy(value)
    return document


def problems_of(document: object) -> tuple[Problem, ...]:
    """Return every problem of `document`; fails where there is none."""
    try:
        validate(document)
    except InvalidInput as invalid:
        return invalid.problems
    raise AssertionError("the document was accepted")


def the_problem_of(document: object) -> Problem:
    """Return the only problem of `document`."""
    (problem,) = problems_of(document)
    return problem


def concrete(path: str) -> str:
    """Return the path of the first entry for a declared path: segments[].name → segments[0].name."""
    return path.replace("[]", "[0]")
