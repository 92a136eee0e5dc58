"""What to do when an order is not paid: question by question, the answers that end it at the right."""

from __future__ import annotations

from calculator.build.site.made_pages.diagrams.questions import Step, rows
from calculator.page.html.markup import Html

NAME = "not-paid"
STEPS = (
    Step("shipped"),
    Step("stop"),
    Step("advanced", right="good"),
    Step("ring", right="warning"),
    Step("reminded", right="good"),
    Step("worth"),
    Step("written_off", left="warning", right=None),
)


def not_paid(lang: str) -> Html:
    """The drawing in a language."""
    return rows(lang, NAME, STEPS, ways=True)
