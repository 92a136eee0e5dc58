"""A new reader's questions: each answered where `questions.json` says, two clicks from home at most.

Clicks are links in the text of the pages. The menu reaches every page with one click and proves nothing.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path, PurePosixPath

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT

QUESTIONS = json.loads((Path(__file__).parent / "questions.json").read_text(encoding="utf-8"))["questions"]
LINK = re.compile(r"\]\(([^):\s]+?\.md)(?:#[\w-]+)?\)")
HOME = PurePosixPath("index.md")


@cache
def text(lang: str, page: PurePosixPath) -> str:
    return (ROOT / "docs" / lang / page).read_text(encoding="utf-8")


def links(lang: str, page: PurePosixPath) -> set[PurePosixPath]:
    """The pages that the text of a page leads to."""
    folder = Path("/", page.parent)
    return {
        PurePosixPath(*(folder / link).resolve().parts[1:])
        for link in LINK.findall(text(lang, page))
        if (ROOT / "docs" / lang / page.parent / link).exists()
    }


@cache
def within_two_clicks(lang: str) -> frozenset[PurePosixPath]:
    first = links(lang, HOME)
    return frozenset(first.union(*(links(lang, page) for page in first)))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_answer_is_two_clicks_from_home(lang: str) -> None:
    for question in QUESTIONS:
        page, anchor = question["answer"].split("#")
        assert PurePosixPath(page) in within_two_clicks(lang), question[lang]
        assert f"{{#{anchor}}}" in text(lang, PurePosixPath(page)), question[lang]
