"""Words that the build writes around the pages, by language; the calculator's are in `calculator.words`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent / "words"


@cache
def words_in(folder: Path, lang: str) -> dict[str, str]:
    """All words of a language in a folder that holds one file a language."""
    words: dict[str, str] = json.loads((folder / f"{lang}.json").read_text(encoding="utf-8"))
    return words


def site_words(lang: str) -> dict[str, str]:
    """All words of a language."""
    return words_in(FOLDER, lang)


def word(lang: str, key: str, **values: object) -> str:
    """The words of `key` with its places filled. KeyError when the key or a value is missing."""
    return site_words(lang)[key].format(**values)
