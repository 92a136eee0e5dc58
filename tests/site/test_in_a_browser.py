"""Text pages in a real browser, below a sub-path: search, language, colours, dates, small screens, print."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, expect

from calculator.build.serve import make_server
from calculator.build.site.settings import LANGUAGES
from tests.browser.conftest import PATIENCE_MS
from tests.browser.one_browser import the_browser

SUB_PATH = "some/where"
READY = {"zh": "输入要找的词", "en": "Type to start searching"}


@pytest.fixture(scope="module")
def address(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site's address below a sub-path of a server."""
    root = tmp_path_factory.mktemp("root")
    (root / "some").mkdir()
    (root / SUB_PATH).symlink_to(site, target_is_directory=True)
    server = make_server(root, port=0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/{SUB_PATH}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Browser:
    return the_browser()


@pytest.fixture
def context_options() -> dict[str, object]:
    return {}


@pytest.fixture
def context(browser: Browser, context_options: dict[str, object], address: str) -> Iterator[BrowserContext]:
    """A fresh context in which a foreign request, a missing file or an error in a page fails the test."""
    context = browser.new_context(**context_options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    troubles: list[str] = []
    context.on("console", lambda message: troubles.append(message.text) if _is_trouble(message) else None)
    context.on("weberror", lambda error: troubles.append(str(error.error)))
    context.on("request", lambda request: _note_foreign(request.url, address, troubles))
    yield context
    context.close()
    assert troubles == []


def _is_trouble(message: ConsoleMessage) -> bool:
    """Whether a page complains; that a page asked for on purpose is missing is no complaint."""
    return message.type == "error" and "/no/such/page/" not in message.location["url"]


def _note_foreign(url: str, address: str, troubles: list[str]) -> None:
    if not url.startswith((address, "data:", "blob:", "about:")):
        troubles.append(url)


@pytest.fixture
def page(context: BrowserContext) -> Page:
    return context.new_page()


@pytest.mark.parametrize(
    ("lang", "words", "page_found"),
    [
        ("zh", "费率", ""),
        ("zh", "套现", "how-it-works"),
        ("zh", "垫付", "how-it-works"),
        ("zh", "盈亏平衡", "method"),
        ("zh", "核销天数", "parameters"),
        ("en", "cash-out", "how-it-works"),
        ("en", "break-even", "method"),
        ("en", "local storage", "privacy"),
    ],
)
def test_the_search_finds(page: Page, address: str, lang: str, words: str, page_found: str) -> None:
    page.goto(f"{address}{lang}/")
    page.get_by_role("textbox").focus()
    # The theme says so when its index is ready.
    expect(page.locator(".md-search-result__meta")).to_have_text(READY[lang], timeout=PATIENCE_MS)
    page.get_by_role("textbox").press_sequentially(words)
    found = page.locator(f".md-search-result__link[href*='/{lang}/{page_found}']")
    expect(found.first).to_be_attached(timeout=PATIENCE_MS)


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 360, "height": 740}}])
def test_menu_and_search_open_from_the_keyboard(page: Page, address: str) -> None:
    page.goto(f"{address}en/")
    page.locator("label[for='__drawer'][role='button']").press("Enter")
    expect(page.get_by_role("link", name="Privacy").first).to_be_visible()
    page.goto(f"{address}en/method/")
    page.locator("label[for='__search'][role='button']").press("Enter")
    expect(page.get_by_role("textbox")).to_be_focused()


def test_the_switch_keeps_page_and_fragment(page: Page, address: str) -> None:
    page.goto(f"{address}zh/method/#outcomes")
    page.get_by_role("link", name="English").click()
    page.wait_for_url(f"{address}en/method/#outcomes")
    expect(page.locator("html")).to_have_attribute("lang", "en-GB")


@pytest.mark.parametrize(
    ("context_options", "expected"),
    [({"locale": "zh-CN"}, "zh/"), ({"locale": "zh-TW"}, "zh/"), ({"locale": "en-US"}, "en/")],
)
def test_the_root_page_goes_by_the_browser_s_language(page: Page, address: str, expected: str) -> None:
    page.goto(address)
    page.wait_for_url(f"{address}{expected}")


@pytest.mark.parametrize("context_options", [{"locale": "fr-FR"}, {"java_script_enabled": False}])
def test_the_root_page_lets_everybody_else_choose(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("link", name="Read in English").click()
    expect(page.locator("h1")).to_contain_text("the money is not there yet")


@pytest.mark.parametrize(
    ("today", "overdue"), [("2026-12-01", False), ("2027-05-22", False), ("2027-05-24", True)]
)
def test_a_page_past_its_review_says_so(page: Page, address: str, today: str, overdue: bool) -> None:
    page.clock.set_fixed_time(f"{today}T12:00:00")
    page.goto(f"{address}zh/how-it-works/")
    expect(page.locator("button[data-print]")).to_be_visible()
    expect(page.locator("[data-next-review]")).to_be_visible(visible=overdue)


@pytest.mark.parametrize(
    ("context_options", "scheme"),
    [({"color_scheme": "dark"}, "slate"), ({"color_scheme": "light"}, "default")],
)
def test_the_colours_are_set_before_the_theme_s_script_runs(page: Page, address: str, scheme: str) -> None:
    page.route("**/bundle.*.js", lambda route: route.fulfill(body="", content_type="text/javascript"))
    page.goto(f"{address}zh/")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_missing_page_leads_home(page: Page, address: str, lang: str) -> None:
    page.goto(f"{address}{lang}/no/such/page/")
    page.locator("a.door").click()
    page.wait_for_url(f"{address}{lang}/")


def test_print_leaves_the_text_and_its_sources(page: Page, address: str) -> None:
    page.goto(f"{address}en/how-it-works/")
    page.emulate_media(media="print")
    expect(page.locator("header")).to_be_hidden()
    expect(page.locator("h1")).to_be_visible()
    expect(page.locator("ol.sources")).to_be_visible()
