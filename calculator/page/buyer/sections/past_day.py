"""Orders whose day has passed: they count as deducted today, unless the reader says that they have been."""

from __future__ import annotations

from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.section import listed, paragraph
from calculator.page.html.shown_figure import Figures

FAILED = "overdue"
"""The state of an order of which its buyer has said that the deduction failed: there is nothing to ask."""


def past_day(figures: Figures) -> Html:
    """The question whether they have been deducted, with a button; nothing where there is no such order."""
    lang, result = figures.lang, figures.result
    orders = result["inputs"]["orders"]
    pairs = zip(result["schedule"], result["schedule_orders"], strict=True)
    places = [place for entry, place in pairs if entry.get("overdue") and orders[place]["status"] != FAILED]
    if not places:
        return Html()
    names = listed(lang, [str(orders[place]["name"]) for place in places])
    return element(
        "div",
        {"class": "notice-box"},
        paragraph(sentence(lang, "buyer.past_day.asked", names=names)),
        element(
            "button",
            {
                "type": "button",
                "data-action": "settle-orders",
                "data-orders": " ".join(map(str, places)),
                "data-needs-script": True,
            },
            sentence(lang, "buyer.past_day.settle"),
        ),
    )
