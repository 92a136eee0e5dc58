"""The thresholds of the rules: what each means, what it starts from, and a box to change it."""

from __future__ import annotations

from dataclasses import asdict

from calculator.orders.screening.thresholds import Thresholds
from calculator.page.html import numbers
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.order_file.form_boxes import Texts, button, line, lines
from calculator.page.order_file.thresholds import KINDS

SEVERAL = ("amounts", "texts")


def threshold_boxes(lang: str, texts: Texts) -> Html:
    """Every threshold, and the button that screens again."""
    starting = asdict(Thresholds())
    boxes = [
        (lines if kind in SEVERAL else line)(
            lang, f"thresholds.{name}", texts, hint=_hint(lang, name, kind, starting[name])
        )
        for name, kind in KINDS.items()
    ]
    return join(
        [
            element("p", None, sentence(lang, "file.thresholds.lead")),
            element("div", {"class": "fields"}, *boxes),
            element("p", {"data-needs-script": True}, button(lang, "screen")),
        ]
    )


def _hint(lang: str, name: str, kind: str, starting: object) -> Html:
    meaning = sentence(lang, f"file.threshold.{name}.help")
    if not isinstance(starting, int | float):
        return meaning
    value = numbers.percent(starting, lang) if kind == "rate" else f"{starting:g}"
    return join([meaning, sentence(lang, "file.threshold.starts", value=value)], " ")
