"""Formulas written as text, turned into HTML: readable on any phone, without a script or a font of its own.

The notation is that of plain text: `q_F`, `W_{ij}`, `x^2`, `e^{-a t}`. A single letter, Latin or Greek, is a
variable and stands in italics, and so do the letters of an index; words (`max`, `ln`) stand upright. Anything
else is taken as it is.
"""

from __future__ import annotations

import re

from calculator.page.html.markup import Html, text

TOKEN = re.compile(
    r"(?P<shift>[_^])(?:\{(?P<group>[^{}]*)\}|(?P<single>\w))|(?P<word>[^\W\d_]+)|(?P<other>.)", re.DOTALL
)
UPRIGHT = frozenset("ΣΔΠ∫")
SHIFTS = {"_": "sub", "^": "sup"}


def html(formula: str) -> Html:
    """The formula as HTML; a new line becomes a line break."""
    return Html("".join(_token(match) for match in TOKEN.finditer(formula)))


def _token(match: re.Match[str]) -> str:
    if shift := match["shift"]:
        inner = match["group"] if match["group"] is not None else match["single"]
        return f"<{SHIFTS[shift]}>{_indices(inner)}</{SHIFTS[shift]}>"
    if word := match["word"]:
        return f"<i>{word}</i>" if len(word) == 1 and word not in UPRIGHT else word
    return "<br>" if match["other"] == "\n" else text(match["other"])


def _indices(inner: str) -> str:
    return f"<i>{inner}</i>" if inner.isalpha() and inner.islower() else html(inner)
