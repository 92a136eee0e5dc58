"""A term in the text opens its meaning, by finger, by keyboard, and without a script."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from calculator.build.site.made_pages.glossary import terms

TERM = terms()["book-loss"]
IN_THE_TEXT = TERM.words["zh"].split("（")[0]
"""The plain word: the term behind it stands in brackets in the glossary."""


@pytest.mark.parametrize("context_options", [{"viewport": {"width": 320, "height": 640}, "has_touch": True}])
def test_a_touch_opens_the_meaning_and_a_touch_beside_it_closes_it(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/zh/merchants/")
    meaning = page.get_by_role("dialog", name=TERM.words["zh"])
    page.get_by_role("button", name=IN_THE_TEXT).tap()
    expect(meaning).to_contain_text(TERM.means["zh"])
    box = meaning.bounding_box()
    assert box is not None
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 320
    page.touchscreen.tap(5, 5)
    expect(meaning).to_be_hidden()


def test_the_keyboard_opens_and_closes_it_and_stays_where_it_was(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/en/merchants/")
    term = page.get_by_role("button", name=TERM.words["en"].split(" (")[0])
    term.press("Enter")
    meaning = page.get_by_role("dialog", name=TERM.words["en"])
    expect(meaning).to_be_visible()
    expect(meaning.get_by_role("button", name="Close")).to_be_focused()
    page.keyboard.press("Escape")
    expect(meaning).to_be_hidden()
    expect(term).to_be_focused()
    term.press(" ")
    page.keyboard.press("Enter")
    expect(meaning).to_be_hidden()


@pytest.mark.parametrize("context_options", [{"java_script_enabled": False}])
def test_without_scripts_it_is_a_link_to_the_glossary(page: Page, site_url: str) -> None:
    page.goto(f"{site_url}/zh/merchants/")
    expect(page.locator("dialog").first).to_be_hidden()
    page.get_by_role("link", name=IN_THE_TEXT, exact=True).click()
    page.wait_for_url(f"{site_url}/zh/glossary/#term-book-loss")
    expect(page.locator("#term-book-loss")).to_be_in_viewport()
