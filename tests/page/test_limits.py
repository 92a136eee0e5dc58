"""What is left out stands beside the results, each with the direction in which it moves them."""

import re

import pytest

from calculator.answers import estimate
from calculator.page.html.shown_figure import Figures
from calculator.page.merchant.sections.limits import limits
from tests.boundary.documents import a_document_with, the_least_document
from tests.html import elements_of

EITHER, HIGHER, LOWER, BENEFIT = "either", "higher", "lower", "benefit"
DIRECTIONS = {
    "zh": {
        "两边都有可能": EITHER,
        "实际损失可能更大": HIGHER,
        "实际损失可能更小": LOWER,
        "实际收益可能更大": BENEFIT,
    },
    "en": {
        "Either way": EITHER,
        "Losses may be higher than shown": HIGHER,
        "Losses may be lower than shown": LOWER,
        "The benefit may be higher than shown": BENEFIT,
    },
}
# What an effect says of the figures shown, in its own words.
EFFECTS = {
    "zh": {
        HIGHER: "损失被低估|可能被低估|更集中",
        LOWER: "偏重|上界",
        BENEFIT: "收益被低估",
        EITHER: "按比例",
    },
    "en": {
        HIGHER: "osses are understated|months may be understated|cluster more",
        LOWER: "overstated|upper bounds",
        BENEFIT: "benefit is understated",
        EITHER: "in proportion",
    },
}
LEFT_OUT = [EITHER, HIGHER, LOWER, HIGHER, HIGHER, HIGHER, HIGHER, BENEFIT]
LANGUAGES = pytest.mark.parametrize("lang", ["zh", "en"])


def shown(document: object, lang: str) -> list[tuple[str, str]]:
    """Direction and effect of each limit, in order; fails where one has no name."""
    terms = [
        e for e in elements_of(limits(Figures(estimate.estimate(document), lang))) if e.name in ("dt", "dd")
    ]
    names, directions, effects = terms[::3], terms[1::3], terms[2::3]
    assert all(term.name == "dt" and term.text for term in names)
    assert len({term.text for term in names}) == len(names)
    return [(DIRECTIONS[lang][a.text], b.text) for a, b in zip(directions, effects, strict=True)]


@LANGUAGES
def test_every_limit_has_its_direction_and_an_effect_that_says_the_same(lang: str) -> None:
    found = shown(the_least_document(), lang)
    assert [direction for direction, _ in found] == LEFT_OUT
    for direction, effect in found:
        assert [way for way, words in EFFECTS[lang].items() if re.search(words, effect)] == [direction], (
            effect
        )


@LANGUAGES
def test_a_monthly_cap_makes_the_bad_cases_upper_bounds(lang: str) -> None:
    document = a_document_with("assumptions.guarantee_cap_per_month", 100)
    document["segments"][0]["guarantee_coverage"] = 0.8
    assert estimate.estimate(document)["portfolio"]["quantiles_are"] == "upper_bound"
    (direction, effect) = shown(document, lang)[-1]
    assert direction == LOWER
    assert {"zh": "上界", "en": "upper bounds"}[lang] in effect
    assert shown(document, lang)[:-1] == shown(the_least_document(), lang)
