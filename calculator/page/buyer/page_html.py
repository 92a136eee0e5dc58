"""The buyer's calendar as one piece of HTML: progress, form, the bar that stays in reach, results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator import words
from calculator.page.buyer.form import form_html
from calculator.page.buyer.results import result_pieces, results_html
from calculator.page.form.calculator_frame import SCRIPT_WORDS, calculator_frame, script_words
from calculator.page.html.markup import Html

OWN_WORDS = "buyer."


def buyer_html(lang: str, document: Mapping[str, Any], result: Mapping[str, Any], runtime: str) -> Html:
    """Everything the page needs besides its style sheets and script; see `calculator_frame`."""
    own = {
        key.removeprefix(OWN_WORDS + SCRIPT_WORDS): text
        for key, text in words.catalogue(lang).items()
        if key.startswith(OWN_WORDS + SCRIPT_WORDS)
    }
    return calculator_frame(
        lang,
        {"data-calculator-root": "buyer", "data-runtime": runtime},
        script_words(lang) | own,
        form_html(lang, document),
        result_pieces(lang, result)["bar"],
        results_html(lang, result),
    )
