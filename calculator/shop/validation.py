"""A parsed JSON document becomes an `OrderMix`, or every problem in it is named at once.

Defaults come from the declaration and fill only what is absent. What is present is taken as it stands or
reported: unknown names, wrong types, values outside their limits, NaN and infinity, segments named alike.
"""

from collections.abc import Callable
from dataclasses import fields
from typing import Any, get_args

from calculator.boundary.declared_values import SCHEMA, Values, read_whole, rows_of, values_of
from calculator.boundary.problems import Problem
from calculator.parameters import Part, declaration_of, fields_of
from calculator.shop.input_ranges import check_ranges
from calculator.shop.order_mix import Assumptions, BlindWindow, LeverSettings, OrderMix, Provider, Rings
from calculator.shop.own_counts import check_counts, check_months
from calculator.shop.segment_names import name_as_the_segment, name_each_once, name_the_rings_segment

__all__ = ["SCHEMA", "validate"]

ROWS = {part.name: get_args(part.type)[0] for part in fields(OrderMix) if get_args(part.type)[1:] == (...,)}
"""What a row of each list of the document becomes."""


def validate(document: object) -> OrderMix:
    """Return the order mix that `document` (parsed JSON) describes; InvalidInput with all its problems."""
    return read_whole(document, _mix)


def _mix(given: Values, problems: list[Problem]) -> OrderMix | None:
    whole = declaration_of("estimate")
    top = values_of(whole, given, "", problems)
    provider = values_of(whole.part("provider"), given.get("provider", {}), "provider", problems)
    assumptions, rings, blind_window = _assumptions(whole.part("assumptions"), given, problems)
    segments = rows_of(whole.part("segments"), given, problems)
    name_each_once(segments, problems)
    name_the_rings_segment(rings, segments, problems)
    name_as_the_segment(blind_window, "assumptions.blind_window", segments, problems)
    levers = values_of(whole.part("levers"), given.get("levers", {}), "levers", problems)
    name_as_the_segment(levers, "levers", segments, problems)
    check_counts(segments, problems)
    lists = {"segments": segments}
    for part in whole.parts:
        if part.rows and part.name not in lists:
            rows = lists[part.name] = rows_of(part, given, problems)
            for place, row in enumerate(rows):
                name_as_the_segment(row, f"{part.name}[{place}]", segments, problems)
            if part.name in CHECKS:
                CHECKS[part.name](rows, problems)
    if problems:
        return None
    made: dict[str, Any] = {name: tuple(ROWS[name](**row) for row in rows) for name, rows in lists.items()}
    return OrderMix(
        **top,
        **made,
        provider=Provider(**provider),
        assumptions=Assumptions(
            **assumptions, rings=Rings(**rings), blind_window=BlindWindow(**blind_window)
        ),
        levers=LeverSettings(**levers),
    )


def _assumptions(part: Part, given: Values, problems: list[Problem]) -> tuple[Values, Values, Values]:
    """Return what holds for the whole shop, and the two objects within it: rings and blind window."""
    entry = given.get("assumptions", {})
    assumptions = values_of(part, entry, "assumptions", problems)
    rings, blind_window = (
        values_of(
            part.part(name),
            entry.get(name, {}) if isinstance(entry, dict) else {},
            f"assumptions.{name}",
            problems,
        )
        for name in ("rings", "blind_window")
    )
    return assumptions, rings, blind_window


def check_season(spans: list[Values], problems: list[Problem]) -> None:
    """Name stretches that end before they begin."""
    for index, span in enumerate(spans):
        first, last = span.get("from_day"), span.get("to_day")
        if first is not None and last is not None and last < first:
            longest = fields_of("season")["to_day"].maximum or first
            problems.append(Problem("out_of_range", f"season[{index}].to_day", last, (first, longest)))


CHECKS: dict[str, Callable[[list[Values], list[Problem]], None]] = {
    "ranges": check_ranges,
    "season": check_season,
    "months": check_months,
}
"""How the values of a list's rows must fit one another."""
