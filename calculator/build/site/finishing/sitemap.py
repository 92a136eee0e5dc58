"""The sitemap of both languages, for a published site: each page with its twin and the day it was reviewed.

The format is that of sitemaps.org, with the twins as search engines ask for them (xhtml:link, hreflang).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from calculator.build.site.settings import HREFLANG, LANGUAGES, Settings
from calculator.build.site.staging.front_matter import Page

SPACES = 'xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml"'


def sitemap(settings: Settings, pages: Mapping[str, Sequence[Page]]) -> str:
    """The sitemap of the pages of each language; `settings.site_url` must be set: addresses are absolute."""
    entries = []
    for lang, of_language in pages.items():
        for page in of_language:
            twins = "".join(
                f'<xhtml:link rel="alternate" hreflang="{HREFLANG[twin]}" '
                f'href="{escape(settings.site_url)}{twin}/{page.address}"/>'
                for twin in LANGUAGES
            )
            entries.append(
                f"<url><loc>{escape(settings.site_url)}{lang}/{page.address}</loc>"
                f"<lastmod>{page.about.reviewed.isoformat()}</lastmod>{twins}</url>"
            )
    return (
        f'<?xml version="1.0" encoding="UTF-8"?>\n<urlset {SPACES}>\n' + "\n".join(entries) + "\n</urlset>\n"
    )
