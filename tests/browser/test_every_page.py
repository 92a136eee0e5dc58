"""Every page in both languages, as a visitor with any screen, without scripts, from any folder."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.answers import estimate
from calculator.page.html.shown_figure import value_at
from calculator.shop.templates import example
from tests.browser.serving import serving
from tests.browser.watched import PATIENCE_MS, SITE

PAGES = sorted(
    str(path.parent.relative_to(SITE)) + "/"
    for path in SITE.glob("*/**/index.html")
    if path.parent.relative_to(SITE).parts[0] in {"zh", "en"}
)


def test_there_are_pages_to_look_at() -> None:
    assert {"zh/", "en/", "zh/calculator/", "en/calculator/", "zh/method/", "en/privacy/"} <= set(PAGES)


@pytest.mark.parametrize("width", [320, 360, 768, 1280])
def test_no_page_scrolls_sideways(browser: Browser, site_url: str, width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 780})
    page = context.new_page()
    too_wide = []
    for address in PAGES:
        page.goto(f"{site_url}/{address}")
        page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true; })")
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            too_wide.append(address)
    context.close()
    assert too_wide == []


@pytest.mark.parametrize("address", ["zh/", "zh/calculator/", "en/method/", "en/parameters/"])
def test_the_switch_leads_to_the_twin(page: Page, site_url: str, address: str) -> None:
    page.goto(f"{site_url}/{address}")
    twin = address.replace("zh/", "en/", 1) if address.startswith("zh/") else address.replace("en/", "zh/", 1)
    page.locator("[data-language-switch]").click()
    page.wait_for_url(f"{site_url}/{twin}")


@pytest.fixture
def scriptless(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 780})
    yield context.new_page()
    context.close()


@pytest.mark.parametrize("lang", ["zh", "en"])
def test_the_example_stands_without_scripts(scriptless: Page, site_url: str, lang: str) -> None:
    scriptless.goto(f"{site_url}/{lang}/calculator/")
    expect(scriptless.locator("html")).to_have_attribute("data-calculator", "example")
    result = estimate.estimate(example().document(lang))
    shown = scriptless.locator("[data-result]")
    assert shown.count() > 60
    for i in range(shown.count()):
        path = shown.nth(i).get_attribute("data-result") or ""
        if not path.startswith("audit."):
            assert float(shown.nth(i).get_attribute("data-value") or "") == value_at(result, path), path
    expect(scriptless.locator("figure svg").first).to_be_visible()
    assert scriptless.locator("[data-needs-script]:visible").count() == 0


def test_it_works_from_any_folder_of_any_host(browser: Browser, tmp_path: Path) -> None:
    shutil.copytree(SITE, tmp_path / "some" / "folder")
    with serving(tmp_path) as origin:
        page = browser.new_page()
        page.goto(f"{origin}/some/folder/en/calculator/")
        page.wait_for_selector("html[data-calculator=ready]", state="attached", timeout=PATIENCE_MS)
        page.close()
