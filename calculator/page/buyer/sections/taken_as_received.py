"""Orders that say of their goods neither a day nor another state: they count as received.

That is the form's first choice, and the one with the earliest deduction.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.page.buyer.movements import movement_name
from calculator.page.buyer.once_deducted import places
from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.section import listed, paragraph
from calculator.page.html.shown_figure import Figures


def taken_as_received(figures: Figures) -> Html:
    """What was taken of which orders, and where to say otherwise; nothing without such an order."""
    lang, result = figures.lang, figures.result
    orders = result["inputs"]["orders"]
    names = [
        movement_name(lang, entry)
        for entry, (position, _) in zip(
            result["schedule"], places(result["schedule"], result["schedule_orders"]), strict=True
        )
        if "latest" in entry and is_taken_as_received(orders[position])
    ]
    if not names:
        return Html()
    said = sentence(
        lang,
        "buyer.taken_as_received",
        names=listed(lang, names),
        state=sentence(lang, "choice.open_order.status.expected"),
    )
    return element("div", {"class": "notice-box"}, paragraph(said))


def is_taken_as_received(order: Mapping[str, Any]) -> bool:
    """Whether an order counts as received and says no day of it."""
    days = ("received_on", "expected_on", "deduct_on")
    return order.get("status", "received") == "received" and not any(order.get(name) for name in days)
