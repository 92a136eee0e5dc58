"""Text pages in a real browser, below a sub-path: language, colours, dates, small screens, print."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.browser.calculator_page import at


def test_the_switch_keeps_page_and_fragment(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/zh/method/#outcomes")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{site_url}/en/method/#outcomes")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")


def test_the_root_page_goes_by_the_browser_s_language(page: Page, site_url: str) -> None:
    browser = page.context.new_cdp_session(page)
    agent = page.evaluate("navigator.userAgent")
    for language, expected in (("zh-CN", "zh/"), ("zh-TW", "zh/"), ("en-GB", "en/"), ("en-US", "en/")):
        browser.send("Emulation.setUserAgentOverride", {"userAgent": agent, "acceptLanguage": language})
        page.goto(f"{site_url}/")
        page.wait_for_url(f"{site_url}/{expected}", wait_until="commit")


@pytest.mark.parametrize(
    ("context_options", "door", "home", "title"),
    [
        ({"locale": "fr-FR"}, "Read in English", "en/", "How much are you owed?"),
        ({"java_script_enabled": False}, "中文", "zh/", "货发了，钱还没到"),
    ],
)
def test_the_root_page_lets_everybody_else_choose(
    page: Page, site_url: str, door: str, home: str, title: str
) -> None:
    page.goto(f"{site_url}/")
    expect(page).to_have_url(f"{site_url}/")
    page.get_by_role("link", name=door).click()
    page.wait_for_url(f"{site_url}/{home}")
    expect(page.locator("h1")).to_contain_text(title)


def test_a_page_past_its_review_says_so(page: Page, site_url: str) -> None:
    for today, overdue in (("2026-12-01", False), ("2027-05-22", False), ("2027-05-24", True)):
        page.add_init_script(at(today))
        page.goto(f"{site_url}/zh/how-it-works/")
        expect(page.locator("button[data-print]")).to_be_visible()
        expect(page.locator("[data-next-review]")).to_be_visible(visible=overdue)


def test_a_default_says_when_the_time_of_its_source_has_passed(page: Page, site_url: str) -> None:
    notice = page.locator("#segments-return_rate ~ dl.parameter [data-valid-to='2025-12-31']").first
    new_row = "document.querySelector('template[data-row-template=segments]').content"
    for today, passed in (("2025-12-31", False), ("2026-01-01", True)):
        page.add_init_script(at(today))
        page.goto(f"{site_url}/en/parameters/")
        expect(page.locator("button[data-print]")).to_be_visible()
        expect(notice).to_be_visible(visible=passed)
        page.goto(f"{site_url}/en/calculator/")
        page.wait_for_selector(".calculator--live", state="attached")
        hidden = page.evaluate(f"{new_row}.querySelector(\"[data-valid-to='2025-12-31']\").hidden")
        assert hidden is not passed


@pytest.mark.parametrize(
    ("context_options", "scheme"),
    [({"color_scheme": "dark"}, "slate"), ({"color_scheme": "light"}, "default")],
)
def test_the_colours_need_no_script_of_the_theme(page: Page, site_url: str, scheme: str) -> None:
    page.route("**/bundle.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{site_url}/zh/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    button = page.locator("[data-colours]")
    named = button.get_attribute("aria-label")
    page.locator("[data-language-switch]").focus()
    page.keyboard.press("Shift+Tab")
    expect(button).to_be_focused()
    page.keyboard.press("Shift+Tab")
    assert page.locator(".site-name:focus, .site-doors a:focus").count() == 1, "it is one stop"
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    other = {"slate": "default", "default": "slate"}[scheme]
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", other)
    expect(button).to_be_focused()
    assert named != button.get_attribute("aria-label")
    page.reload()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", other)


def test_the_theme_s_script_comes_with_the_first_sign_of_a_reader(page: Page, site_url: str) -> None:
    fetched: list[str] = []
    page.on("request", lambda request: fetched.append(request.url))
    page.goto(f"{site_url}/en/how-it-works/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in fetched if "/bundle." in url]
    place = page.locator("h1").bounding_box()
    page.keyboard.press("/")
    expect(page.locator(".md-search__input")).to_be_focused()
    assert [url for url in fetched if "/bundle." in url]
    assert page.locator("h1").bounding_box() == place
    page.reload()
    page.locator("label[for='__search'] [role='button']").dispatch_event("click")
    expect(page.locator(".md-search__input")).to_be_focused()


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_missing_page_leads_home(page: Page, site_url: str, lang: str) -> None:
    page.goto(f"{site_url}/{lang}/no/such/page/")
    page.locator("nav a").first.click()
    page.wait_for_url(f"{site_url}/{lang}/")


def test_print_leaves_the_text_and_its_sources(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/en/how-it-works/")
    page.emulate_media(media="print")
    expect(page.locator("header")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("ol.sources")).to_be_visible()
