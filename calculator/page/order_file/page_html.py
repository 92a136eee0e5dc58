"""The page of order files as one piece of HTML: what to choose, progress, and the results of the example.

The page's script finds everything inside the one outer element. Without a script the example stands there,
complete, and the sample files can be downloaded.
"""

from __future__ import annotations

import json
from collections.abc import Mapping

from calculator import words
from calculator.page.form.calculator_frame import script_words
from calculator.page.form.fold import fields_fold
from calculator.page.form.not_started import failed_html, not_started_html
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.order_file.export_steps import where_exported
from calculator.page.order_file.file_picker import file_picker
from calculator.page.order_file.form_boxes import button
from calculator.page.order_file.read_file import Reading
from calculator.page.order_file.result_pieces import PLACES, pieces_of

SCRIPT_WORDS = "file.script."


def order_file_html(reading: Reading, runtime: str, samples: Mapping[str, str], example: str) -> Html:
    """Everything the page needs besides its style sheets and script.

    `reading` is that of the example, the sample of the platform `example`; `runtime` is the address of the
    runtime folder, `samples` those of the sample files by platform.
    """
    lang = reading.lang
    said = {
        key.removeprefix(SCRIPT_WORDS): text
        for key, text in words.catalogue(lang).items()
        if key.startswith(SCRIPT_WORDS)
    } | {key: text for key, text in script_words(lang).items() if key.startswith("second.")}
    return element(
        "div",
        {
            "class": "calculator order-file",
            "data-calculator-root": True,
            "data-order-file": True,
            "data-runtime": runtime,
            "data-example": samples[example],
            "data-language": lang,
            "data-words": json.dumps(said, ensure_ascii=False, sort_keys=True),
        },
        _chooser(lang, samples),
        _progress(lang),
        _results(reading),
    )


def _chooser(lang: str, samples: Mapping[str, str]) -> Html:
    offered = (
        element(
            "li",
            None,
            element("span", None, words.say(lang, f"platform.{platform}")),
            " ",
            element(
                "button",
                {"type": "button", "data-action": "sample", "data-file": address, "data-needs-script": True},
                sentence(lang, "file.sample.try"),
                element("span", {"class": "visually-hidden"}, " ", words.say(lang, f"platform.{platform}")),
            ),
            " ",
            element(
                "a",
                {"href": address, "download": True},
                sentence(lang, "file.sample.download"),
                element("span", {"class": "visually-hidden"}, " ", words.say(lang, f"platform.{platform}")),
            ),
        )
        for platform, address in samples.items()
    )
    return element(
        "section",
        {"class": "chooser", "aria-labelledby": "chooser-title"},
        element("h2", {"id": "chooser-title"}, sentence(lang, "file.choose.title")),
        element("noscript", None, element("p", {"class": "notice-box"}, sentence(lang, "file.no_script"))),
        not_started_html(lang),
        file_picker(lang, "choose", drop=True),
        fields_fold(
            sentence(lang, "file.export.title"),
            *where_exported(lang),
            name="export-fold",
        ),
        fields_fold(
            sentence(lang, "file.sample.title"),
            element("p", {"class": "form__lead"}, sentence(lang, "file.sample.lead")),
            element("ul", {"class": "samples"}, *offered),
            name="samples-fold",
        ),
    )


def _progress(lang: str) -> Html:
    return join(
        [
            element(
                "div",
                {"class": "progress", "data-progress": True, "hidden": True},
                element("label", {"for": "file-progress", "data-progress-words": True}),
                element("progress", {"id": "file-progress", "max": 100, "value": 0}),
                element("p", {"data-cancel": True, "hidden": True}, button(lang, "cancel")),
            ),
            failed_html(lang, "file.failed"),
        ]
    )


def _kept(lang: str) -> Html:
    """That the reader's settings are kept on their device, and the way to have them forgotten."""
    return element(
        "p",
        {"class": "results__note", "data-kept": True, "hidden": True},
        element("span", {"data-kept-words": True}),
        " ",
        button(lang, "forget"),
    )


def _results(reading: Reading) -> Html:
    lang, pieces = reading.lang, pieces_of(reading)
    wrapped: dict[str, tuple[str, dict[str, str | int]]] = {
        "problem": ("div", {"class": "problem-summary", "role": "alert", "tabindex": -1}),
        "answer": ("p", {"class": "results__answer", "aria-live": "polite"}),
        "next": ("div", {"class": "next-step"}),
    }
    slots = []
    for name in PLACES:
        tag, attributes = wrapped.get(name, ("div", {}))
        slots.append(element(tag, {**attributes, "data-slot": name}, pieces[name]))
        if name == "alerts":
            slots.append(_kept(lang))
    return element(
        "form",
        {
            "class": "results",
            "id": "results",
            "data-results": True,
            "novalidate": True,
            "aria-labelledby": "results-title",
        },
        element("h2", {"id": "results-title", "tabindex": -1}, sentence(lang, "file.results.title")),
        element(
            "p",
            {"class": "results__state", "data-results-state": True},
            sentence(lang, "file.script.state.example"),
        ),
        element("p", {"class": "problem-summary", "role": "alert", "data-corrections": True}),
        *slots,
        element("p", {"class": "results__actions", "data-needs-script": True}, button(lang, "print")),
    )
