"""Where each platform's back office exports orders, as far as public descriptions tell, and what to tick."""

from __future__ import annotations

from calculator import words
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.html.section import items, listed
from calculator.parameters import Platform, platforms, source


def where_exported(lang: str) -> tuple[Html, ...]:
    """What to tick anywhere, then platform by platform; what nobody describes is said to be not known."""
    looked = max(one.order_export.looked_on for one in platforms() if one.order_export)
    return (
        element("p", {"class": "form__lead"}, sentence(lang, "file.export.lead", day=looked)),
        element("p", None, sentence(lang, "file.export.tick")),
        items([_of(lang, one) for one in platforms() if one.order_export]),
    )


def _of(lang: str, platform: Platform) -> Html:
    name = element("strong", None, words.say(lang, f"platform.{platform.id}"))
    found = platform.order_export.sources if platform.order_export else ()
    if not found:
        unknown = sentence(lang, "file.export.unknown")
        more = f"file.export.{platform.id}"
        said = [unknown, sentence(lang, more)] if more in words.catalogue(lang) else [unknown]
        return sentence(lang, "file.export.of", platform=name, steps=join(said, "" if lang == "zh" else " "))
    from_whom = [_cited(lang, identifier) for identifier in found]
    steps = sentence(lang, f"file.export.{platform.id}")
    cited = sentence(lang, "file.export.sources", sources=listed(lang, from_whom))
    return sentence(
        lang,
        "file.export.of",
        platform=name,
        steps=join([steps, cited], "" if lang == "zh" else " "),
    )


def _cited(lang: str, identifier: str) -> str:
    entry = source(identifier)
    if not entry.published:
        return entry.outlet
    return words.say(lang, "file.export.dated", outlet=entry.outlet, day=entry.published)
