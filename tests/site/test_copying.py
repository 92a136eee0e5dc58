"""A letter goes to the clipboard by one press, as it stands on the page."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import expect

from calculator.build.serve import make_server
from tests.browser.one_browser import the_browser


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """The site on a loopback port: the clipboard is open to secure origins and to this machine."""
    server = make_server(site, port=0)
    thread = threading.Thread(target=server.serve_forever)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}/"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.mark.parametrize(("lang", "name"), [("zh", "复制这封信"), ("en", "Copy this letter")])
def test_a_letter_is_copied_by_one_press(address: str, lang: str, name: str) -> None:
    with the_browser().new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(f"{address}{lang}/letters/")
        letter = page.locator(".letter").first
        button = letter.get_by_role("button")
        expect(button).to_have_text(name)
        button.click()
        expect(button).not_to_have_text(name)
        copied = page.evaluate("navigator.clipboard.readText()")
        assert copied == letter.locator("blockquote").inner_text().strip()
