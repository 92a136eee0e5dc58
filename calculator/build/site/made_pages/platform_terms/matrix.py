"""Which kinds of facts are documented for each platform of a region: a mark a cell, to be seen at a glance.

A mark leads nowhere by itself; the platform's name leads to its row in the table of terms below.
"""

from __future__ import annotations

from typing import Any

from calculator import words
from calculator.build.site.made_pages.platform_terms.table import COLUMNS, listed
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element
from calculator.parameters import Fact, Platform

MARKS = {"documented": "●", "once": "◐", "nothing": "–"}
"""Documents say it now; it was said once or is our inference; nobody has published it."""


def platform_matrix(lang: str, region: str) -> Html:
    """A row a platform of a region (`home`, `abroad`), a column a kind of fact; KeyError for another."""
    rows = [_row(lang, one) for one in listed(region)]
    if not rows:
        raise KeyError(region)
    head = [element("th", {"scope": "col"}, word(lang, f"terms.short.{name}")) for name in ("name", *COLUMNS)]
    legend = [f"{mark} {word(lang, f'terms.mark.{state}')}" for state, mark in MARKS.items()]
    return element(
        "table",
        {"class": "platform-matrix"},
        element("caption", None, " · ".join(legend)),
        element("thead", None, element("tr", None, *head)),
        element("tbody", None, *rows),
    )


def _row(lang: str, platform: Platform) -> Html:
    name = words.say(lang, f"platform.{platform.id}")
    states = [_state([platform.facts[name] for name in names]) for names in COLUMNS.values()]
    told = any(state != "nothing" for state in states)
    address = f"#terms-{platform.id}" if told else f"#{platform.told_in}"
    return element(
        "tr",
        None,
        element("th", {"scope": "row"}, element("a", {"href": address}, name)),
        *(_cell(lang, state) for state in states),
    )


def _cell(lang: str, state: str) -> Html:
    mark = element("span", {"role": "img", "aria-label": word(lang, f"terms.mark.{state}")}, MARKS[state])
    return element("td", {"class": f"platform-matrix__{state}"}, mark)


def _state(facts: list[Fact[Any]]) -> str:
    """The best that is known of any of them."""
    told = [fact for fact in facts if fact.known != "unknown"]
    if any(fact.known == "known" and not fact.inferred for fact in told):
        return "documented"
    return "once" if told else "nothing"
