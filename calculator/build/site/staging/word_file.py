"""Words that the build writes around the pages, read from one file a language."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path


@cache
def words_in(folder: Path, lang: str) -> dict[str, str]:
    """All words of a language in `folder`."""
    words: dict[str, str] = json.loads((folder / f"{lang}.json").read_text(encoding="utf-8"))
    return words
