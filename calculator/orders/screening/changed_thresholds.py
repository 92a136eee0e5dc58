"""Thresholds that a reader has changed, by name."""

from collections.abc import Mapping
from dataclasses import asdict, replace
from math import isfinite
from typing import Any

from calculator.boundary.problems import InvalidInput, Problem, printable
from calculator.orders.screening.thresholds import WITHOUT_EFFECT, Thresholds


class NotWholeError(ValueError):
    """A threshold that counts orders, buyers or days is not a whole number."""


def threshold_names() -> tuple[str, ...]:
    """Return the names of the thresholds."""
    return tuple(asdict(Thresholds()))


def changed_thresholds(changes: Mapping[str, Any]) -> Thresholds:
    """Return the thresholds with some of them changed; a text is read as a number, or a list at its commas.

    Raises InvalidInput with every name that is none (`unknown_field`) and every value that is none
    (`not_a_number`). Names that have lost their meaning change nothing.
    """
    starting = asdict(Thresholds())
    made: dict[str, Any] = {}
    problems: list[Problem] = []
    for name, value in changes.items():
        if name in WITHOUT_EFFECT:
            continue
        if name not in starting:
            problems.append(
                Problem("unknown_field", "thresholds", printable(name), tuple(starting), "threshold")
            )
            continue
        try:
            made[name] = _like(starting[name], value)
        except NotWholeError:
            problems.append(Problem("not_a_number", f"thresholds.{name}", printable(value), (), "whole"))
        except (TypeError, ValueError):
            problems.append(Problem("not_a_number", f"thresholds.{name}", printable(value), (), "positive"))
    if problems:
        raise InvalidInput(problems)
    return replace(Thresholds(), **made)


def _like(starting: object, value: Any) -> object:  # noqa: ANN401 - whatever the reader sent
    """Return a changed threshold in the type of its starting value."""
    if isinstance(starting, frozenset | tuple):
        entries = value.split(",") if isinstance(value, str) else value
        if isinstance(starting, tuple):
            return tuple(_positive(limit) for limit in entries)
        return frozenset(str(entry).strip() for entry in entries)
    if value is None and starting is None:
        return None
    number = _positive(value)
    if isinstance(starting, int):
        if number != int(number):
            raise NotWholeError(value)
        return int(number)
    return number


def _positive(value: Any) -> float:  # noqa: ANN401 - whatever the reader sent
    number = float(value)
    if not isfinite(number) or number <= 0:
        raise ValueError(value)
    return number
