"""The line with which a reader has the site kept on the device; `docs/assets/offline/` brings it to life."""

from __future__ import annotations

import json

from calculator.build.site.finishing.offline import SIZE_MARK
from calculator.build.site.staging.page_context import PageContext
from calculator.build.site.staging.site_words import site_words
from calculator.page.html.markup import Attributes, Html, element, join

PREFIX = "offline."


def offline_line(context: PageContext) -> Html:
    """The line with its words in it, hidden until a browser that can keep the site shows it; its script."""
    known = site_words(context.lang)
    words = {key.removeprefix(PREFIX): known[key] for key in known if key.startswith(PREFIX)}
    attributes: Attributes = {
        "class": "offline",
        "data-offline": json.dumps(words, ensure_ascii=False),
        "data-megabytes": SIZE_MARK,
        "data-search-exclude": True,
        "hidden": True,
    }
    script = {"type": "module", "src": context.asset(context.assets.site, "offline-line.js")}
    return join([element("p", attributes), element("script", script)])
