"""The words of the build say the same things in both languages."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from calculator.build.site.staging.site_words import site_words, word


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in Formatter().parse(text) if name}


def test_both_languages_have_the_same_words() -> None:
    assert site_words("zh").keys() == site_words("en").keys()


def test_both_languages_fill_the_same_places() -> None:
    for key, words in site_words("zh").items():
        assert places(words) == places(site_words("en")[key]), key


def test_a_missing_word_is_an_error() -> None:
    with pytest.raises(KeyError, match=r"no\.such"):
        word("zh", "no.such.word")


def test_lines_of_diagrams_are_short_enough_to_be_drawn() -> None:
    for lang, limit in (("zh", 12), ("en", 24)):
        for key, text in site_words(lang).items():
            if re.fullmatch(r"diagram\.[\w-]+\.(?!title$|description$|caption$).*", key):
                assert max(map(len, text.split("|"))) <= limit, key
