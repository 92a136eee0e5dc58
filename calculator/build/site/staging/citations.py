"""Sources as a page cites them: a small number in the text, the list at the end.

A page's front matter lists the ids in order; that order gives the numbers. An id that is cited but not
listed, or listed but not cited, or unknown, stops the build.
"""

from __future__ import annotations

from collections.abc import Iterable

from calculator import words
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element, join, text
from calculator.parameters import Source, source, sources

DOTS = {
    "high": "●●●",
    "medium-high": "●●◐",
    "medium": "●●○",
    "low-medium": "●◐○",
    "low": "●○○",
    "none": "○○○",
}
"""How sure a source is, at a glance."""


class CitationError(Exception):
    """A citation that leads nowhere; the message names the id."""


def cite(lang: str, listed: tuple[str, ...], identifiers: Iterable[str]) -> Html:
    """The numbers of the sources named, each a link to its entry in the page's list."""
    links = []
    for identifier in identifiers:
        if identifier not in listed:
            raise CitationError(f"source {identifier} is cited but not in the front matter")
        number = listed.index(identifier) + 1
        title = word(lang, "sources.cite", number=number, title=_known(identifier).title)
        attributes = {"href": f"#source-{identifier}", "title": title}
        links.append(element("a", attributes, f"[{number}]"))
    return element("sup", {"class": "cite"}, *links)


def source_list(lang: str, identifiers: Iterable[str]) -> Html:
    """The list of sources that citations lead to."""
    entries = [source_entry(lang, _known(identifier)) for identifier in identifiers]
    return element("ol", {"class": "sources"}, *entries)


def _known(identifier: str) -> Source:
    if identifier not in sources():
        raise CitationError(f"source {identifier} is not in calculator/parameters/sources.json")
    return source(identifier)


def _sure(lang: str, confidence: str) -> Html:
    """How sure a source is, as three dots; read out and on hovering in words."""
    said = words.say(lang, f"confidence.{confidence}")
    return element(
        "span",
        {"class": "sources__sure", "role": "img", "aria-label": said, "title": said},
        DOTS[confidence],
    )


def source_entry(lang: str, entry: Source, *further: Html) -> Html:
    """A source as an item of a list: title, what it says, outlet, date, confidence, and what is to follow."""
    title: str = element("cite", {"lang": entry.language}, entry.title)
    if entry.address:
        title = element("a", {"href": entry.address, "rel": "noopener external"}, title)
    facts = [
        _sure(lang, entry.confidence),
        text(entry.outlet),
        element("time", None, entry.published) if entry.published else text(word(lang, "sources.undated")),
        Html(word(lang, "sources.read_on", read_on=element("time", None, entry.read_on))),
    ]
    return element(
        "li",
        {"id": f"source-{entry.id}"},
        title,
        element("span", {"class": "sources__says"}, words.say(lang, f"source.{entry.id}.says")),
        element("span", {"class": "sources__facts"}, join(facts, " · ")),
        *further,
    )
