"""The declaration agrees with the model's data classes, the words, the sources and its own limits."""

import dataclasses
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from typing import get_args

import pytest

from calculator.parameters import (
    Part,
    declaration_of,
    fields,
    fields_of,
    order_file_fields,
    plan_fields,
    sources,
)
from calculator.parameters.field import KINDS
from calculator.parameters.fields import field_at
from calculator.shop import order_mix
from calculator.words import LANGUAGES, catalogue
from tests.boundary.documents import concrete, the_least_document


def holders(part: Part, kind: type) -> Iterator[tuple[Part, type]]:
    """Every object of a declaration with the dataclass that holds its values."""
    yield part, kind
    types = {field.name: field.type for field in dataclasses.fields(kind)}
    for within in part.parts:
        inner = types[within.name]
        row = get_args(inner)[0] if within.rows else inner
        assert isinstance(row, type)
        yield from holders(within, row)


HOLDERS = {part.scope: (part, kind) for part, kind in holders(declaration_of("estimate"), order_mix.OrderMix)}
every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize("scope", HOLDERS)
def test_the_model_and_the_declaration_have_the_same_fields(scope: str) -> None:
    part, holder = HOLDERS[scope]
    in_the_model = {field.name for field in dataclasses.fields(holder)} - {
        within.name for within in part.parts
    }
    assert set(fields_of(scope)) == in_the_model


def test_the_objects_of_a_document_are_those_of_the_interface() -> None:
    lists = {"segments", "ranges", "season", "months", "open_orders", "recent_sales"}
    assert {rows.name for rows in declaration_of("estimate").lists} >= lists
    assert {"segment", "assumptions", "rings", "blind_window", "levers", "document"} < set(HOLDERS)


def test_fields_of_one_group_stand_together() -> None:
    """The reference page gives each group one heading."""
    for declared in (fields(), plan_fields(), order_file_fields()):
        groups = [group for group, _ in groupby(declared, key=lambda field: field.group)]
        assert len(groups) == len(set(groups)), groups


def test_every_path_is_declared_once() -> None:
    paths = [field.path for field in fields()]
    assert len(paths) == len(set(paths))


def test_every_kind_is_known_and_a_concrete_path_leads_back_to_its_field() -> None:
    for field in fields():
        assert field.kind in KINDS
        assert field_at(concrete(field.path)) == field
        assert field_at(field.path.replace("[]", "[99]")) == field


@pytest.mark.parametrize(
    "path",
    ["segments[].name", "segments[x].name", "segments[01].name", "segments[10000].name", "segments", ""],
)
def test_other_paths_lead_nowhere(path: str) -> None:
    assert field_at(path) is None


def test_a_number_has_limits_and_its_default_and_usual_range_lie_within() -> None:
    for field in (field for field in fields() if field.is_number):
        assert field.minimum is not None, field.path
        assert field.maximum is not None, field.path
        assert field.minimum < field.maximum, field.path
        for value in (field.default, field.low, field.high):
            if value is not None:
                assert isinstance(value, int | float), field.path
                assert field.minimum <= value <= field.maximum, field.path
        if field.low is not None and field.high is not None and isinstance(field.default, int | float):
            assert field.low <= field.default <= field.high, field.path


def test_a_field_is_required_or_has_a_default_with_a_basis() -> None:
    for field in fields():
        if field.required:
            assert field.basis == "reader", field.path
            assert field.default is None, field.path
        else:
            assert field.basis in ("source", "assumption"), field.path
            assert field.default is not None or field.nullable, field.path
        assert (field.basis != "source") or field.sources, field.path


def test_only_four_fields_of_a_segment_are_required() -> None:
    required = {name for name, field in fields_of("segment").items() if field.required}
    assert required == set(the_least_document()["segments"][0])


def test_every_source_of_a_default_exists() -> None:
    assert {source for field in fields() for source in field.sources} <= set(sources())


@every_language
def test_every_field_has_its_words(language: str) -> None:
    words = catalogue(language)
    for field in fields():
        assert words[f"field.{field.key}.label"]
        assert words[f"field.{field.key}.help"]
        assert words[f"group.{field.group}"]
        assert f"unit.{field.unit}" in words
        assert f"unit.{field.unit}.short" in words
        if not field.required:
            assert words[f"field.{field.key}.note"]


@every_language
def test_an_assumption_is_called_one(language: str) -> None:
    word = {"en": "assumption", "zh": "假设"}[language]
    for field in fields():
        if field.basis == "assumption" and field.kind != "currency":
            assert word in catalogue(language)[f"field.{field.key}.note"].lower(), field.path


@every_language
def test_no_words_are_left_over(language: str) -> None:
    keys = {key.rpartition(".")[0] for key in catalogue(language) if key.startswith("field.")}
    assert keys == {f"field.{field.key}" for field in (*fields(), *order_file_fields(), *plan_fields())}


@every_language
def test_every_source_says_something_and_its_confidence_has_words(language: str) -> None:
    words = catalogue(language)
    for identifier, source in sources().items():
        assert words[f"source.{identifier}.says"]
        assert words[f"confidence.{source.confidence}"]
    said = {key.removeprefix("source.").removesuffix(".says") for key in words if key.startswith("source.")}
    assert said == set(sources())


def test_a_source_is_dated_and_its_address_is_one() -> None:
    for source in sources().values():
        read_on = date.fromisoformat(source.read_on)
        if source.published is not None:
            assert source.published[:10] <= read_on.isoformat(), source.id
            assert source.published[:4].isdecimal(), source.id
        assert source.address is None or source.address.startswith(("https://", "http://")), source.id
        assert source.language in ("zh", "en"), source.id
        assert source.title.strip(), source.id
        assert source.outlet.strip(), source.id
        first, last = (
            date.fromisoformat(day) if day else None for day in (source.valid_from, source.valid_to)
        )
        assert first is None or last is None or first <= last, source.id


def test_what_a_source_is_about_has_an_end_where_the_source_says_so() -> None:
    assert sources()["nrf-2025"].valid_to == "2025-12-31"
    assert sources()["creditriskplus-1997"].valid_to is None
