"""The built site on a loopback server, and a browser that keeps evidence when a journey fails.

Every page a test opens is watched: a request to another origin, a script error or a console error fails the
test even when the journey itself went well.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from calculator.build.serve import make_server
from tests.browser.one_browser import the_browser

ROOT = Path(__file__).parents[2]
SITE = ROOT / "site"
EVIDENCE = ROOT / "build" / "evidence"
# Generous: a loaded machine is slow, and a journey that never ends is what this is for.
PATIENCE_MS = 120_000


@dataclass
class Watch:
    """What went on in a page besides what the test looked at."""

    origin: str
    foreign_requests: list[str] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    console: list[str] = field(default_factory=list)

    def over(self, context: BrowserContext) -> None:
        """Watch every page of a context."""
        context.on("request", lambda request: self._request(request.url))
        context.on("console", lambda message: self._console(message.type, message.text))
        context.on("weberror", lambda error: self.errors.append(str(error.error)))

    def _request(self, url: str) -> None:
        if not url.startswith((self.origin, "data:", "blob:", "about:")):
            self.foreign_requests.append(url)

    def _console(self, kind: str, text: str) -> None:
        self.console.append(f"{kind}: {text}")
        if kind == "error":
            self.errors.append(text)


@pytest.fixture(scope="session")
def site_url() -> Iterator[str]:
    """The address of the built site under a sub-path-free loopback server."""
    assert (SITE / "index.html").exists(), "the site is not built: run `make site` first"
    server = make_server(SITE, port=0)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture(scope="session")
def browser() -> Browser:
    """One browser for all journeys of a test process; each test has its own context."""
    return the_browser()


@pytest.fixture
def context_options() -> dict[str, object]:
    """Options of the browser context; tests override this by parametrization."""
    return {"viewport": {"width": 1280, "height": 900}}


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Leave the outcome of the call on the item, so that the page fixture knows whether to keep evidence."""
    report = yield
    if call.when == "call":
        item.stash[FAILED] = report.failed  # type: ignore[attr-defined]
    return report


FAILED = pytest.StashKey[bool]()


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
