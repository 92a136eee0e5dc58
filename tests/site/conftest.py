"""The built site, brought up to date once, and its address on a loopback server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from calculator.build.site.build import build_site
from calculator.build.site.paths_and_addresses import Settings
from tests.browser.lent_python import NO_PYTHON, opened_by
from tests.browser.serving import serving, without_search

SUB_PATH = "some/where"


@pytest.fixture(scope="session")
def site() -> Path:
    """The folder of the site, built from what is there now."""
    settings = Settings()
    build_site(settings)
    return settings.output


@pytest.fixture(scope="session")
def pages(site: Path) -> list[Path]:
    """Every HTML file of the site."""
    return sorted(site.rglob("*.html"))


@pytest.fixture(scope="session")
def openers() -> list[Page]:
    """The page that opens others, so that they share a process; an earlier one is closed."""
    return []


@pytest.fixture
def shared_page(
    been_here: BrowserContext, site_url: str, pages_that_stay: set[Page], openers: list[Page]
) -> Page:
    """A new page of the shared context; what is computed is tried in `tests/browser/`."""
    if not openers or openers[-1].is_closed():
        openers.append(been_here.new_page())
        openers[-1].goto(f"{site_url}/404.html")
        pages_that_stay.add(openers[-1])
    page = opened_by(openers[-1])
    page.add_init_script(NO_PYTHON)
    return page


@pytest.fixture(scope="session")
def site_url(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The site's address below a sub-path of a server, as on hosts that give each project a folder.

    There is nothing in it to search: the theme sets its search up on every page, which takes about as long as
    all the rest of a page.
    """
    root = tmp_path_factory.mktemp("root")
    without_search(site, root / SUB_PATH)
    with serving(root) as address:
        yield f"{address}/{SUB_PATH}"


@pytest.fixture(scope="session")
def searchable_url(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The same, with the search."""
    root = tmp_path_factory.mktemp("searchable")
    (root / SUB_PATH).parent.mkdir(parents=True)
    (root / SUB_PATH).symlink_to(site, target_is_directory=True)
    with serving(root) as address:
        yield f"{address}/{SUB_PATH}"
