"""Every template is an order mix that can be computed, and every figure in it says where it comes from."""

import pytest

from calculator.parameters import fields_of, sources
from calculator.shop.contradictions import notices
from calculator.shop.templates import Template, example, template, templates
from calculator.shop.validation import validate
from calculator.words import LANGUAGES, catalogue

ALL = (*templates(), example())
every_template = pytest.mark.parametrize("entry", ALL, ids=lambda entry: entry.id)


def test_the_six_trades_are_there() -> None:
    assert [entry.id for entry in templates()] == ["clothing", "phones", "food", "beauty", "home", "virtual"]


@every_template
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_valid_and_contradicts_nothing(entry: Template, language: str) -> None:
    mix = validate(entry.document(language))
    assert notices(mix) == ()
    assert 1 <= len(mix.segments) <= 4


@every_template
def test_a_template_gives_only_declared_fields_each_with_a_basis(entry: Template) -> None:
    for segment in entry.segments:
        assert set(segment.figures) <= set(fields_of("segment"))
        for figure in segment.figures.values():
            assert figure.basis == "assumption" or figure.basis in sources()


@every_template
def test_a_template_says_nothing_about_any_guarantee(entry: Template) -> None:
    for segment in validate(entry.document("en")).segments:
        assert segment.guarantee_coverage == 0


@every_template
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_has_its_words_and_no_others(entry: Template, language: str) -> None:
    stem = f"template.{entry.id}."
    named = {key.removeprefix(stem) for key in catalogue(language) if key.startswith(stem)}
    assert named == {"name", *(segment.key for segment in entry.segments)}


def test_the_example_is_all_assumptions() -> None:
    assert {figure.basis for segment in example().segments for figure in segment.figures.values()} == {
        "assumption"
    }


def test_an_unknown_template_is_refused() -> None:
    with pytest.raises(KeyError):
        template("weapons")
