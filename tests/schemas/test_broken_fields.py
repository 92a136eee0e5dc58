"""One field broken at a time: what the schema refuses the calculator refuses, and the other way round."""

import copy
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from calculator.boundary.problems import InvalidInput
from calculator.buyer.validation import validate as validate_plan
from calculator.parameters import Field, declaration_of, fields, plan_fields
from calculator.shop.validation import validate as validate_mix
from tests.boundary.documents import a_document_with, concrete, the_least_document
from tests.schemas.validators import faults

PLAN = json.loads((Path(__file__).parents[1] / "command_line" / "one_buyer.json").read_text(encoding="utf-8"))
TOGETHER = {
    *("segments[].counted_orders", "segments[].counted_unpaid", "segments[].counted_groups"),
    *("months[].orders", "months[].unpaid", "season[].from_day", "season[].to_day"),
    *("ranges[].input", "ranges[].low", "ranges[].high"),
}
"""Fields whose values must fit others: only what is wrong by itself is tried."""


def a_plan_with(path: str, value: object) -> dict[str, Any]:
    """The example's plan with `value` at `path`."""
    plan: dict[str, Any] = copy.deepcopy(PLAN) | {
        "fixed_costs": [{"amount": 10, "day_of_month": 3}],
        "what_if": {},
    }
    place: Any = plan
    *holders, name = path.split(".")
    for holder in holders:
        key, _, index = holder.partition("[")
        place = place[key][int(index[:-1])] if index else place[key]
    place[name] = value
    return plan


def wrong_values(field: Field) -> Iterator[object]:
    """Values that no document may have at this field."""
    yield from ([1], {"a": 1})
    if not field.nullable:
        yield None
    if field.is_number:
        assert field.minimum is not None
        assert field.maximum is not None
        yield from ("5", True, field.minimum - 1, field.maximum + 1)
        if field.kind in ("whole", "position"):
            yield field.minimum + 0.5
    elif field.kind == "boolean":
        yield from (1, "yes")
    elif field.kind == "choice":
        yield from ("nothing of the kind", "", 3)
    elif field.kind in ("currency", "date"):
        yield from ("tomorrow", "2026-13", "cny", 3)
    else:
        yield from (3, True)
        if not (field.nullable and field.command == "commitments"):
            yield "  "
        if field.maximum is not None:
            yield "x" * (int(field.maximum) + 1)


def right_values(field: Field) -> Iterator[object]:
    """Values that a document may have at this field, whatever stands beside it."""
    if field.nullable:
        yield None
    if field.is_number:
        yield from (field.minimum, field.maximum)
    elif field.kind == "boolean":
        yield from (True, False)
    elif field.kind == "choice":
        yield from field.choices
    elif field.kind == "text":
        yield from ("x", f"  {'x' * int(field.maximum or 5)}  ", "a  b\tc")


Case = tuple[str, Field, object]
CASES: list[Case] = [
    *(("estimate", field, value) for field in fields() for value in wrong_values(field)),
    *(("commitments", field, value) for field in plan_fields() for value in wrong_values(field)),
]
RIGHT: list[Case] = [
    *(
        ("estimate", field, value)
        for field in fields()
        if field.path not in TOGETHER
        for value in right_values(field)
    ),
    *(("commitments", field, value) for field in plan_fields() for value in right_values(field)),
]
DOORS: dict[str, tuple[Callable[[str, object], dict[str, Any]], Callable[[object], object]]] = {
    "estimate": (a_document_with, validate_mix),
    "commitments": (a_plan_with, validate_plan),
}


def refused(command: str, document: object) -> bool:
    try:
        DOORS[command][1](document)
    except InvalidInput:
        return True
    return False


def test_a_broken_field_is_refused_by_both() -> None:
    passed = []
    for command, field, value in CASES:
        document = DOORS[command][0](concrete(field.path), value)
        told = (bool(faults(command, document)), refused(command, document))
        if told != (True, True):
            passed.append((field.path, value, told))
    assert passed == []


def test_what_is_accepted_at_a_field_is_accepted_by_the_schema() -> None:
    disagreed = []
    for command, field, value in RIGHT:
        document = DOORS[command][0](concrete(field.path), value)
        if faults(command, document) and not refused(command, document):
            disagreed.append((field.path, value, faults(command, document)))
    assert disagreed == []


def test_most_of_what_should_be_right_is_accepted_by_both() -> None:
    """So that the test above compares something."""
    accepted = sum(not refused(command, DOORS[command][0](concrete(f.path), v)) for command, f, v in RIGHT)
    assert accepted > 0.9 * len(RIGHT)


@pytest.mark.parametrize("command", DOORS)
def test_unknown_fields_and_long_lists_are_refused_by_both(command: str) -> None:
    least = the_least_document() if command == "estimate" else copy.deepcopy(PLAN)
    documents: list[dict[str, Any]] = [{**least, "more": 1}, {**least, "schema": 2}, {**least, "schema": "1"}]
    for part in declaration_of(command).parts:
        if part.rows:
            documents.append({**least, part.name: [{}] * (part.rows.most + 1)})
            documents.append({**least, part.name: {}})
            documents.append({**least, part.name: [{"more": 1}]})
        else:
            documents.append({**least, part.name: {"more": 1}})
            documents.append({**least, part.name: []})
    for document in documents:
        assert faults(command, document), document.keys()
        assert refused(command, document), document.keys()


@pytest.mark.parametrize("command", DOORS)
def test_a_required_field_is_asked_for_by_both(command: str) -> None:
    for field in fields() if command == "estimate" else plan_fields():
        if field.required:
            document = DOORS[command][0](concrete(field.path), 1)
            place: Any = document
            *holders, name = concrete(field.path).split(".")
            for holder in holders:
                key, _, index = holder.partition("[")
                place = place[key][int(index[:-1])] if index else place[key]
            del place[name]
            assert faults(command, document), field.path
            assert refused(command, document), field.path
