"""Terms marked in the text: `[[ring|团伙]]` shows 团伙 and opens its meaning; `[[ring]]` shows the term.

As built, a mark is a link to the glossary, and the page ends with the meanings of its terms, closed. Where
scripts run, `docs/assets/terms.js` makes each link a button that opens the meaning on the spot. A page marks
a term where it is first needed, and once.
"""

from __future__ import annotations

import re

from calculator.build.site.made_pages.glossary import Term, terms
from calculator.build.site.paths_and_addresses import HTML_LANGUAGE, LANGUAGES
from calculator.build.site.staging.front_matter import Page, PageError
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element, join
from calculator.parameters import source

MARK = re.compile(r"\[\[(?P<id>[a-z][a-z-]*)(?:\|(?P<shown>[^\]|]+))?\]\]")


def marked_terms(page: Page) -> list[str]:
    """Ids of the terms a page marks, in order; `PageError` when one is unknown or marked twice."""
    found = [match["id"] for match in MARK.finditer(page.body)]
    if unknown := [name for name in found if name not in terms()]:
        raise PageError(f"{page.path}: not in docs/glossary.yml: {', '.join(unknown)}")
    if twice := sorted({name for name in found if found.count(name) > 1}):
        raise PageError(f"{page.path}: marked more than once: {', '.join(twice)}")
    return found


def with_links(lang: str, text: str, up: str) -> str:
    """The text with every mark a link to the glossary; `up` leads to the folder of the language."""

    def link(match: re.Match[str]) -> str:
        name = match["id"]
        shown = match["shown"] or terms()[name].words[lang]
        attributes = {"class": "term", "href": f"{up}glossary/#term-{name}", "data-term": name}
        return element("a", attributes, shown)

    return MARK.sub(link, text)


def meanings(lang: str, page: Page, up: str) -> Html:
    """The meanings of the terms a page marks, each closed until its term is pressed."""
    return join([_meaning(lang, terms()[name], up) for name in marked_terms(page)])


def in_other_languages(lang: str, term: Term) -> Html:
    """The same term in every other language, marked as such."""
    others = [other for other in LANGUAGES if other != lang]
    return join([element("span", {"lang": HTML_LANGUAGE[other]}, term.words[other]) for other in others])


def origin(lang: str, term: Term, up: str) -> Html:
    """Where a meaning comes from: links to its sources, or that it is this site's own."""
    if not term.sources:
        return Html(word(lang, "term.ours"))
    links = [
        element("a", {"href": f"{up}sources/#source-{name}"}, source(name).outlet) for name in term.sources
    ]
    return join([word(lang, "term.source"), join(links, word(lang, "audience.separator"))], "")


def _meaning(lang: str, term: Term, up: str) -> Html:
    title = f"meaning-{term.id}-term"
    more = element("a", {"href": f"{up}{term.more_address}"}, word(lang, "term.more", term=term.words[lang]))
    whole = element("a", {"href": f"{up}glossary/"}, word(lang, "term.all"))
    return element(
        "dialog",
        {"class": "meaning", "id": f"meaning-{term.id}", "aria-labelledby": title},
        element(
            "p",
            {"class": "meaning__term"},
            element("b", {"id": title}, term.words[lang]),
            " ",
            in_other_languages(lang, term),
        ),
        element("p", None, term.means[lang]),
        element("p", {"class": "meaning__origin"}, origin(lang, term, up)),
        element(
            "p",
            {"class": "meaning__actions"},
            element(
                "button", {"type": "button", "data-close": True, "autofocus": True}, word(lang, "term.close")
            ),
            more,
            whole,
        ),
    )
