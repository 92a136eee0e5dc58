"""The words of evidence and letters, in `words/`: apart from the other words, which every visit downloads."""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType

from calculator.words import LANGUAGES

FOLDER = Path(__file__).parent / "words"


@cache
def wording(language: str) -> Mapping[str, str]:
    """Return the words of one language by key; ValueError for another language."""
    if language not in LANGUAGES:
        raise ValueError(f"no words in {language!r}")
    return MappingProxyType(json.loads((FOLDER / f"{language}.json").read_text(encoding="utf-8")))


def say(language: str, key: str, **values: object) -> str:
    """Return the text of `key` with its places filled; KeyError where the key or a value is missing."""
    return wording(language)[key].format(**values)
