"""The page of all sources: the surest first, each with what it says and the pages that rest on it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import get_args

from calculator import words
from calculator.build.site.source_use import citing_pages, sources_of_inputs
from calculator.build.site.staging.citations import source_entry
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element, join
from calculator.parameters import Source, sources
from calculator.parameters.sources import Confidence

FEW = 2
"""More pages than that, and what names them is folded."""


def all_sources(lang: str, pages: Sequence[Page], up: str, keep: Callable[[str], str]) -> str:
    """Every source as Markdown, a heading for each confidence.

    `up` leads to the folder of the language; `keep` keeps the lists out of Markdown, search and reading time.
    """
    citing = citing_pages(pages)
    parts = []
    for confidence in get_args(Confidence):
        group = [entry for entry in sources().values() if entry.confidence == confidence]
        if not group:
            continue
        title, _, meaning = words.say(lang, f"confidence.{confidence}").partition(word(lang, "sources.colon"))
        entries = [source_entry(lang, entry, _used_by(lang, entry, citing, up)) for entry in group]
        heading = title + word(lang, "sources.count", number=len(group))
        parts += [
            f"## {heading} {{#confidence-{confidence} data-search-exclude}}",
            element("p", None, meaning[:1].upper() + meaning[1:]),
            keep(element("ol", {"class": "sources"}, *entries)),
        ]
    return "\n\n".join(parts)


def _used_by(lang: str, entry: Source, citing: Mapping[str, list[Page]], up: str) -> Html:
    links = [
        element("a", {"href": f"{up}{page.address}#source-{entry.id}"}, page.about.title)
        for page in citing.get(entry.id, [])
    ]
    if entry.id in sources_of_inputs():
        address = f"{up}parameters/#source-{entry.id}"
        links.append(element("a", {"href": address}, word(lang, "sources.inputs")))
    listed = join(links, word(lang, "audience.separator"))
    if len(links) <= FEW:
        cited_by = element("b", None, word(lang, "sources.cited_by"))
        return element("span", {"class": "sources__facts"}, join([cited_by, listed], " "))
    summary = element("summary", None, word(lang, "sources.cited_on", number=len(links)))
    return element("details", {"class": "sources__pages"}, summary, listed)
