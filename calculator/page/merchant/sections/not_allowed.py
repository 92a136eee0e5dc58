"""What a platform is known not to allow, said at the choice that it concerns."""

from __future__ import annotations

from calculator import words
from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.section import sentences
from calculator.parameters import Fact, platform

PLATFORMS_PAGE = "../platforms/"
FACTS = {"switch_off": "switch_off", "segment": "exclude_products"}
"""The fact about a platform that says whether a shop can choose this."""


def not_allowed(lang: str, sold_on: str | None, choice: str) -> Html:
    """That the platform (an id, or none) does not let a shop choose this, as far as is known, and since when.

    Nothing where it does, or where nobody knows.
    """
    if sold_on is None or choice not in FACTS:
        return Html()
    found = platform(sold_on)
    fact: Fact[bool] = found.facts[FACTS[choice]]
    if fact.value is not False:
        return Html()
    name = words.say(lang, f"platform.{sold_on}")
    said = sentence(
        lang,
        f"results.decision.not_allowed_{choice}",
        platform=element("a", {"href": f"{PLATFORMS_PAGE}#{found.told_in}"}, name),
        since=sentence(lang, "results.decision.said_on", day=fact.announced)
        if fact.announced
        else sentence(lang, "results.decision.said"),
    )
    if fact.valid_to is None:
        return said
    return sentences(lang, [said, sentence(lang, "results.decision.held_until", day=fact.valid_to)])
