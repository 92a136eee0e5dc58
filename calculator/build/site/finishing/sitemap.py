"""The sitemap of both languages, for a published site: each page with its twin and the day it was reviewed.

The format is that of sitemaps.org, with the twins as search engines ask for them (xhtml:link, hreflang).
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from xml.etree.ElementTree import Element, SubElement

from calculator.build.site.paths_and_addresses import HREFLANG, LANGUAGES, Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.xml_file import written

SPACES = {
    "xmlns": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "xmlns:xhtml": "http://www.w3.org/1999/xhtml",
}


def sitemap(settings: Settings, pages: Mapping[str, Sequence[Page]]) -> str:
    """The sitemap of the pages of each language; `settings.site_url` must be set: addresses are absolute."""
    root = Element("urlset", SPACES)
    for lang, of_language in pages.items():
        for page in of_language:
            entry = SubElement(root, "url")
            SubElement(entry, "loc").text = f"{settings.site_url}{lang}/{page.address}"
            SubElement(entry, "lastmod").text = page.about.reviewed.isoformat()
            for twin in LANGUAGES:
                address = f"{settings.site_url}{twin}/{page.address}"
                link = {"rel": "alternate", "hreflang": HREFLANG[twin], "href": address}
                SubElement(entry, "xhtml:link", link)
    return written(root)
