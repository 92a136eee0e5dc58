"""The built site on a loopback server, and a calculator in it that starts over from test to test."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.calculator_page import CalculatorPage
from tests.browser.lent_python import BORROWING, lender, opened_by
from tests.browser.serving import serving, without_search
from tests.browser.start_over import FreshCalculator
from tests.browser.watched import PATIENCE_MS, SITE

__all__ = ["PATIENCE_MS", "SITE"]


@pytest.fixture(scope="session")
def site_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of the built site.

    There is nothing in it to search: the theme sets its search up on every page, which takes about as long as
    all the rest of a page. Searching is tried in `tests/site/`.
    """
    assert (SITE / "index.html").exists(), "the site is not built: run `make site` first"
    root = tmp_path_factory.mktemp("served") / "site"
    without_search(SITE, root)
    with serving(root) as address:
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
    been_here.add_init_script(BORROWING)
    return been_here


@pytest.fixture(scope="session")
def lenders() -> list[Page]:
    """The page that keeps Python for others; an earlier one is closed."""
    return []


@pytest.fixture
def shared_page(
    been_here: BrowserContext, site_url: str, pages_that_stay: set[Page], lenders: list[Page]
) -> Page:
    """A new page of the shared context that starts no Python where one is at rest."""
    if not lenders or lenders[-1].is_closed():
        lenders.append(lender(been_here, site_url))
        pages_that_stay.add(lenders[-1])
    return opened_by(lenders[-1])


@pytest.fixture(scope="session")
def fresh_calculators() -> dict[str, FreshCalculator]:
    """By language, those that are open."""
    return {}


@pytest.fixture
def shop(
    page: Page,
    site_url: str,
    lang: str,
    pages_that_stay: set[Page],
    fresh_calculators: dict[str, FreshCalculator],
) -> CalculatorPage:
    """The merchant's calculator with an input of one's own in it, at rest.

    It stays open for the next test, which has it start over; where anything then tells it from one that was
    just loaded, another is loaded.
    """
    known = fresh_calculators.get(lang)
    if known and known.shop.page in pages_that_stay:
        if known.starts_over():
            return known.shop
        pages_that_stay.remove(known.shop.page)
    fresh_calculators[lang] = FreshCalculator.loaded(CalculatorPage(page, site_url, lang))
    pages_that_stay.add(page)
    return fresh_calculators[lang].shop
