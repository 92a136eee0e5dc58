"""Nothing leaves the browser: neither the page nor its Python can reach another origin."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest
from playwright.sync_api import Browser

from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import CHINESE_FIRST
from tests.browser.serving import running
from tests.browser.watched import PATIENCE_MS

TRY_TO_SEND = """address => fetch(address, {method: 'POST', body: 'orders', mode: 'no-cors'})
  .then(() => 'sent', () => 'blocked')"""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another origin, and what has arrived there."""
    arrived: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "text/html")
            self.end_headers()

        def do_POST(self) -> None:
            arrived.append(self.path)
            self.send_response(204)
            self.end_headers()

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Listener)) as address:
        yield f"{address}/", arrived


@CHINESE_FIRST
def test_neither_page_nor_python_can_reach_another_origin(
    browser: Browser, site_url: str, lang: str, elsewhere: tuple[str, list[str]]
) -> None:
    address, arrived = elsewhere
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    CalculatorPage(page, site_url, lang).opened_and_ready()
    assert page.evaluate(TRY_TO_SEND, address) == "blocked"
    python, *_ = [worker for worker in page.workers if worker.url.startswith("blob:")]
    assert python.evaluate(TRY_TO_SEND, address) == "blocked"
    context.close()
    assert arrived == []


def test_the_listener_would_have_heard_it(browser: Browser, elsewhere: tuple[str, list[str]]) -> None:
    address, arrived = elsewhere
    page = browser.new_page()
    page.goto(address)
    assert page.evaluate(TRY_TO_SEND, address) == "sent"
    page.close()
    assert arrived == ["/"]
