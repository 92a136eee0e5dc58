"""What the pages of text ask, each its own method: what was typed goes in, its figures come out."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from importlib import import_module
from typing import Any

from calculator.page.living.living_page import LivingPage
from calculator.page.question import Question

NAMES = ("would_you_know", "case", "how_it_works")


def living_page(name: str) -> LivingPage:
    """The declaration of a page by the name of its method; imported when it is first asked for."""
    page: LivingPage = import_module(f"calculator.page.living.{name}").page()
    return page


def _answer(name: str, question: Question) -> dict[str, Any]:
    return living_page(name).answer(question)


METHODS: Mapping[str, Callable[[Question], Any]] = {name: partial(_answer, name) for name in NAMES}
