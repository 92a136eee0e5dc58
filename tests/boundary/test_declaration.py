"""The declaration agrees with the model's data classes, the words, the sources and its own limits."""

import dataclasses
from datetime import date

import pytest

from calculator.parameters import fields, fields_of, order_file_fields, plan_fields, sources
from calculator.parameters.fields import KINDS, field_at
from calculator.shop import order_mix
from calculator.words import LANGUAGES, catalogue
from tests.boundary.documents import concrete, the_least_document

LISTS = {"segments", "ranges", "season", "months", "open_orders", "recent_sales"}
NESTED = {"OrderMix": {"assumptions", "levers"} | LISTS, "Assumptions": {"rings", "blind_window"}}
HOLDERS = {
    "segment": order_mix.Segment,
    "assumptions": order_mix.Assumptions,
    "rings": order_mix.Rings,
    "blind_window": order_mix.BlindWindow,
    "levers": order_mix.LeverSettings,
    "ranges": order_mix.InputRange,
    "season": order_mix.SeasonSpan,
    "months": order_mix.CountedMonth,
    "open_orders": order_mix.ListedOrder,
    "recent_sales": order_mix.SalesPeriod,
    "document": order_mix.OrderMix,
}
every_language = pytest.mark.parametrize("language", LANGUAGES)


@pytest.mark.parametrize("scope", HOLDERS)
def test_the_model_and_the_declaration_have_the_same_fields(scope: str) -> None:
    holder = HOLDERS[scope]
    in_the_model = {field.name for field in dataclasses.fields(holder)} - NESTED.get(holder.__name__, set())
    assert set(fields_of(scope)) == in_the_model


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
