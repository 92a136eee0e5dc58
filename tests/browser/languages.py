"""In which languages a journey is tried.

In both where the words or the room they take are what it is about. Where it is the script, and the words are
tested without a browser, in one of them at every change and in the other in the long run.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import pytest

BOTH = pytest.mark.parametrize("lang", ["zh", "en"])
CHINESE_FIRST = pytest.mark.parametrize("lang", ["zh", pytest.param("en", marks=pytest.mark.long)])
ENGLISH_FIRST = pytest.mark.parametrize("lang", ["en", pytest.param("zh", marks=pytest.mark.long)])


def in_turn(name: str, values: Iterable[Any]) -> pytest.MarkDecorator:
    """Each value in one language, by turns; in the other in the long run."""
    return pytest.mark.parametrize(
        (name, "lang"),
        [
            pytest.param(value, lang, marks=() if (place + language) % 2 == 0 else pytest.mark.long)
            for place, value in enumerate(values)
            for language, lang in enumerate(("zh", "en"))
        ],
    )
