"""What readers type, and the page that must come first: `searches.json`, tried in a real browser."""

from __future__ import annotations

import json
import re
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect
from playwright.sync_api import TimeoutError as TookTooLong

from calculator.build.site.finishing.search import (
    SearchError,
    mend_search,
    tags_on_pages_only,
    with_index_when_opened,
    with_mended_search,
)
from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.browser.watched import POLLING_MS
from tests.site.built import slugs, written_pages

SEARCHES = json.loads((Path(__file__).parent / "searches.json").read_text(encoding="utf-8"))
HAVE_IT = {"zh": {"关闭先用后付": "关闭", "提额变现": "变现"}}
READY = {"zh": "输入要找的词", "en": "Type to start searching"}
ASKED_FOR = {
    "zh": {"套现", "费率", "不付款怎么办", "怎么关闭", "征信", "垫付"},
    "en": {"chargeback", "switch off", "credit record"},
}
NOT_LOADED = {
    "zh": "搜索没能加载，请检查网络。",
    "en": "The search could not be loaded. Please check your connection.",
}
FIRST = "document.querySelector('.md-search-result__item a')"
NOTHING_KEPT = """for (const name of ["localStorage", "sessionStorage", "indexedDB", "caches"])
  Object.defineProperty(window, name, { get() { throw new DOMException(name, "SecurityError"); } });"""
SETTLE_MS = 8_000
"""How long the first result may take to be the right one. Only a failure waits that long."""


@pytest.fixture(scope="module")
def site_url(searchable_url: str) -> str:
    return searchable_url


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_right_page_comes_first(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}/{lang}/")
    box = page.locator(".md-search__input")
    box.focus()
    state = page.locator(".md-search-result__meta")
    wrong = {}
    for query, wanted in SEARCHES[lang].items():
        box.fill("")
        # The theme says so when its index is ready, and when nothing is asked.
        expect(state).to_have_text(READY[lang])
        box.fill(query)
        try:
            page.wait_for_function(
                f"path => {FIRST} && new URL({FIRST}.href).pathname.endsWith(path)",
                arg=f"/{lang}/{wanted}",
                timeout=SETTLE_MS,
                polling=POLLING_MS,
            )
        except TookTooLong:
            wrong[query] = page.evaluate(f"{FIRST}?.getAttribute('href')")
    assert wrong == {}


def test_no_word_is_called_missing_under_a_page_that_has_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/zh/")
    box = page.locator(".md-search__input")
    box.focus()
    state = page.locator(".md-search-result__meta")
    for query, word in HAVE_IT["zh"].items():
        box.fill("")
        expect(state).to_have_text(READY["zh"])
        box.fill(query)
        first = page.locator(".md-search-result__item").first
        expect(first.locator("a").first).to_have_attribute("href", re.compile(SEARCHES["zh"][query]))
        expect(first.locator(".md-search-result__terms").filter(has_text=word)).to_have_count(0)


def test_search_and_colours_work_where_the_browser_keeps_nothing(page: Page, searchable_url: str) -> None:
    page.add_init_script(NOTHING_KEPT)
    page.goto(f"{searchable_url}/zh/")
    page.locator(".md-search__input").fill("套现")
    expect(page.locator(".md-search-result__item a").first).to_have_attribute("href", re.compile("cash-out"))
    page.keyboard.press("Escape")
    colours = page.locator("body").get_attribute("data-md-color-scheme")
    page.locator("[data-colours]").click()
    expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", colours or "")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_search_whose_index_does_not_come_says_so_and_is_tried_again(
    browser: Browser, site_url: str, lang: str
) -> None:
    query, wanted = next(iter(SEARCHES[lang].items()))
    page = browser.new_page()
    page.route("**/search_index.json", lambda route: route.fulfill(status=404))
    page.goto(f"{site_url}/{lang}/method/")
    box, said = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    box.fill(query)
    expect(said.get_by_role("alert")).to_have_text(NOT_LOADED[lang])
    with page.expect_request("**/search_index.json"):
        box.press("Enter")
    expect(said.get_by_role("alert")).to_have_text(NOT_LOADED[lang])
    page.unroute("**/search_index.json")
    again = said.get_by_role("button")
    box.focus()
    while not again.evaluate("button => button === document.activeElement"):
        page.keyboard.press("Tab")
        assert page.locator(".md-search :focus").count() == 1, "the keyboard reaches it"
    page.keyboard.press("Space")
    expect(page.locator(".md-search-result__item a").first).to_have_attribute("href", re.compile(wanted))
    expect(box).to_have_value(query)
    expect(box).to_be_focused()
    page.close()


