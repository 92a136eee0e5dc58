"""A parsed JSON document becomes an `OrderMix`, or every problem in it is named at once.

Defaults come from the declaration and fill only what is absent. What is present is taken as it stands or
reported: unknown names, wrong types, values outside their limits, NaN and infinity, segments named alike.
"""

from typing import Any

from calculator.document import Repeated
from calculator.field_value import check, missing
from calculator.order_mix import (
    Assumptions,
    BlindWindow,
    CountedMonth,
    LeverSettings,
    ListedOrder,
    OrderMix,
    Rings,
    SalesPeriod,
    SeasonSpan,
    Segment,
)
from calculator.own_counts import check_counts, check_months
from calculator.parameters import fields_of
from calculator.problems import DOCUMENT, InvalidInput, Problem, printable
from calculator.segment_names import name_as_the_segment, name_each_once, name_the_rings_segment

SCHEMA = 1
MOST_SEGMENTS = 100
MOST_SPANS = 100
MOST_MONTHS = 120
MOST_OPEN_ORDERS = 5000
MOST_SALES_PERIODS = 60

LISTS = ("season", "months", "open_orders", "recent_sales")
"""What the document holds as lists besides the segments."""

Values = dict[str, Any]


def validate(document: object) -> OrderMix:
    """Return the order mix that `document` (parsed JSON) describes; InvalidInput with all its problems."""
    problems: list[Problem] = []
    mix = _mix(document, problems)
    if problems or mix is None:
        raise InvalidInput(problems)
    return mix


def _mix(document: object, problems: list[Problem]) -> OrderMix | None:
    if not isinstance(document, dict):
        problems.append(_not_a("object", DOCUMENT, document))
        return None
    _schema(document.get("schema", SCHEMA), problems)
    top = _values("document", document, "", ("schema", "assumptions", "segments", "levers", *LISTS), problems)
    assumptions, rings, blind_window = _assumptions(document.get("assumptions", {}), problems)
    segments = [
        _values("segment", entry, f"segments[{index}].", (), problems)
        for index, entry in enumerate(_segments(document, problems))
    ]
    name_each_once(segments, problems)
    name_the_rings_segment(rings, segments, problems)
    name_as_the_segment(blind_window, "assumptions.blind_window", segments, problems)
    levers = _values("levers", document.get("levers", {}), "levers.", (), problems)
    name_as_the_segment(levers, "levers", segments, problems)
    check_counts(segments, problems)
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
        season=tuple(SeasonSpan(**values) for values in season),
        levers=LeverSettings(**levers),
        months=tuple(CountedMonth(**values) for values in months),
        open_orders=tuple(ListedOrder(**values) for values in open_orders),
        recent_sales=tuple(SalesPeriod(**values) for values in recent_sales),
    )


def _schema(value: object, problems: list[Problem]) -> None:
    if isinstance(value, Repeated):
        problems.append(Problem("duplicate_field", "schema"))
    elif isinstance(value, bool) or value != SCHEMA:
        problems.append(Problem("unknown_schema", "schema", printable(value), (SCHEMA, SCHEMA)))


def _values(
    scope: str, entry: object, prefix: str, nested: tuple[str, ...], problems: list[Problem]
) -> Values:
    """Return the declared fields of one object by name, with defaults where they are absent."""
    if not isinstance(entry, dict):
        problems.append(_not_a("object", prefix.removesuffix("."), entry))
        return {}
    declared = fields_of(scope)
    values: Values = {}
    for name, field in declared.items():
        path = prefix + name
        if name not in entry and not field.required:
            values[name] = field.default
            continue
        checked = check(field, path, entry[name]) if name in entry else missing(field, path)
        if isinstance(checked, Problem):
            problems.append(checked)
        else:
            values[name] = checked
    problems.extend(
        Problem("unknown_field", f"{prefix}{printable(name)}", printable(name))
        for name in entry
        if name not in declared and name not in nested
    )
    return values


def _assumptions(entry: object, problems: list[Problem]) -> tuple[Values, Values, Values]:
    """Return what holds for the whole shop, and the two objects within it: rings and blind window."""
    nested = ("rings", "blind_window")
    assumptions = _values("assumptions", entry, "assumptions.", nested, problems)
    rings, blind_window = (
        _values(
            name, entry.get(name, {}) if isinstance(entry, dict) else {}, f"assumptions.{name}.", (), problems
        )
        for name in nested
    )
    return assumptions, rings, blind_window


def _segments(document: Values, problems: list[Problem]) -> list[object]:
    if "segments" not in document or document["segments"] == []:
        problems.append(Problem("empty_mix", "segments", limits=(1, MOST_SEGMENTS)))
        return []
    return _list("segments", document["segments"], MOST_SEGMENTS, problems)


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
        _values(name, entry, f"{name}[{index}].", (), problems)
        for index, entry in enumerate(_list(name, document.get(name, []), most, problems))
    ]


def _list(path: str, entry: object, most: int, problems: list[Problem]) -> list[object]:
    """Return the items to read; of a list that is too long, the first ones, so that they are checked too."""
    if not isinstance(entry, list | tuple):
        problems.append(_not_a("list", path, entry))
        return []
    if len(entry) > most:
        problems.append(Problem("too_large", path, len(entry), (0, most), "list"))
    return list(entry[:most])


def _not_a(wanted: str, path: str, entry: object) -> Problem:
    if isinstance(entry, Repeated):
        return Problem("duplicate_field", path)
    return Problem("wrong_type", path, printable(entry), reason=wanted)
