"""What all tests share: how examples are drawn, and a watched page that keeps evidence when a journey fails.

Hypothesis draws by one of two profiles, `quick` unless the environment variable HYPOTHESIS_PROFILE or the
option `--hypothesis-profile` says `long`. Neither minds a slow machine.

`site_url`, the address of what is looked at, is the affair of each folder of tests.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Literal

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, BrowserContext, Page, ViewportSize, expect

from tests.browser.one_browser import the_browser, the_profile
from tests.browser.watched import EVIDENCE, PATIENCE_MS, Watch

settings.register_profile(
    "quick",  # the same few examples in every run
    derandomize=True,
    deadline=None,
    max_examples=15,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "long",  # other examples in every run; what fails is printed so that it can be drawn again
    derandomize=False,
    deadline=None,
    max_examples=1000,
    print_blob=True,
    suppress_health_check=[HealthCheck.too_slow],
)
# What is expected of a page may take as long as all else: the usual five seconds are for an idle machine.
expect.set_options(timeout=PATIENCE_MS)

settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

FAILED = pytest.StashKey[bool]()

# Playwright's clock stands in for `performance` too, and that remembers no mark.
CLOCK_IS_REAL = "performance.getEntriesByType.toString().includes('[native code]')"


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    """Half as many processes again as there are cores: a journey waits for its page much of the time."""
    return (3 * (os.cpu_count() or 1) + 1) // 2


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Leave the outcome of the call on the item, so that the page fixture knows whether to keep evidence."""
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed  # type: ignore[attr-defined]
    return report


@pytest.fixture(scope="session")
def browser() -> Browser:
    """One browser for all journeys of a test process."""
    return the_browser()


@pytest.fixture
def context_options() -> dict[str, object]:
    """Options of the browser context; tests override this by parametrization."""
    return {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture(scope="session")
def been_here() -> BrowserContext:
    """The profile, for most journeys of a test process: it keeps the site's files and a picture of Python."""
    return the_profile()


@pytest.fixture
def shared_page(been_here: BrowserContext) -> Page:
    """A new page of the shared context."""
    return been_here.new_page()


@pytest.fixture(scope="session")
def pages_that_stay() -> set[Page]:
    """Pages of the shared context that are not closed at the end of a test, unless it fails."""
    return set()


@pytest.fixture
def watch(site_url: str) -> Watch:
    """What the page does besides what the test looks at."""
    return Watch(origin=site_url)


@pytest.fixture
def page(
    request: pytest.FixtureRequest,
    browser: Browser,
    context_options: dict[str, object],
    site_url: str,
    watch: Watch,
    pages_that_stay: set[Page],
) -> Iterator[Page]:
    """A page with nothing typed before; it must end without errors and without a foreign request.

    It shares a context with the pages of other tests, unless its test is marked `first_visit` or asks for
    more than a page can be given by itself. What changes the context, and not the page alone, needs that
    mark: a clock that is set stays set for every later page.
    """
    alone = request.node.get_closest_marker("first_visit") or not context_options.keys() <= OF_A_PAGE
    page: Page = (
        browser.new_context(**context_options).new_page()  # type: ignore[arg-type]
        if alone
        else request.getfixturevalue("shared_page")
    )
    context = page.context
    context.set_default_timeout(PATIENCE_MS)
    if not alone:
        set_up(page, **context_options)  # type: ignore[arg-type]
        for idle in pages_that_stay:
            idle.evaluate(KEEP_NOW)
        forget_what_was_typed(page, site_url)
    with watch.over(context):
        yield page
        if request.node.stash.get(FAILED, False):
            keep_evidence(request.node.name.replace("/", "_"), context.pages, watch)
            pages_that_stay.clear()
        if not alone:
            assert all(shown.evaluate(CLOCK_IS_REAL) for shown in context.pages), "mark it first_visit"
        for shown in context.pages:
            if shown not in pages_that_stay:
                shown.close()
    if alone:
        context.close()
    assert watch.foreign_requests == []
    assert watch.errors == []


OF_A_PAGE = {"viewport", "color_scheme", "java_script_enabled"}
"""Options of a context that a page can be given by itself: a new context takes as long as three pages."""


def set_up(
    page: Page,
    *,
    viewport: ViewportSize | None = None,
    color_scheme: Literal["dark", "light"] | None = None,
    java_script_enabled: bool = True,
) -> None:
    """Give a page of the shared context what else a context of its own would."""
    page.set_viewport_size(viewport or {"width": 1280, "height": 900})
    if color_scheme:
        page.emulate_media(color_scheme=color_scheme)
    if not java_script_enabled:
        # The session is left open: with it goes what it asked for.
        page.context.new_cdp_session(page).send("Emulation.setScriptExecutionDisabled", {"value": True})


# A page that stays open keeps what it holds when it is left, or a moment after an edit; that must not happen
# while the next test runs.
KEEP_NOW = "dispatchEvent(new PageTransitionEvent('pagehide'))"


def forget_what_was_typed(page: Page, site_url: str) -> None:
    """Remove what earlier tests left in the storage of the site; the picture of Python stays in its cache."""
    origin = "/".join(site_url.split("/")[:3])
    session = page.context.new_cdp_session(page)
    session.send("Storage.clearDataForOrigin", {"origin": origin, "storageTypes": "cookies,local_storage"})
    session.detach()


def keep_evidence(name: str, pages: list[Page], watch: Watch) -> None:
    """Leave in build/evidence how each open page looks, and what the console said."""
    EVIDENCE.mkdir(parents=True, exist_ok=True)
    for number, shown in enumerate(pages, start=1):
        shown.screenshot(path=EVIDENCE / f"{name}-{number}.png", full_page=True)
    (EVIDENCE / f"{name}.log").write_text("\n".join(watch.console), encoding="utf-8")
