"""The built site on a loopback server."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext

from tests.browser.calculator_page import CalculatorPage
from tests.browser.serving import serving
from tests.browser.watched import PATIENCE_MS, SITE

__all__ = ["PATIENCE_MS", "SITE"]


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    """The address of the built site."""
    assert (SITE / "index.html").exists(), "the site is not built: run `make site` first"
    with serving(SITE) as address:
        yield address


# Comes back once the browser has kept a picture of Python, or after so many looks.
KEPT = """async (looks) => {
  for (let look = 0; look < looks; look += 1) {
    if ((await (await caches.open("calculator-memory")).keys()).length) return true;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return false;
}"""


@pytest.fixture(scope="session")
def been_here(been_here: BrowserContext, site_url: str) -> BrowserContext:
    """The shared context, once it has been on the calculator's page and kept a picture of Python."""
    been_here.set_default_timeout(PATIENCE_MS)
    page = been_here.new_page()
    CalculatorPage(page, site_url, "en").opened_and_ready()
    assert page.evaluate(KEPT, PATIENCE_MS // 100)
    page.close()
    return been_here
