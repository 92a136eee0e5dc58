"""Ranges of the tornadoes: one an input, from a low end to a high one, round what was entered.

The ends are multiples of what was entered, so that 1 lies between them. Those of the volatility are values of
its own, within what it may be, because no multiple tells whether orders fail together at all.
"""

from typing import Any

from calculator.boundary.problems import Problem
from calculator.parameters import fields_of

Values = dict[str, Any]
AS_VALUES = "non_payment_volatility"
AS_ENTERED = 1.0
LEAST_MULTIPLE = 0.01


def check_ranges(ranges: list[Values], problems: list[Problem]) -> None:
    """Name inputs that stand twice, and ends that are no ends of a range."""
    seen: set[str] = set()
    for index, values in enumerate(ranges):
        moved = values.get("input")
        if moved is None:
            continue
        if moved in seen:
            problems.append(Problem("duplicate_name", f"ranges[{index}].input", moved, reason="range"))
        seen.add(moved)
        _check_ends(values, f"ranges[{index}]", problems)


def _check_ends(values: Values, path: str, problems: list[Problem]) -> None:
    of_low, of_high = _limits(values["input"])
    low, high = values.get("low"), values.get("high")
    if low is not None:
        _within(f"{path}.low", low, of_low, problems)
        of_high = (max(of_high[0], low), of_high[1]) if values["input"] == AS_VALUES else of_high
    if high is not None:
        _within(f"{path}.high", high, of_high, problems)


def _limits(name: str) -> tuple[tuple[float, float], tuple[float, float]]:
    """Return the least and the most of an input's low end, and those of its high end."""
    own = fields_of("segment").get(name) or fields_of("assumptions").get(name)
    if own and name == AS_VALUES:
        values = (own.minimum or 0.0, own.maximum or 0.0)
        return values, values
    # What may not be 0 is not moved there.
    least = LEAST_MULTIPLE if own and own.minimum else 0.0
    return (least, AS_ENTERED), (AS_ENTERED, fields_of("ranges")["high"].maximum or AS_ENTERED)


def _within(path: str, value: float, limits: tuple[float, float], problems: list[Problem]) -> None:
    if not limits[0] <= value <= limits[1]:
        problems.append(Problem("out_of_range", path, value, limits))
