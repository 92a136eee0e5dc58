"""Words that the build writes around the pages, by language; the calculator's are in `calculator.words`."""

from __future__ import annotations

from pathlib import Path

from calculator.build.site.staging.word_file import words_in

FOLDER = Path(__file__).parent / "words"


def site_words(lang: str) -> dict[str, str]:
    """All words of a language."""
    return words_in(FOLDER, lang)


def word(lang: str, key: str, **values: object) -> str:
    """The words of `key` with its places filled. KeyError when the key or a value is missing."""
    return site_words(lang)[key].format(**values)
