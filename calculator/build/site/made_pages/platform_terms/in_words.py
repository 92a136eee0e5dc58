"""A fact of a platform in words: its value, and how it is known."""

from __future__ import annotations

from typing import Any

from calculator.build.site.staging.citations import DOTS
from calculator.build.site.staging.site_words import site_words, word
from calculator.page.html import numbers
from calculator.page.html.markup import Attributes, Html, element
from calculator.parameters import Fact, platform
from calculator.parameters.platforms import Range

CONFIDENCE = {sure: DOTS[sure] for sure in ("high", "medium", "low")}
"""How sure a fact can be, in the dots of its sources."""


def value_in_words(lang: str, name: str, fact: Fact[Any]) -> str:
    """The value of a fact alone: 0.6%, 10 to 30 days, kept on refunds."""
    value = fact.value
    if isinstance(value, Range):
        return _range(lang, value)
    if isinstance(value, tuple):
        return word(lang, "terms.separator").join(word(lang, f"terms.{name}.{one}") for one in value)
    return word(lang, f"terms.{name}.{str(value).lower()}")


def fact_in_words(lang: str, region: str, name: str, fact: Fact[Any]) -> str:
    """A fact as a phrase: receipt confirmed after 10 to 30 days. Some are put differently in each region."""
    value = value_in_words(lang, name, fact)
    if isinstance(fact.value, Range) and fact.value.high == 0:
        return word(lang, f"terms.{name}.none")
    if isinstance(fact.value, Range | tuple):
        own = f"terms.{name}.{region}"
        return word(lang, own if own in site_words(lang) else f"terms.{name}", value=value)
    return value


def how_known(lang: str, fact: Fact[Any]) -> Html:
    """When it was said, whether it is our inference, how sure it is; a notice for when it is old.

    The notice is hidden until the page's script compares the day with the reader's: no build knows today.
    """
    said = []
    if fact.known == "announced":
        year = (fact.announced or "")[:4]
        said.append(word(lang, "terms.announced", year=year) if year else word(lang, "terms.undated"))
    if fact.inferred:
        said.append(word(lang, "terms.inferred"))
    sure = fact.confidence or "low"
    read_out = word(lang, f"terms.sure.{sure}")
    dots: Attributes = {"class": "platform-terms__sure", "role": "img", "aria-label": read_out}
    parts: list[str] = [element("span", dots, CONFIDENCE[sure])]
    if said:
        parts.insert(0, word(lang, "terms.separator").join(said) + "\u00a0")
    if fact.valid_to:
        notice: Attributes = {
            "class": "platform-terms__old",
            "data-valid-to": fact.valid_to,
            "hidden": True,
        }
        day = element("time", {"datetime": fact.valid_to}, fact.valid_to)
        parts.append(element("span", notice, Html(word(lang, "terms.old", day=day))))
    return element("span", {"class": "platform-terms__how"}, *parts)


def told_value(lang: str, identifier: str, name: str) -> str:
    """The value of a platform's fact, for a sentence of a page.

    KeyError where there is no such platform or fact, ValueError where it is unknown.
    """
    fact = platform(identifier).facts[name]
    if fact.known == "unknown":
        raise ValueError(f"{name} of {identifier} is unknown")
    return value_in_words(lang, name, fact)


def _range(lang: str, value: Range) -> str:
    if value.low == value.high:
        return _number(lang, value.low, value.unit)
    low, high = (_number(lang, end, value.unit) for end in (value.low, value.high))
    if value.low == 0:
        return word(lang, "terms.within", value=high)
    if value.unit in ("days", "business_days"):
        low = numbers.decimal(value.low)
    return word(lang, "terms.to", low=low, high=high)


def _number(lang: str, value: float, unit: str) -> str:
    if unit == "share":
        return f"{numbers.decimal(value * 100)}%"
    if unit == "days":
        return numbers.days(value, lang)
    if unit == "business_days":
        return word(lang, "terms.business_days", number=numbers.decimal(value))
    return numbers.exact_money(value, lang, unit)
