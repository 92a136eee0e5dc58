"""The table of all platforms of a region: who bears non-payment, the fee, days, switching off.

A row is a platform of whose terms something is known; those of which nothing is are named at the end.
Every fact of the data has its place in a column. On a narrow screen a row becomes a card.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Any

from calculator import words
from calculator.build.site.made_pages.platform_terms.in_words import fact_in_words, how_known
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, element, join
from calculator.parameters import Fact, Platform, platforms

COLUMNS: Mapping[str, tuple[str, ...]] = {
    "carrier": ("carrier", "advance_days", "excluded", "advance_cap"),
    "fee": ("fee_rate", "fee_fixed", "extra_fee_rate", "fee_on_refund", "dispute_fee"),
    "days": ("confirmation_days", "deduction", "payout_days", "dispute_days", "defence_days"),
    "choice": ("switch_off", "exclude_products", "order_value"),
}
TABLE = re.compile(r"\{\{\s*platform_terms\s+(\w+)\s*\}\}")


def terms_table(lang: str, region: str, cite: Callable[..., Html]) -> Html:
    """The table of a region (`home`, `abroad`) and, where there are any, those of which nothing is known.

    `cite` writes the numbers of the sources named. KeyError where the region is unknown.
    """
    told, untold = _told(region), _untold(region)
    if not told:
        raise KeyError(region)
    head = [element("th", {"scope": "col"}, word(lang, f"terms.head.{name}")) for name in ("name", *COLUMNS)]
    rows = [_row(lang, one, cite) for one in told]
    caption = element("caption", {"class": "visually-hidden"}, word(lang, f"terms.caption.{region}"))
    table = element(
        "table",
        {"class": "platform-terms"},
        caption,
        element("thead", None, element("tr", None, *head)),
        element("tbody", None, *rows),
    )
    if not untold:
        return table
    names = word(lang, "terms.separator").join(_name(lang, one) for one in untold)
    return join(
        [table, element("p", {"class": "platform-terms__untold"}, word(lang, "terms.untold", names=names))]
    )


def with_sources_of_tables(body: str) -> str:
    """A page's text with citations where a table will have them, for whoever looks for citations."""

    def cited(match: re.Match[str]) -> str:
        facts = [fact for one in _told(match[1]) for fact in _facts_of_columns(one).values()]
        return "\n".join(f"{{{{ source {' '.join(fact.sources)} }}}}" for fact in facts)

    return TABLE.sub(cited, body)


def listed(region: str) -> list[Platform]:
    """The platforms of a region that a table tells of."""
    return [one for one in platforms() if one.region == region and one.kind != "shop_system"]


def _told(region: str) -> list[Platform]:
    return [one for one in listed(region) if _facts_of_columns(one)]


def _untold(region: str) -> list[Platform]:
    return [one for one in listed(region) if not _facts_of_columns(one)]


def _facts_of_columns(platform: Platform) -> dict[str, Fact[Any]]:
    """What is known of a platform, in the order in which a row tells it."""
    facts = platform.facts
    return {
        name: facts[name] for column in COLUMNS.values() for name in column if facts[name].known != "unknown"
    }


def _row(lang: str, platform: Platform, cite: Callable[..., Html]) -> Html:
    link = element("a", {"href": f"#{platform.told_in}"}, _name(lang, platform))
    cells = [element("th", {"scope": "row"}, link)]
    known = _facts_of_columns(platform)
    for column, names in COLUMNS.items():
        label = element(
            "span",
            {"class": "platform-terms__label", "aria-hidden": "true"},
            word(lang, f"terms.head.{column}"),
        )
        told = [(name, known[name]) for name in names if name in known]
        # What rests on the same evidence is one statement.
        groups = groupby(told, key=lambda one: replace(one[1], value=None))
        items = [_statement(lang, platform.region, tuple(group), cite) for _, group in groups]
        if items:
            cells.append(element("td", None, label, element("ul", None, *items)))
        else:
            dash = element("span", {"aria-hidden": "true"}, "—")
            silent = element("span", {"class": "visually-hidden"}, word(lang, "terms.unknown"))
            cells.append(element("td", {"class": "platform-terms__unknown"}, label, dash, silent))
    return element("tr", {"id": f"terms-{platform.id}"}, *cells)


def _statement(
    lang: str, region: str, told: Sequence[tuple[str, Fact[Any]]], cite: Callable[..., Html]
) -> Html:
    _, evidence = told[0]
    said = word(lang, "terms.joined").join(fact_in_words(lang, region, name, fact) for name, fact in told)
    names = " ".join(name for name, _ in told)
    return element("li", {"data-facts": names}, said, cite(*evidence.sources), " ", how_known(lang, evidence))


def _name(lang: str, platform: Platform) -> str:
    return words.say(lang, f"platform.{platform.id}")
