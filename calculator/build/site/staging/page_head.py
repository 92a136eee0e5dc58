"""What a page tells machines about itself: cards for shared links, structured data, and the feed of changes.

Questions and steps are added to the data once the page is built (`finishing/questions_and_steps.py`).

Open Graph (ogp.me) and schema.org in JSON-LD. Both want absolute addresses: what needs one is left out
of a site that does not know its own. It goes into the staged page's front matter; `docs/overrides/main.html`
writes it into the head, escaped.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from functools import cache
from typing import Any

from calculator.build.site.made_pages.changes import FEED
from calculator.build.site.paths_and_addresses import HTML_LANGUAGE, LANGUAGES, ROOT, Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.site_words import word

CARD_SIZE = (1200, 630)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CALCULATOR = "calculator/"
CARDS = ROOT / "docs" / "assets" / "cards"
TITLES = CARDS / "titles.json"
"""What the cards of single pages say, by language and address; `calculator/build/cards.py` writes it."""


def for_machines(settings: Settings, lang: str, page: Page) -> dict[str, Any]:
    """What the template writes into the page's head: `card`, `data`, and for a published site `feed`."""
    said: dict[str, Any] = {
        "card": _card(settings, lang, page),
        "data": structured_data(settings, lang, page),
    }
    if settings.site_url:
        title = word(lang, "changes.feed_title", site=word(lang, "site.name"))
        said["feed"] = {"title": title, "address": f"{settings.site_url}{lang}/{FEED}"}
    return said


@cache
def titles_on_cards() -> Mapping[str, Mapping[str, str]]:
    """The titles for which cards have been drawn, by language and address."""
    titles: Mapping[str, Mapping[str, str]] = json.loads(TITLES.read_text(encoding="utf-8"))
    return titles


def card_file(lang: str, address: str) -> str:
    """The name of a page's own card, in `assets/cards/`."""
    return f"{lang}-{address.strip('/').replace('/', '-')}.png"


def has_own_card(lang: str, page: Page) -> bool:
    """Whether there is a card with the page's title as it is now."""
    return titles_on_cards()[lang].get(page.address) == page.about.title


def card_address(settings: Settings, lang: str, page: Page) -> str:
    """The picture of a shared link: the page's own, or that of its language; always at the same address."""
    name = f"cards/{card_file(lang, page.address)}" if has_own_card(lang, page) else f"card-{lang}.png"
    return f"{settings.site_url}assets/{name}"


def structured_data(settings: Settings, lang: str, page: Page) -> dict[str, Any]:
    """What the page is, in the words of schema.org."""
    about = page.about
    site = {"@type": "WebSite", "name": word(lang, "site.name")}
    data: dict[str, Any] = {
        "@context": "https://schema.org",
        "@type": "WebApplication" if page.address == CALCULATOR else "WebPage",
        "name": about.title,
        "description": about.description,
        "inLanguage": HTML_LANGUAGE[lang],
        "dateModified": about.reviewed.isoformat(),
        "license": LICENCE,
        "isAccessibleForFree": True,
        "isPartOf": site,
    }
    if page.address == CALCULATOR:
        data |= {"applicationCategory": "FinanceApplication", "operatingSystem": "Any"}
        data["offers"] = {"@type": "Offer", "price": 0, "priceCurrency": "CNY"}
    if settings.site_url:
        site["url"] = f"{settings.site_url}{lang}/"
        data |= {"url": _address(settings, lang, page), "image": card_address(settings, lang, page)}
    return data


def _address(settings: Settings, lang: str, page: Page) -> str:
    return f"{settings.site_url}{lang}/{page.address}"


def _card(settings: Settings, lang: str, page: Page) -> dict[str, str]:
    card = {
        "og:type": "website" if page.address == "" else "article",
        "og:title": page.about.title,
        "og:description": page.about.description,
        "og:site_name": word(lang, "site.name"),
        "og:locale": HTML_LANGUAGE[lang].replace("-", "_"),
    }
    (twin,) = (other for other in LANGUAGES if other != lang)
    card["og:locale:alternate"] = HTML_LANGUAGE[twin].replace("-", "_")
    if settings.site_url:
        width, height = CARD_SIZE
        card |= {
            "og:url": _address(settings, lang, page),
            "og:image": card_address(settings, lang, page),
            "og:image:width": str(width),
            "og:image:height": str(height),
            "og:image:alt": page.about.title if has_own_card(lang, page) else word(lang, "card.alt"),
        }
    return card
