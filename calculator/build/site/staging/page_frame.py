"""What every page says about itself: whom it is for, how long it takes, how fresh it is, and its sources."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from calculator.build.site.paths_and_addresses import Settings
from calculator.build.site.staging.citations import source_list
from calculator.build.site.staging.front_matter import AUDIENCES, Page
from calculator.build.site.staging.mistake_report import report_address
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element, join


def facts(lang: str, page: Page, settings: Settings, minutes: int) -> Html:
    """The line below a page's first paragraph, and what belongs to it.

    The overdue notice is hidden until `site.js` compares its date with the reader's: no build knows today.
    """
    about = page.about
    line = [
        *_audience(lang, about.audience),
        word(lang, "reading_time", minutes=minutes),
        word(lang, "reviewed", reviewed=_day(about.reviewed)),
        word(lang, "next_review", next_review=_day(about.next_review)),
    ]
    overdue = element(
        "p",
        {"class": "page-facts__overdue", "data-next-review": about.next_review.isoformat(), "hidden": True},
        word(lang, "overdue", next_review=about.next_review.isoformat()),
    )
    return element(
        "aside",
        {"class": "page-facts", "aria-label": word(lang, "facts.label"), "data-search-exclude": True},
        element(
            "p",
            None,
            element("span", None, join([Html(part) for part in line], " · ")),
            element("span", {"class": "page-facts__actions"}, *_actions(lang, page, settings)),
        ),
        _origin(lang, page, settings),
        overdue,
    )


def _audience(lang: str, audience: Sequence[str]) -> list[str]:
    """Whom the page is for; nothing where it is for everybody."""
    if set(audience) == AUDIENCES:
        return []
    named = word(lang, "audience.separator").join(word(lang, f"audience.{who}") for who in audience)
    return [element("b", None, word(lang, "audience.label")) + " " + named]


def _origin(lang: str, page: Page, settings: Settings) -> Html:
    """Where a printed page is from; `site.js` adds the day, and the address where the site has none."""
    site = element("b", None, word(lang, "site.name"))
    address = f"{settings.site_url}{lang}/{page.address}" if settings.site_url else None
    attributes = {
        "class": "page-facts__origin",
        "data-printed": word(lang, "printed"),
        "data-address": address,
    }
    return element("p", attributes, join([site, address], " · ") if address else site)


def _day(day: date) -> Html:
    return element("time", {"datetime": day.isoformat()}, day.isoformat())


def _actions(lang: str, page: Page, settings: Settings) -> list[Html]:
    actions = [
        element("button", {"type": "button", "data-print": True, "hidden": True}, word(lang, "print")),
    ]
    if page.about.sources:
        label = word(lang, "sources.link", number=len(page.about.sources))
        actions.insert(0, element("a", {"href": "#sources"}, label))
    if settings.report_url:
        attributes = {"href": report_address(settings, lang, page), "rel": "noopener noreferrer"}
        actions.append(element("a", attributes, word(lang, "report")))
    return actions


def sources_section(lang: str, page: Page) -> str:
    """The page's list of sources under its own heading, as Markdown; nothing when the page cites none."""
    if not page.about.sources:
        return ""
    title = f"## {word(lang, 'sources.title')} {{#sources data-search-exclude}}"
    opened = word(lang, "sources.open", number=len(page.about.sources))
    fold = element(
        "details",
        {"class": "sources-fold"},
        element("summary", None, opened),
        element("p", {"class": "sources__legend"}, word(lang, "sources.legend")),
        source_list(lang, page.about.sources),
    )
    return f"\n{title}\n\n{fold}\n"
