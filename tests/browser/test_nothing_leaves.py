"""Nothing leaves the browser: neither the page nor its Python can reach another origin."""

from __future__ import annotations

from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.calculator_page import CalculatorPage
from tests.browser.languages import CHINESE_FIRST
from tests.browser.serving import running, serving
from tests.browser.watched import PATIENCE_MS, SITE

# Each way by its name, to a path of that name; comes back when all have been heard or refused.
TRY_TO_SEND = """async (address) => {
  const heard = (target) => new Promise((end) => {
    target.onopen = target.onmessage = target.onload = target.onerror = end;
  });
  const ways = {
    fetch: (to) => fetch(to, { method: "POST", body: "orders", mode: "no-cors" }),
    cache: async (to) => (await caches.open("elsewhere")).add(new Request(to, { mode: "no-cors" })),
    XMLHttpRequest: (to) => {
      const request = new XMLHttpRequest();
      request.open("POST", to);
      request.send("orders");
      return heard(request);
    },
    WebSocket: (to) => heard(new WebSocket(to.replace("http", "ws"))),
    EventSource: async (to) => {
      const source = new EventSource(to);
      await heard(source);
      source.close();
    },
    import: (to) => import(to),
    importScripts: (to) => globalThis.importScripts(to),
    Worker: (to) => {
      const source = `import(${JSON.stringify(to)}).catch(() => {}).finally(() => postMessage(0))`;
      return heard(new Worker(URL.createObjectURL(new Blob([source]))));
    },
  };
  await Promise.allSettled(Object.entries(ways).map(async ([name, way]) => way(address + name)));
  return Object.keys(ways);
}"""
MAKE_A_WORKER = """() => { new Worker(URL.createObjectURL(new Blob(["0"]))) }"""


@pytest.fixture
def elsewhere() -> Iterator[tuple[str, list[str]]]:
    """Another origin, and what has arrived there."""
    arrived: list[str] = []

    class Listener(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            arrived.append(self.path.strip("/"))
            self.send_response(200)
            self.send_header("Content-Type", "text/html" if self.path == "/" else "text/javascript")
            self.send_header("Content-Length", "0")
            self.end_headers()

        do_POST = do_GET  # noqa: N815 (the base class wants the name)

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            pass

    with running(ThreadingHTTPServer(("127.0.0.1", 0), Listener)) as address:
        yield f"{address}/", arrived


@pytest.fixture
def plain_host(tmp_path: Path) -> Iterator[str]:
    """The site on a host without headers for it: below a folder its `_headers` do not count."""
    (tmp_path / "folder").symlink_to(SITE, target_is_directory=True)
    with serving(tmp_path) as address:
        yield f"{address}/folder"


@CHINESE_FIRST
def test_neither_page_nor_worker_can_reach_another_origin(
    browser: Browser, plain_host: str, lang: str, elsewhere: tuple[str, list[str]]
) -> None:
    address, arrived = elsewhere
    context = browser.new_context()
    context.set_default_timeout(PATIENCE_MS)
    page = context.new_page()
    CalculatorPage(page, plain_host, lang).opened_and_ready()
    # The one with Python, and the theme's for the search, which comes when the search is opened.
    python = page.workers[0]
    with page.expect_worker() as coming:
        page.locator(".md-search__input").focus()
    workers = (python, coming.value)
    assert [worker.evaluate("'searchScript' in self") for worker in workers] == [False, True]
    page.evaluate(TRY_TO_SEND, address)
    for worker in workers:
        worker.evaluate(TRY_TO_SEND, address)
    context.close()
    assert arrived == []


def test_the_listener_would_have_heard_it(browser: Browser, elsewhere: tuple[str, list[str]]) -> None:
    address, arrived = elsewhere
    page = browser.new_page()
    page.goto(address)
    with page.expect_worker() as made:
        page.evaluate(MAKE_A_WORKER)
    ways = made.value.evaluate(TRY_TO_SEND, address)
    page.close()
    assert {*ways} <= {*arrived}
