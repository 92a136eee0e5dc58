"""The verdict on a claim as a tag, and how many claims got which, counted from the page itself."""

from __future__ import annotations

import re
from collections import Counter

from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Attributes, Html, element, join

VERDICTS = ("wrong", "half", "too_far", "unfounded", "depends")
PLACED = re.compile(r"\{\{\s*verdict\s+(\w+)\s*\}\}")


def verdict(lang: str, name: str) -> Html:
    """A tag, with the full stop of a sentence for who hears it read; KeyError for another name."""
    stop = element("span", {"class": "verdict__stop"}, word(lang, "verdict.stop"))
    return element("strong", _look(name), word(lang, f"verdict.{name}"), stop)


def tally(lang: str, body: str) -> Html:
    """How many verdicts of each kind a page's Markdown holds, in the order of `VERDICTS`."""
    counted = Counter(PLACED.findall(body))
    tags = [
        element(
            "li",
            None,
            element("b", _look(name), word(lang, f"verdict.{name}")),
            " ",
            str(counted[name]),
        )
        for name in VERDICTS
        if counted[name]
    ]
    return element("ul", {"class": "tally"}, join(tags))


def _look(name: str) -> Attributes:
    return {"class": f"verdict verdict--{name.replace('_', '-')}"}
