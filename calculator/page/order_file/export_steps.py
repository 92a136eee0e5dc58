"""Where each platform's back office exports orders, as far as public descriptions tell, and what to tick."""

from __future__ import annotations

from collections.abc import Sequence

from calculator import words
from calculator.page.html.markup import Html, element, sentence
from calculator.page.html.section import items, listed, sentences
from calculator.parameters import Platform, platforms, source


def where_exported(lang: str) -> tuple[Html, ...]:
    """What to tick anywhere, then platform by platform; those that nobody describes in one line."""
    exports = {one: one.order_export for one in platforms() if one.order_export}
    looked = max(export.looked_on for export in exports.values())
    described = [_of(lang, one, export.sources) for one, export in exports.items() if export.sources]
    return (
        element("p", {"class": "form__lead"}, sentence(lang, "file.export.lead", day=looked)),
        element("p", None, sentence(lang, "file.export.tick")),
        items([*described, _unknown(lang, [one for one, export in exports.items() if not export.sources])]),
    )


def _of(lang: str, platform: Platform, found: Sequence[str]) -> Html:
    steps = sentence(lang, f"file.export.{platform.id}")
    cited = sentence(
        lang, "file.export.sources", sources=listed(lang, [_cited(lang, identifier) for identifier in found])
    )
    return sentence(
        lang, "file.export.of", platform=_name(lang, platform), steps=sentences(lang, [steps, cited])
    )


def _unknown(lang: str, undescribed: Sequence[Platform]) -> Html:
    names = listed(lang, [_name(lang, platform) for platform in undescribed])
    said = words.catalogue(lang)
    keys = [f"file.export.{platform.id}" for platform in undescribed]
    more = [sentence(lang, key) for key in keys if key in said]
    return sentences(lang, [sentence(lang, "file.export.unknown", platforms=names), *more])


def _name(lang: str, platform: Platform) -> Html:
    return element("strong", None, words.say(lang, f"platform.{platform.id}"))


def _cited(lang: str, identifier: str) -> str:
    entry = source(identifier)
    if not entry.published:
        return entry.outlet
    return words.say(lang, "file.export.dated", outlet=entry.outlet, day=entry.published)
