"""An address that leads nowhere leads on: home, to the search and to the main pages, from any depth."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from calculator.build.site.made_pages.front_door import OFFERED
from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.browser.watched import MISSING_ON_PURPOSE
from tests.site.built import built_page


@pytest.fixture(scope="module")
def site_url(searchable_url: str) -> str:
    return searchable_url


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_way_on_from_a_missing_page_exists_and_the_search_opens(
    page: Page, site_url: str, lang: str
) -> None:
    page.goto(f"{site_url}/{lang}{MISSING_ON_PURPOSE}")
    links = page.locator("nav a")
    assert links.count() == len(OFFERED) + 2
    for address in [link.evaluate("link => link.href") for link in links.all()]:
        assert address.startswith(f"{site_url}/{lang}/")
        assert page.request.get(address).ok, address
    links.nth(1).click()
    expect(page.locator("input.md-search__input")).to_be_focused()
    page.keyboard.type("calculator" if lang == "en" else "计算器")
    expect(page.locator(".md-search-result__link").first).to_be_visible()


def test_outside_both_languages_both_are_offered(site: Path) -> None:
    links = built_page(site / "404.html").links
    for lang in LANGUAGES:
        assert sum(link.startswith(f"{lang}/") for link in links) == len(OFFERED) + 2
