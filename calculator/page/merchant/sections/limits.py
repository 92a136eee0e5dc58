"""How sure this is: what the model leaves out, each with the direction in which it moves the result."""

from __future__ import annotations

from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import paragraph, section
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.who_carries import has_provider

EITHER, HIGHER, LOWER, BENEFIT = "either", "higher", "lower", "benefit_higher"
"""In life the loss may be off either way, higher or lower than shown; or the benefit higher."""
LIMITS = {
    "inputs": EITHER,
    "independent_months": HIGHER,
    "one_factor": LOWER,
    "value_and_default": HIGHER,
    "platform_terms": HIGHER,
    "promotions": HIGHER,
    "taxes": HIGHER,
    "loyalty": BENEFIT,
}
WITH_MONTHLY_CAP = {"monthly_cap": LOWER}
WITH_PROVIDER = {
    "inputs": EITHER,
    "independent_months": HIGHER,
    "one_factor": LOWER,
    "value_and_default": HIGHER,
    "provider_terms": HIGHER,
    "counted_twice": LOWER,
    "promotions": HIGHER,
    "taxes": HIGHER,
    "loyalty": BENEFIT,
}


def limits(figures: Figures) -> Html:
    """The limits, what each does to the figures, and that they are no advice to rely on alone."""
    capped = figures.result["portfolio"]["quantiles_are"] == "upper_bound"
    of_shop = LIMITS | WITH_MONTHLY_CAP if capped else LIMITS
    terms = (
        element(
            "div",
            {"class": "limit"},
            element("dt", None, sentence(figures.lang, f"results.limits.{name}")),
            element("dd", {"class": "limit__direction"}, sentence(figures.lang, f"limits.direction.{way}")),
            element("dd", None, sentence(figures.lang, f"results.limits.{name}_effect")),
        )
        for name, way in (WITH_PROVIDER if has_provider(figures) else of_shop).items()
    )
    return section(
        figures.lang,
        "limits",
        paragraph(sentence(figures.lang, "results.limits.lead")),
        element("dl", {"class": "limits"}, join(terms)),
    )
