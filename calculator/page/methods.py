"""What the pages can ask of Python: the name of a page, of a method and an argument in, an answer out.

Arguments and answers are JSON; what each method takes and gives stands in `js/messages.js`. The module that
answers on a page is found by its name when the page asks: it comes with an archive that only that page loads.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any

from calculator.page.question import PageFile, Piece, Question, Tell, tell_nobody
from calculator.words import catalogue

Method = Callable[[Question], Any]
"""Answers a question with plain JSON values."""

PAGES: Mapping[str, str] = {
    "merchant": "calculator.page.merchant.recalculate",
    "buyer": "calculator.page.buyer.recalculate",
    "order_file": "calculator.page.order_file.file_session",
    "living": "calculator.page.living.recalculate",
}
"""The module of each page; its `METHODS` are all that the page can ask."""


def methods_of(page: str) -> Mapping[str, Method]:
    """Return the methods of a page by name; its module is imported, which needs the page's archives."""
    methods: Mapping[str, Method] = import_module(PAGES[page]).METHODS
    return methods


def answer(
    page: str,
    method: str,
    argument: str,
    next_piece: Callable[[int], Piece] | None = None,
    tell: Tell = tell_nobody,
) -> str:
    """Answer one question of a page; KeyError for a page or a method that there is not.

    `next_piece` gives the next bytes of the file that belongs to the question, none at its end.
    """
    asked = json.loads(argument)
    file = PageFile(next_piece, asked.get("size", 0)) if next_piece else None
    answered = methods_of(page)[method](Question(asked, file, tell))
    # ASCII only: half a surrogate pair, which a text box or a file can hold, has no other way through.
    return json.dumps(answered, allow_nan=False)


def archives_have_come() -> None:
    """Look again for modules and words: more of both have been put beside those that are known."""
    sys.path_importer_cache.clear()
    catalogue.cache_clear()
