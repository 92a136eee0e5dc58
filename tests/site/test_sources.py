"""Sources as data: none unknown, none unused, none at an address that nobody has looked at."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES
from calculator.build.site.source_use import SourceError, check_sources, doubt, known_hosts
from calculator.parameters import source, sources
from tests.site.built import built_page

ONE = source("berg-2025")


def test_a_source_that_is_used_must_be_known() -> None:
    with pytest.raises(SourceError, match=r"no-such: used, but not in sources\.json"):
        check_sources([ONE.id, "no-such"], [ONE])


def test_a_source_that_is_known_must_be_used() -> None:
    with pytest.raises(SourceError, match="berg-2025: nothing uses this source"):
        check_sources([], [ONE])


@pytest.mark.parametrize(
    ("address", "fault"),
    [
        ("https://copied-news.example/a", r"copied-news\.example is not in source_hosts\.txt"),
        ("javascript:alert(1)", "not a plain web address"),
        ("ftp://doi.org/a", "not a plain web address"),
        ("https://reader@doi.org/a", "not a plain web address"),
        ("https://doi.org:8080/a", "not a plain web address"),
    ],
)
def test_a_doubtful_address_stops_the_build(address: str, fault: str) -> None:
    with pytest.raises(SourceError, match=fault):
        check_sources([ONE.id], [replace(ONE, address=address)])


def test_every_fault_is_told_at_once() -> None:
    with pytest.raises(SourceError) as raised:
        check_sources(["no-such"], [replace(ONE, address="https://copied-news.example/")])
    assert len(str(raised.value).splitlines()) == 4


def test_a_source_without_an_address_is_no_fault() -> None:
    assert doubt(None) is None
    check_sources([ONE.id], [replace(ONE, address=None)])


def test_the_list_of_hosts_is_in_order_and_holds_no_more_than_is_used() -> None:
    used = {urlsplit(entry.address).hostname for entry in sources().values() if entry.address}
    assert known_hosts() == used


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_of_sources_lists_each_once_and_leads_to_where_it_is_used(site: Path, lang: str) -> None:
    page = built_page(site / lang / "sources" / "index.html")
    assert sorted(name for name in page.ids if name.startswith("source-")) == sorted(
        f"source-{identifier}" for identifier in sources()
    )
    assert f"../parameters/#source-{ONE.id}" in page.links
    assert "../for-teachers-and-press/#source-berg-2025" in page.links
