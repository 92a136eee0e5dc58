"""Figures for other people's pages: whole at any width, without scripts, with a code that works."""

from __future__ import annotations

import re
from html import unescape
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from calculator.build.site.made_pages.embed import EMBEDDED, HEIGHT, WIDTH, embed_code, embedded_page
from calculator.build.site.paths_and_addresses import LANGUAGES, Settings
from tests.browser.serving import serving
from tests.site.built import built_page

PUBLISHED = Settings(site_url="https://example.org/pay/")


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_figure_is_not_cut_at_any_width(browser: Browser, site_url: str, lang: str) -> None:
    page = browser.new_page()
    cut = []
    for name in EMBEDDED:
        page.goto(f"{site_url}/{lang}/embed/{name}/")
        for width in (280, 320, 360, WIDTH):
            page.set_viewport_size({"width": width, "height": HEIGHT})
            high, wide = page.evaluate("[document.body.scrollHeight, document.documentElement.scrollWidth]")
            if high > HEIGHT or wide > width:
                cut.append((name, width, high, wide))
    page.close()
    assert cut == []


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("name", EMBEDDED)
def test_it_says_where_it_comes_from_and_runs_nothing(site: Path, lang: str, name: str) -> None:
    page = built_page(site / lang / "embed" / name / "index.html")
    tags = [tag for tag, _ in page.elements]
    assert "script" not in tags
    assert "svg" in tags
    assert page.links == [f"../../{EMBEDDED[name]}"]
    assert ("meta", {"name": "robots", "content": "noindex"}) in page.elements


def test_a_published_figure_names_the_page_it_is_from() -> None:
    html = embedded_page(PUBLISHED, "zh", "order-life", "site-1")
    assert '<link rel="canonical" href="https://example.org/pay/zh/how-it-works/#life">' in html
    code = unescape(embed_code(PUBLISHED, "zh", "order-life", "../"))
    assert 'src="https://example.org/pay/zh/embed/order-life/"' in code


@pytest.mark.parametrize("context_options", [{"permissions": ["clipboard-read", "clipboard-write"]}])
def test_the_code_is_copied_and_works_on_another_page(
    page: Page, browser: Browser, site_url: str, tmp_path: Path
) -> None:
    page.goto(f"{site_url}/zh/for-teachers-and-press/")
    section = page.locator(".embed").first
    section.get_by_role("button", name="复制代码").click()
    expect(section.get_by_role("status")).to_have_text("已复制")
    code = page.evaluate("navigator.clipboard.readText()")
    assert re.search(rf'src="{re.escape(site_url)}/zh/embed/order-life/"', code)
    (tmp_path / "index.html").write_text(f"<!doctype html><h1>News</h1>{code}", encoding="utf-8")
    with serving(tmp_path) as elsewhere:
        theirs = browser.new_page()
        theirs.goto(f"{elsewhere}/")
        expect(theirs.frame_locator("iframe").locator("svg")).to_be_visible()
        theirs.close()
