"""One browser for all tests of a process: Playwright's synchronous interface starts only once in each."""

from __future__ import annotations

import atexit
from functools import cache
from tempfile import TemporaryDirectory

from playwright.sync_api import Browser, BrowserContext, sync_playwright

from tests.browser.find_browser import windowless_browser_path

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]

SWIFTLY_COMPILED = "--js-flags=--liftoff-only"
"""Of the two compilers of WebAssembly only the first: the second takes longer than a journey gains by it."""


@cache
def the_profile() -> BrowserContext:
    """The browser with a profile on disk, as a reader has it: what is compiled once is not compiled again.

    Started at its first use and closed when the process ends.
    """
    folder = TemporaryDirectory(prefix="browser-profile-", ignore_cleanup_errors=True)
    atexit.register(folder.cleanup)
    playwright = sync_playwright().start()
    atexit.register(playwright.stop)
    return playwright.chromium.launch_persistent_context(
        folder.name, executable_path=windowless_browser_path(), args=[*ARGUMENTS, SWIFTLY_COMPILED]
    )


@cache
def the_browser() -> Browser:
    """The same browser, for contexts that know nothing of the profile."""
    browser = the_profile().browser
    assert browser, "a browser, not an app or a device"
    return browser
