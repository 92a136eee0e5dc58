"""The page about platforms: each fact of the data with its evidence, what is unknown, where to look."""

from __future__ import annotations

import re
from typing import get_args, get_type_hints

import pytest

from calculator.build.site.made_pages.platform_terms.in_words import CONFIDENCE, fact_in_words, told_value
from calculator.build.site.made_pages.platform_terms.table import COLUMNS, terms_table, with_sources_of_tables
from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT
from calculator.build.site.staging.site_words import word
from calculator.page.html.markup import Html, text
from calculator.parameters import Fact, Platform, platform, platforms
from calculator.parameters.platforms import Range, Terms
from calculator.words import catalogue
from tests.html import Element, by_id, elements_of, with_attribute

HEADINGS = {*(platform.told_in for platform in platforms()), "own-integration", "abroad"}
SAID = {"zh": ("**去哪里看：**", "**怎么关"), "en": ("**Where to look:**", "**Switching it off")}
SECTION = re.compile(r"^## [^\n]*\{#([\w-]+)\}\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)
REGIONS = ("home", "abroad")
LISTED = [one for one in platforms() if one.kind != "shop_system"]
every_language = pytest.mark.parametrize("lang", LANGUAGES)
every_listed = pytest.mark.parametrize("listed", LISTED, ids=lambda one: one.id)


def page(lang: str) -> str:
    return (ROOT / "docs" / lang / "platforms.md").read_text(encoding="utf-8")


def table(lang: str, region: str) -> str:
    """A table in which a citation is `[id id]`."""
    return terms_table(lang, region, lambda *ids: text(f"[{' '.join(ids)}]"))


def row(lang: str, listed: Platform) -> Element:
    return by_id(table(lang, listed.region))[f"terms-{listed.id}"]


def statements(lang: str, listed: Platform) -> dict[str, Element]:
    """For each fact that the row of a platform tells, the item in which it stands."""
    items = [
        one
        for one in with_attribute(table(lang, listed.region), "data-facts")
        if any(above.get("id") == f"terms-{listed.id}" for above in one.ancestors)
    ]
    return {name: one for one in items for name in one.get("data-facts").split()}


def known(listed: Platform) -> dict[str, Fact[object]]:
    return {name: fact for name, fact in listed.facts.items() if fact.known != "unknown"}


@every_language
def test_each_platform_says_where_to_look_and_how_to_switch_it_off(lang: str) -> None:
    sections = dict(SECTION.findall(page(lang)))
    assert sections.keys() >= HEADINGS
    missing = {name: [words for words in SAID[lang] if words not in sections[name]] for name in HEADINGS}
    assert {name: words for name, words in missing.items() if words} == {}


@every_language
def test_the_page_shows_the_tables_of_both_regions(lang: str) -> None:
    assert re.findall(r"\{\{ platform_terms (\w+) \}\}", page(lang)) == list(REGIONS)


def test_every_fact_has_a_place_in_one_column() -> None:
    placed = [name for names in COLUMNS.values() for name in names]
    assert sorted(placed) == sorted(Terms().facts)


@every_language
@every_listed
def test_a_row_tells_each_known_fact_with_its_sources_and_confidence(listed: Platform, lang: str) -> None:
    told = statements(lang, listed)
    assert told.keys() == known(listed).keys()
    for name, fact in known(listed).items():
        statement = told[name].text
        assert fact_in_words(lang, listed.region, name, fact) in statement
        assert f"[{' '.join(fact.sources)}]" in statement
        assert CONFIDENCE[fact.confidence or ""] in statement
        assert (word(lang, "terms.inferred") in statement) == fact.inferred
        if fact.known == "announced":
            year = (fact.announced or "")[:4]
            assert (
                word(lang, "terms.announced", year=year) if year else word(lang, "terms.undated")
            ) in statement


@every_language
@every_listed
def test_what_nobody_has_published_is_marked(listed: Platform, lang: str) -> None:
    name = catalogue(lang)[f"platform.{listed.id}"]
    if not known(listed):
        _, _, untold = table(lang, listed.region).partition("platform-terms__untold")
        assert name in untold
        return
    silent = [names for names in COLUMNS.values() if not any(fact in known(listed) for fact in names)]
    assert row(lang, listed).text.count(word(lang, "terms.unknown")) == len(silent)


@every_language
def test_what_has_passed_its_last_day_is_said_to_be_old_by_the_readers_calendar(lang: str) -> None:
    dated = [fact for one in LISTED for fact in known(one).values() if fact.valid_to]
    assert dated
    notices = [one for region in REGIONS for one in with_attribute(table(lang, region), "data-valid-to")]
    assert {one.get("data-valid-to") for one in notices} == {fact.valid_to for fact in dated}
    assert all("hidden" in one.attributes for one in notices)


@every_language
def test_dots_are_read_out_as_words(lang: str) -> None:
    dots = [one for one in elements_of(table(lang, "home")) if one.get("role") == "img"]
    assert {(one.text, one.get("aria-label")) for one in dots} == {
        (shown, word(lang, f"terms.sure.{sure}")) for sure, shown in CONFIDENCE.items()
    }


@every_language
def test_every_value_that_a_fact_can_take_has_words(lang: str) -> None:
    for name, hint in get_type_hints(Terms).items():
        (kind,) = get_args(hint)
        for region in REGIONS:
            if kind is Range:
                for value in (Range(1, 1, "days"), Range(0, 3, "days"), Range(1, 3, "business_days")):
                    assert fact_in_words(lang, region, name, Fact(value=value))
                continue
            choices: tuple[object, ...] = (True, False) if kind is bool else get_args(kind)
            if name == "excluded":
                choices = tuple((one,) for one in get_args(choices[0]))
            assert choices
            for choice in choices:
                assert fact_in_words(lang, region, name, Fact(value=choice))


def test_values_are_written_as_readers_of_each_language_do() -> None:
    assert told_value("en", "pinduoduo", "fee_rate") == "0.6%"
    assert told_value("zh", "pinduoduo", "confirmation_days") == "10～30 天"
    assert told_value("en", "klarna", "payout_days") == "5 business days"
    assert told_value("en", "zip", "order_value") == "$35 to $1,500"
    within = fact_in_words("en", "home", "advance_days", platform("alibaba1688").advance_days)
    assert within == "paid within 3 days after the due day or a failed payment"


def test_a_page_cannot_tell_what_is_unknown() -> None:
    with pytest.raises(ValueError, match="fee_rate of jd is unknown"):
        told_value("en", "jd", "fee_rate")
    with pytest.raises(KeyError):
        terms_table("en", "elsewhere", lambda *ids: Html())


def test_citations_of_a_table_count_as_the_pages_own() -> None:
    cited = with_sources_of_tables("{{ platform_terms abroad }}")
    assert "{{ source klarna-cover }}" in cited
    assert "platform_terms" not in cited
