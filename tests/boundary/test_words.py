"""Chinese and English say the same things, each in its own typography."""

import re
import string

import pytest

from calculator.words import LANGUAGES, catalogue, say

CJK = "\u3400-\u9fff"


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name is not None}


def test_both_languages_have_the_same_keys() -> None:
    assert set(catalogue("zh")) == set(catalogue("en"))


def test_both_languages_fill_the_same_places() -> None:
    zh, en = ({key: places(text) for key, text in catalogue(language).items()} for language in ("zh", "en"))
    assert zh == en


def ours(language: str) -> dict[str, str]:
    stems = (
        "field.",
        "group.",
        "unit.",
        "source.",
        "basis.",
        "confidence.",
        "template.",
        "problem.",
        "notice.",
    )
    return {key: text for key, text in catalogue(language).items() if key.startswith((*stems, "command."))}


def test_chinese_has_a_space_between_characters_and_latin_or_figures() -> None:
    tight = re.compile(f"[{CJK}][A-Za-z0-9]|[A-Za-z0-9%][{CJK}]")
    assert {key: text for key, text in ours("zh").items() if tight.search(places_filled(text))} == {}


def places_filled(text: str) -> str:
    return re.sub(r"\{[^}]*\}", "", text)


def test_chinese_has_full_width_punctuation_between_characters() -> None:
    half = re.compile(f"[{CJK}][,;:?!()]|[,;:?!()][{CJK}]|[{CJK}]\\.(?!\\d)|[「」]")
    assert {key: text for key, text in ours("zh").items() if half.search(text)} == {}


def test_the_reader_is_addressed_in_one_way() -> None:
    assert {key: text for key, text in ours("zh").items() if "你" in text} == {}


def test_english_gives_chinese_only_in_brackets_after_its_translation() -> None:
    bare = {key: re.sub(r"[^ ] \([^)]*\)", "", text) for key, text in ours("en").items()}
    assert {key: text for key, text in bare.items() if re.search(f"[{CJK}]", text)} == {}


def test_english_is_spelt_as_in_britain() -> None:
    american = re.compile(
        r"\b(color|behavior|center|catalog|analyze|organize|favor|labeled)\b", re.IGNORECASE
    )
    assert {key: text for key, text in ours("en").items() if american.search(text)} == {}


@pytest.mark.parametrize("language", LANGUAGES)
def test_no_text_has_blanks_around_it(language: str) -> None:
    assert {key for key, text in catalogue(language).items() if text != text.strip()} == set()


def test_what_a_reader_typed_is_never_taken_for_a_text() -> None:
    assert "{least}" in say("en", "problem.unknown_field", value="{least}")


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(ValueError, match="fr"):
        catalogue("fr")