@pytest.mark.parametrize("missing", ["workers/search.*.js", "lunr.zh.min.js"])
def test_a_search_whose_worker_does_not_come_says_so_and_is_tried_again(
    browser: Browser, site_url: str, missing: str
) -> None:
    query, wanted = next(iter(SEARCHES["zh"].items()))
    page = browser.new_page()
    page.context.route(f"**/{missing}", lambda route: route.fulfill(status=404))
    page.goto(f"{site_url}/zh/method/")
    box, said = page.locator(".md-search__input"), page.locator(".md-search-result__meta")
    box.fill(query)
    expect(said.get_by_role("alert")).to_have_text(NOT_LOADED["zh"])
    page.context.unroute(f"**/{missing}")
    said.get_by_role("button").click()
    expect(page.locator(".md-search-result__item a").first).to_have_attribute("href", re.compile(wanted))
    expect(box).to_have_value(query)
    page.close()


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 740}}])
def test_menu_and_search_open_from_the_keyboard(page: Page, searchable_url: str) -> None:
    page.goto(f"{searchable_url}/en/")
    door = page.locator(".site-nav").get_by_role("link", name="Merchants", include_hidden=True)
    expect(door).to_be_hidden()
    opens_search = page.locator("label[for='__search'] [role='button']")
    opens_search.focus()
    page.keyboard.press("Tab")
    assert page.locator(".md-search :focus").count() == 0, "the search is closed"
    page.locator("label[for='__drawer'] [role='button']").press("Enter")
    expect(door).to_be_visible()
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{searchable_url}/en/method/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if url.endswith("search_index.json")]
    opens_search.press("Enter")
    expect(page.locator(".md-search__input")).to_be_focused()
    page.keyboard.type("quantile")
    expect(page.locator(".md-search-result__item").first).to_be_visible()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_there_are_enough_searches_for_pages_that_exist(lang: str) -> None:
    assert len(SEARCHES[lang]) >= 30
    assert SEARCHES[lang].keys() >= ASKED_FOR[lang]
    assert set(SEARCHES[lang].values()) <= set(slugs())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_keyword_leads_to_one_page(lang: str) -> None:
    words = Counter(word for page in written_pages(lang) for word in page.about.keywords)
    assert [word for word, times in words.items() if times > 1] == []


def test_keywords_count_for_the_page_and_not_for_its_sections() -> None:
    index = {"docs": [{"location": "a/", "tags": ["x"]}, {"location": "a/#b", "tags": ["x"]}]}
    assert json.loads(tags_on_pages_only(json.dumps(index))) == {
        "docs": [{"location": "a/", "tags": ["x"]}, {"location": "a/#b"}]
    }


def test_a_theme_with_another_search_stops_the_build(tmp_path: Path) -> None:
    with pytest.raises(SearchError, match="a new way"):
        with_mended_search("for(let o=s+1;o<=t.length;o++)")
    with pytest.raises(SearchError, match="a new way"):
        with_index_when_opened("")
    (tmp_path / "search").mkdir()
    (tmp_path / "search" / "search_index.json").write_text('{"docs": []}', encoding="utf-8")
    with pytest.raises(SearchError, match="has 0 files"):
        mend_search(tmp_path)
