"""A letter goes to the clipboard by one press, as it stands on the page."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect


@pytest.mark.parametrize("context_options", [{"permissions": ["clipboard-read", "clipboard-write"]}])
@pytest.mark.parametrize(("lang", "name"), [("zh", "复制这封信"), ("en", "Copy this letter")])
def test_a_letter_is_copied_by_one_press(page: Page, site_url: str, lang: str, name: str) -> None:
    page.goto(f"{site_url}/{lang}/letters/")
    letter = page.locator(".letter").first
    button = letter.get_by_role("button")
    expect(button).to_have_text(name)
    button.click()
    expect(button).not_to_have_text(name)
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == letter.locator("blockquote").inner_text().strip()
