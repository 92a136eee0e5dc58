"""One browser for all tests of a process: Playwright's synchronous interface starts only once in each."""

from __future__ import annotations

import atexit
from functools import cache

from playwright.sync_api import Browser, sync_playwright

from tests.browser.find_browser import browser_path

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@cache
def the_browser() -> Browser:
    """The browser, started at its first use and closed when the process ends."""
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    return playwright.chromium.launch(executable_path=browser_path(), args=ARGUMENTS)
