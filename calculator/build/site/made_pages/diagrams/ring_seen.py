"""A cash-out ring as the shop sees it: what happens at the left, what the shop can see or do at the right."""

from __future__ import annotations

from calculator.build.site.made_pages.diagrams.questions import Step, rows
from calculator.page.html.markup import Html

NAME = "ring"
STEPS = (
    Step("accounts", dashed=True),
    Step("orders", right="good"),
    Step("parcels", right="good"),
    Step("resale", dashed=True),
    Step("not_paid", left="warning", right="warning"),
)


def ring_seen(lang: str) -> Html:
    """The drawing in a language."""
    return rows(lang, NAME, STEPS)
