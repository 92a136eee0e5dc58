"""The merchant's calculator as one piece of HTML: progress, form, the bar that stays in reach, results."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.page.form.calculator_frame import calculator_frame, script_words
from calculator.page.html.markup import Html
from calculator.page.merchant.form import form_html
from calculator.page.merchant.results import result_pieces, results_html


def calculator_html(lang: str, document: Mapping[str, Any], result: Mapping[str, Any], runtime: str) -> Html:
    """Everything a page needs for the calculator besides its style sheet and script.

    `document` is an input of `estimate`, `result` its result; `runtime` the address of the runtime folder.
    """
    return calculator_frame(
        lang,
        {"data-calculator-root": True, "data-runtime": runtime},
        script_words(lang),
        form_html(lang, document),
        result_pieces(lang, result)["bar"],
        results_html(lang, result),
    )
