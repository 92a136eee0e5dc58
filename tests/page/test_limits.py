"""What is left out stands beside the results, each with the direction in which it moves them."""

import pytest

from calculator.answers import estimate
from calculator.page.html.markup import sentence
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.limits import LIMITS, WITH_MONTHLY_CAP, limits
from calculator.words import LANGUAGES
from tests.boundary.documents import a_document_with, the_least_document

NOT_MODELLED = ("independent_months", "one_factor", "value_and_default", "platform_terms", "taxes", "loyalty")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_limit_has_a_direction_and_an_effect(lang: str) -> None:
    shown = limits(Figures(estimate.estimate(the_least_document()), lang))
    assert set(NOT_MODELLED) <= set(LIMITS)
    for name, way in LIMITS.items():
        assert sentence(lang, f"results.limits.{name}") in shown
        assert sentence(lang, f"limits.direction.{way}") in shown
    assert shown.count('class="limit__direction"') == len(LIMITS)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_monthly_cap_makes_the_bad_cases_upper_bounds(lang: str) -> None:
    document = a_document_with("assumptions.guarantee_cap_per_month", 100)
    document["segments"][0]["guarantee_coverage"] = 0.8
    bound = sentence(lang, "results.limits.monthly_cap_effect")
    assert bound in limits(Figures(estimate.estimate(document), lang))
    assert bound not in limits(Figures(estimate.estimate(the_least_document()), lang))
    assert WITH_MONTHLY_CAP.keys().isdisjoint(LIMITS)
