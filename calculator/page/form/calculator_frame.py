"""What surrounds every calculator: progress, the form, the bar that stays in reach, results, words to say.

The page's script finds everything inside the one outer element: `data-runtime` is the address of the folder
with Python (relative to the page), `data-words` what the script itself has to say. Without a script the
outer element shows the example, its answer and what that rests on.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from calculator import words
from calculator.page.form.not_started import failed_html, not_started_html
from calculator.page.html.markup import Attributes, Html, element, sentence
from calculator.page.html.results_frame import whose

SCRIPT_WORDS = "script."


def script_words(lang: str) -> dict[str, str]:
    """What the script itself has to say, by key."""
    return {
        key.removeprefix(SCRIPT_WORDS): text
        for key, text in words.catalogue(lang).items()
        if key.startswith(SCRIPT_WORDS)
    }


def calculator_frame(lang: str, marks: Attributes, said: Mapping[str, str], *parts: Html) -> Html:
    """A calculator with what the script needs to bring it to life; its parts are form, bar and results."""
    form, bar, results = parts
    return element(
        "div",
        {
            "class": "calculator",
            **marks,
            "data-whose": "example",
            "data-language": lang,
            "data-words": json.dumps(said, ensure_ascii=False, sort_keys=True),
        },
        element(
            "div",
            {"class": "calculator__columns"},
            element("div", {"class": "calculator__form"}, notices_html(lang), form),
            _bar(lang, bar),
            element("div", {"class": "calculator__results"}, results),
        ),
    )


def notices_html(lang: str) -> Html:
    """What a reader is told without a script, and where the start failed."""
    return element(
        "div",
        None,
        element("noscript", None, element("p", {"class": "notice-box"}, sentence(lang, "form.no_script"))),
        not_started_html(lang),
        failed_html(lang, "form.failed"),
    )


def _bar(lang: str, figures: Html) -> Html:
    """What stays in reach: the main figures, and over them, in words and per cent, the start of Python."""
    progress = element(
        "div",
        {"class": "progress", "data-progress": True, "hidden": True},
        element("label", {"for": "calculator-progress", "data-progress-words": True}),
        element("progress", {"id": "calculator-progress", "max": 100, "value": 0}),
    )
    bar = element(
        "a",
        {"class": "result-bar", "href": "#results"},
        element("span", {"class": "visually-hidden"}, sentence(lang, "results.bar.label"), " "),
        whose(lang),
        element("span", {"class": "result-bar__items", "data-slot": "bar"}, figures),
    )
    return element("div", {"class": "in-reach"}, progress, bar)
