"""What a platform is known to allow of a choice, said at the choice, and what is to be checked, said once."""

from __future__ import annotations

from calculator import words
from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.section import sentences
from calculator.page.merchant.sections.who_carries import PLATFORMS_PAGE
from calculator.parameters import Fact, platform
from calculator.parameters.platforms import CHOICES


def not_allowed(lang: str, sold_on: str | None, choice: str) -> Html:
    """That the platform (an id, or none) does not leave this to its shops, and since when that has been said.

    Where nobody knows, that it is to be asked first; nothing where shops choose it themselves.
    """
    if sold_on is None or platform(sold_on).leaves_to_shops(choice):
        return Html()
    fact = _told(sold_on, choice)
    if fact is None or fact.value is None:
        return sentence(lang, "results.decision.ask_first")
    if fact.announced is None:
        return sentence(lang, "results.decision.not_allowed")
    return sentence(lang, "results.decision.not_allowed_on", day=fact.announced)


def to_check(lang: str, sold_on: str | None, choices: list[str]) -> Html:
    """Where to check what the platform allows of these choices; nothing where it leaves them all to shops."""
    asked = [choice for choice in choices if not_allowed(lang, sold_on, choice)]
    if sold_on is None or not asked:
        return Html()
    found = platform(sold_on)
    name = words.say(lang, f"platform.{sold_on}")
    link = element("a", {"href": f"{PLATFORMS_PAGE}#{found.told_in}"}, name)
    said = [sentence(lang, "results.decision.check", platform=link)]
    ends = {fact.valid_to for choice in asked if (fact := _told(sold_on, choice)) and fact.valid_to}
    said += [sentence(lang, "results.decision.held_until", day=day) for day in sorted(ends)]
    return sentences(lang, said)


def _told(sold_on: str, choice: str) -> Fact[bool] | None:
    return platform(sold_on).facts[CHOICES[choice]] if choice in CHOICES else None
