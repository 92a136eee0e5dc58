"""The words of the page, the command line and the reference pages: Chinese and English, key by key.

One file for each concern stands in `zh/` and in `en/`; they are read as one catalogue with flat dotted keys.
A text may hold places in braces (`{limit}`), filled by `say`. What a reader typed goes in as a value and is
never taken for a text.
"""

import json
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Literal

Language = Literal["zh", "en"]
LANGUAGES: tuple[Language, ...] = ("zh", "en")
FOLDER = Path(__file__).parent


@cache
def catalogue(language: str) -> Mapping[str, str]:
    """Return the words of one language by key; ValueError for another language or a key that stands twice."""
    if language not in LANGUAGES:
        raise ValueError(f"no words in {language!r}")
    words: dict[str, str] = {}
    for path in sorted((FOLDER / language).glob("*.json")):
        for key, text in json.loads(path.read_text(encoding="utf-8")).items():
            if key in words:
                raise ValueError(f"{language}/{path.name} gives {key!r} again")
            words[key] = text
    return MappingProxyType(words)


def say(language: str, key: str, **values: object) -> str:
    """Return the text of `key` with its places filled; KeyError where the key or a value is missing."""
    return catalogue(language)[key].format(**values)
