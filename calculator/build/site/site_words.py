"""Words that the build writes around the pages, by language; the calculator's are in `calculator.words`."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def site_words(lang: str) -> dict[str, str]:
    """All words of a language."""
    path = Path(__file__).parent / "words" / f"{lang}.json"
    words: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return words


def word(lang: str, key: str, **values: object) -> str:
    """The words of `key` with its places filled. KeyError when the key or a value is missing."""
    return site_words(lang)[key].format(**values)
