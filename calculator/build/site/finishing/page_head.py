"""What a page tells machines about itself: cards for shared links, structured data, and the feed of changes.

Open Graph (ogp.me) and schema.org in JSON-LD. Both want absolute addresses: what needs one is left out
of a site that does not know its own.
"""

from __future__ import annotations

import json
from typing import Any

from calculator.build.site.made_pages.changes import FEED
from calculator.build.site.settings import HTML_LANGUAGE, LANGUAGES, Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element, join

CARD_SIZE = (1200, 630)
LICENCE = "https://creativecommons.org/licenses/by/4.0/"
CALCULATOR = "calculator/"
HEAD_END = "</head>"
SAFE_IN_SCRIPT = {"<": "\\u003c", ">": "\\u003e", "&": "\\u0026"}


def with_head(settings: Settings, lang: str, page: Page, html: str) -> str:
    """The built page with all of it at the end of its head."""
    # The theme writes the description as it is; a quotation mark in it would end the attribute.
    html = html.replace(
        f'<meta name="description" content="{page.about.description}">',
        element("meta", {"name": "description", "content": page.about.description}),
        1,
    )
    if html.count(HEAD_END) != 1:
        raise ValueError(f"{lang}/{page.path}: {html.count(HEAD_END)} times {HEAD_END}")
    return html.replace(HEAD_END, _card(settings, lang, page) + _data(settings, lang, page) + HEAD_END)


def card_address(settings: Settings, lang: str) -> str:
    """The picture of a shared link: one for each language, always at the same address."""
    return f"{settings.site_url}assets/card-{lang}.png"


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
        data |= {"url": _address(settings, lang, page), "image": card_address(settings, lang)}
    return data


def _address(settings: Settings, lang: str, page: Page) -> str:
    return f"{settings.site_url}{lang}/{page.address}"


def _card(settings: Settings, lang: str, page: Page) -> Html:
    said = {
        "og:type": "website" if page.address == "" else "article",
        "og:title": page.about.title,
        "og:description": page.about.description,
        "og:site_name": word(lang, "site.name"),
        "og:locale": HTML_LANGUAGE[lang].replace("-", "_"),
    }
    metas = [_meta(name, content) for name, content in said.items()]
    metas += [
        _meta("og:locale:alternate", HTML_LANGUAGE[other].replace("-", "_"))
        for other in LANGUAGES
        if other != lang
    ]
    if not settings.site_url:
        return join(metas)
    width, height = CARD_SIZE
    metas += [
        _meta("og:url", _address(settings, lang, page)),
        _meta("og:image", card_address(settings, lang)),
        _meta("og:image:width", str(width)),
        _meta("og:image:height", str(height)),
        _meta("og:image:alt", word(lang, "card.alt")),
        element("meta", {"name": "twitter:card", "content": "summary_large_image"}),
        element(
            "link",
            {
                "rel": "alternate",
                "type": "application/atom+xml",
                "title": word(lang, "changes.feed_title", site=word(lang, "site.name")),
                "href": f"{settings.site_url}{lang}/{FEED}",
            },
        ),
    ]
    return join(metas)


def _meta(name: str, content: str) -> Html:
    return element("meta", {"property": name, "content": content})


def _data(settings: Settings, lang: str, page: Page) -> Html:
    written = json.dumps(structured_data(settings, lang, page), ensure_ascii=False, separators=(",", ":"))
    for character, escaped in SAFE_IN_SCRIPT.items():
        written = written.replace(character, escaped)
    return Html(f'<script type="application/ld+json">{written}</script>')
