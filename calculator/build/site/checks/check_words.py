"""The words of the checks, by language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def check_words(lang: str) -> dict[str, str]:
    """All words of a language."""
    path = Path(__file__).parent / "words" / f"{lang}.json"
    words: dict[str, str] = json.loads(path.read_text(encoding="utf-8"))
    return words


def say(lang: str, key: str, **given: object) -> str:
    """The words of `key` with its places filled. KeyError when the key or a value is missing."""
    return check_words(lang)[key].format(**given)
