"""The link past the menus, for whoever reads by keyboard (WCAG 2.2, 2.4.1).

The theme leads to the first heading written in the page's text. On a page whose tool brings headings of its
own that is behind the tool, or nowhere: ours leads to the page's title, always.
"""

from __future__ import annotations

import re

from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import element

_PLACE = re.compile(r'(<div data-md-component="skip">).*?(</div>)', re.DOTALL)
_TITLE = re.compile(r'<h1 id="([^"]+)"')


def with_skip_link(lang: str, html: str) -> str:
    """The built page with its link to the title; ValueError where the page has no place or title for it."""
    title = _TITLE.search(html)
    if title is None:
        raise ValueError("no title to skip to")
    link = element("a", {"href": f"#{title[1]}", "class": "md-skip"}, word(lang, "skip"))
    html, places = _PLACE.subn(lambda place: f"{place[1]}{link}{place[2]}", html, count=1)
    if places != 1:
        raise ValueError("no place for the link past the menus")
    return html
