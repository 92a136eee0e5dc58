"""The words of the checks, by language."""

from __future__ import annotations

from pathlib import Path

from calculator.build.site.staging.site_words import words_in

FOLDER = Path(__file__).parent / "words"


def check_words(lang: str) -> dict[str, str]:
    """All words of a language."""
    return words_in(FOLDER, lang)


def say(lang: str, key: str, **given: object) -> str:
    """The words of `key` with its places filled. KeyError when the key or a value is missing."""
    return check_words(lang)[key].format(**given)
