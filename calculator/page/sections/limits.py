"""How sure this is: what the model leaves out, each with the direction in which it moves the result."""

from __future__ import annotations

from calculator.page.figure import Figures
from calculator.page.markup import Html, element, join, sentence
from calculator.page.sections.section import paragraph, section

LIMITS = (
    "inputs",
    "independent_months",
    "one_factor",
    "value_and_default",
    "platform_terms",
    "taxes",
    "loyalty",
)


def limits(figures: Figures) -> Html:
    """The limits, what each does to the figures, and that they are no advice to rely on alone."""
    terms = (
        element(
            "div",
            {"class": "limit"},
            element("dt", None, sentence(figures.lang, f"results.limits.{name}")),
            element("dd", None, sentence(figures.lang, f"results.limits.{name}_effect")),
        )
        for name in LIMITS
    )
    return section(
        figures.lang,
        "limits",
        paragraph(sentence(figures.lang, "results.limits.lead")),
        element("dl", {"class": "limits"}, join(terms)),
    )
