"""Orders whose day has passed: they count as deducted today, unless the reader says that they have been.

So do those of which only the days usual on their platform are known, and have passed: nobody can call them
overdue.
"""

from __future__ import annotations

import json

from calculator.page.buyer.movements import movement_name
from calculator.page.buyer.once_deducted import once_deducted, place_text, places
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import listed, paragraph
from calculator.page.html.shown_figure import Figures

FAILED = "overdue"
"""The state of an order of which its buyer has said that the deduction failed: there is nothing to ask."""


def past_day(figures: Figures) -> Html:
    """The questions whether they have been deducted, each with a button; nothing without such an order."""
    return join(_asked(figures, kind) for kind in ("overdue", "passed"))


def _asked(figures: Figures, kind: str) -> Html:
    lang, result = figures.lang, figures.result
    orders = result["inputs"]["orders"]
    all_places = places(result["schedule"], result["schedule_orders"])
    asked = [
        (entry, place)
        for entry, place in zip(result["schedule"], all_places, strict=True)
        if entry.get(kind) and orders[place[0]]["status"] != FAILED
    ]
    if not asked:
        return Html()
    names = listed(lang, [movement_name(lang, entry) for entry, _ in asked])
    return element(
        "div",
        {"class": "notice-box"},
        paragraph(
            sentence(lang, f"buyer.past_day.{'asked' if kind == 'overdue' else 'passed'}", names=names)
        ),
        element(
            "button",
            {
                "type": "button",
                "data-action": "settle-orders",
                "data-orders": " ".join(place_text(place) for _, place in asked),
                "data-then": json.dumps(once_deducted(orders, [place for _, place in asked])),
                "data-needs-script": True,
            },
            sentence(lang, "buyer.past_day.settle"),
        ),
    )
