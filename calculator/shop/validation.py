"""A parsed JSON document becomes an `OrderMix`, or every problem in it is named at once.

Defaults come from the declaration and fill only what is absent. What is present is taken as it stands or
reported: unknown names, wrong types, values outside their limits, NaN and infinity, segments named alike.
"""

from calculator.boundary.declared_values import SCHEMA, Values, list_of, read_whole, values_of
from calculator.boundary.problems import Problem
from calculator.parameters import fields_of
from calculator.shop.input_ranges import check_ranges
from calculator.shop.order_mix import (
    Assumptions,
    BlindWindow,
    CountedMonth,
    InputRange,
    LeverSettings,
    ListedOrder,
    OrderMix,
    Rings,
    SalesPeriod,
    SeasonSpan,
    Segment,
)
from calculator.shop.own_counts import check_counts, check_months
from calculator.shop.segment_names import name_as_the_segment, name_each_once, name_the_rings_segment

__all__ = ["MOST_SEGMENTS", "MOST_SPANS", "SCHEMA", "validate"]

MOST_SEGMENTS = 100
MOST_SPANS = 100
MOST_RANGES = 100
MOST_MONTHS = 120
MOST_OPEN_ORDERS = 5000
MOST_SALES_PERIODS = 60

LISTS = ("ranges", "season", "months", "open_orders", "recent_sales")
"""What the document holds as lists besides the segments."""


def validate(document: object) -> OrderMix:
    """Return the order mix that `document` (parsed JSON) describes; InvalidInput with all its problems."""
    return read_whole(document, _mix)


def _mix(document: Values, problems: list[Problem]) -> OrderMix | None:
    top = values_of(
        "document", document, "", ("schema", "assumptions", "segments", "levers", *LISTS), problems
    )
    assumptions, rings, blind_window = _assumptions(document.get("assumptions", {}), problems)
    segments = [
        values_of("segment", entry, f"segments[{index}].", (), problems)
        for index, entry in enumerate(_segments(document, problems))
    ]
    name_each_once(segments, problems)
    name_the_rings_segment(rings, segments, problems)
    name_as_the_segment(blind_window, "assumptions.blind_window", segments, problems)
    levers = values_of("levers", document.get("levers", {}), "levers.", (), problems)
    name_as_the_segment(levers, "levers", segments, problems)
    check_counts(segments, problems)
    ranges = _rows("ranges", document, MOST_RANGES, problems)
    check_ranges(ranges, problems)
    season = _season(document, problems)
    months = _rows("months", document, MOST_MONTHS, problems)
    check_months(months, problems)
    open_orders = _rows("open_orders", document, MOST_OPEN_ORDERS, problems)
    for index, listed in enumerate(open_orders):
        name_as_the_segment(listed, f"open_orders[{index}]", segments, problems)
    recent_sales = _rows("recent_sales", document, MOST_SALES_PERIODS, problems)
    if problems:
        return None
    return OrderMix(
        **top,
        assumptions=Assumptions(
            **assumptions, rings=Rings(**rings), blind_window=BlindWindow(**blind_window)
        ),
        segments=tuple(Segment(**values) for values in segments),
        ranges=tuple(InputRange(**values) for values in ranges),
        season=tuple(SeasonSpan(**values) for values in season),
        levers=LeverSettings(**levers),
        months=tuple(CountedMonth(**values) for values in months),
        open_orders=tuple(ListedOrder(**values) for values in open_orders),
        recent_sales=tuple(SalesPeriod(**values) for values in recent_sales),
    )


def _assumptions(entry: object, problems: list[Problem]) -> tuple[Values, Values, Values]:
    """Return what holds for the whole shop, and the two objects within it: rings and blind window."""
    nested = ("rings", "blind_window")
    assumptions = values_of("assumptions", entry, "assumptions.", nested, problems)
    rings, blind_window = (
        values_of(
            name, entry.get(name, {}) if isinstance(entry, dict) else {}, f"assumptions.{name}.", (), problems
        )
        for name in nested
    )
    return assumptions, rings, blind_window


def _segments(document: Values, problems: list[Problem]) -> list[object]:
    if "segments" not in document or document["segments"] == []:
        problems.append(Problem("empty_mix", "segments", limits=(1, MOST_SEGMENTS)))
        return []
    return list_of("segments", document["segments"], MOST_SEGMENTS, problems)


def _season(document: Values, problems: list[Problem]) -> list[Values]:
    spans = _rows("season", document, MOST_SPANS, problems)
    for index, span in enumerate(spans):
        first, last = span.get("from_day"), span.get("to_day")
        if first is not None and last is not None and last < first:
            longest = fields_of("season")["to_day"].maximum or first
            problems.append(Problem("out_of_range", f"season[{index}].to_day", last, (first, longest)))
    return spans


def _rows(name: str, document: Values, most: int, problems: list[Problem]) -> list[Values]:
    """Return the rows of a list whose items have the fields of the scope called like it."""
    return [
        values_of(name, entry, f"{name}[{index}].", (), problems)
        for index, entry in enumerate(list_of(name, document.get(name, []), most, problems))
    ]
