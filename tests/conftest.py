"""What all tests share: how examples are drawn, and a watched page that keeps evidence when a journey fails.

Hypothesis draws by one of two profiles, `quick` unless the environment variable HYPOTHESIS_PROFILE or the
option `--hypothesis-profile` says `long`. Neither minds a slow machine.

`site_url`, the address of what is looked at, is the affair of each folder of tests.
"""

from __future__ import annotations

import os
from collections.abc import Iterator

import pytest
from hypothesis import HealthCheck, settings
from playwright.sync_api import Browser, Page

from tests.browser.one_browser import the_browser
from tests.browser.watched import EVIDENCE, PATIENCE_MS, Watch

settings.register_profile(
    "quick",  # the same few examples in every run
    derandomize=True,
    deadline=None,
    max_examples=25,
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
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "quick"))

FAILED = pytest.StashKey[bool]()


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Leave the outcome of the call on the item, so that the page fixture knows whether to keep evidence."""
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed  # type: ignore[attr-defined]
    return report


@pytest.fixture(scope="session")
def browser() -> Browser:
    """One browser for all journeys of a test process; each test has its own context."""
    return the_browser()


@pytest.fixture
def context_options() -> dict[str, object]:
    """Options of the browser context; tests override this by parametrization."""
    return {"viewport": {"width": 1280, "height": 900}}


@pytest.fixture
def watch(site_url: str) -> Watch:
    """What the page does besides what the test looks at."""
    return Watch(origin=site_url)


@pytest.fixture
def page(
    request: pytest.FixtureRequest,
    browser: Browser,
    context_options: dict[str, object],
    watch: Watch,
) -> Iterator[Page]:
    """A fresh page without history; it must end without errors and without a foreign request."""
    context = browser.new_context(**context_options)  # type: ignore[arg-type]
    context.set_default_timeout(PATIENCE_MS)
    watch.over(context)
    page = context.new_page()
    yield page
    if request.node.stash.get(FAILED, False):
        EVIDENCE.mkdir(parents=True, exist_ok=True)
        name = request.node.name.replace("/", "_")
        page.screenshot(path=EVIDENCE / f"{name}.png", full_page=True)
        (EVIDENCE / f"{name}.log").write_text("\n".join(watch.console), encoding="utf-8")
    context.close()
    assert watch.foreign_requests == []
    assert watch.errors == []
