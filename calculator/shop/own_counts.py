"""Counts that must fit one another: unpaid orders among the counted ones, cases among the unpaid ones.

Nothing here replaces a value: what does not fit is named at the field that is out of its limits.
"""

from typing import Any

from calculator.boundary.field_value import missing
from calculator.boundary.problems import Problem
from calculator.parameters import fields_of

Values = dict[str, Any]


def check_counts(segments: list[Values], problems: list[Problem]) -> None:
    """Name what does not fit in each segment's own history."""
    declared = fields_of("segment")
    for index, values in enumerate(segments):
        prefix = f"segments[{index}]."
        orders, unpaid = values.get("counted_orders"), values.get("counted_unpaid")
        pair = ("counted_orders", "counted_unpaid")
        if orders is not None and unpaid is not None:
            _at_most(prefix + "counted_unpaid", unpaid, 0.0, orders, problems)
        elif (orders is None) != (unpaid is None) and all(name in values for name in pair):
            lacking = pair[0] if orders is None else pair[1]
            problems.append(missing(declared[lacking], prefix + lacking))
        groups = values.get("counted_groups")
        if groups is not None and unpaid:
            _at_most(prefix + "counted_groups", groups, 1.0, max(unpaid, 1.0), problems)


def check_months(months: list[Values], problems: list[Problem]) -> None:
    """Name months with more unpaid orders than orders."""
    for index, values in enumerate(months):
        if "orders" in values and "unpaid" in values:
            _at_most(f"months[{index}].unpaid", values["unpaid"], 0.0, values["orders"], problems)


def _at_most(path: str, value: float, least: float, most: float, problems: list[Problem]) -> None:
    if not least <= value <= most:
        problems.append(Problem("out_of_range", path, value, (least, most)))
