"""The runtime in a real browser: it starts, answers, survives hosts and devices, and says how far it is."""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Route

from calculator.build.runtime import Manifest
from tests.runtime.host import Host, serving
from tests.runtime.journey import CHINESE, ENGLISH, close_to, expected, figures, heard, marks, opened


@pytest.fixture
def page(context: BrowserContext, host: Host) -> Page:
    return opened(context, host)


@pytest.fixture(scope="module")
def started(browser: Browser, folders: dict[str, Path]) -> Iterator[Page]:
    """A page whose Python is there, for tests that only ask it: an answer leaves nothing behind."""
    with serving(folders) as host:
        context = browser.new_context()
        page = opened(context, host)
        assert page.evaluate(f"ask({ENGLISH})")["ok"]
        yield page
        context.close()


def test_the_page_computes_what_the_command_line_computes(started: Page) -> None:
    assert started.evaluate(f"ask({ENGLISH})")["ok"]
    assert figures(started) == close_to(expected())


def test_nothing_is_fetched_before_the_start(page: Page, host: Host) -> None:
    assert page.evaluate("python.state") == "example"
    assert not [name for name in host.requested if name.endswith((".wasm", ".gz", "manifest.json"))]


def test_the_start_is_told_and_marked_and_every_file_is_fetched_once_from_here(
    context: BrowserContext, host: Host, manifest: Manifest
) -> None:
    requests: list[str] = []
    context.on("request", lambda request: requests.append(request.url))
    page = opened(context, host)
    page.evaluate(f"ask({ENGLISH})")
    assert marks(page) == ["calculator-start", "calculator-ready"]

    progress = heard(page, "progress")
    loaded = [message["loaded"] for message in progress if message["phase"] == "download"]
    assert loaded == sorted(loaded)
    assert len(loaded) > 3
    assert loaded[-1] == manifest.bytes
    assert {message["total"] for message in progress if message["phase"] == "download"} == {manifest.bytes}
    phases = list(dict.fromkeys(message["phase"] for message in progress))
    assert phases == ["download", "start", "import", "example"]

    assert {name: host.requested[name] for name in (file.name for file in manifest.files)} == {
        file.name: 1 for file in manifest.files
    }
    assert not [
        url for url in requests if not url.startswith((host.address, f"blob:{host.address}", "data:"))
    ]

    page.evaluate(f"ask({CHINESE})")
    assert marks(page) == ["calculator-start", "calculator-ready", "calculator-result"]
    assert heard(page, "state") == ["loading", "ready", "busy", "ready", "busy", "ready"]


def test_only_the_newest_request_is_answered(started: Page) -> None:
    answers = started.evaluate(f"Promise.all([ask({{}}, 'en'), ask({{}}, 'zh'), ask({ENGLISH})])")
    assert answers[:2] == [None, None]
    assert answers[2]["ok"]


def test_what_is_mistaken_is_answered_too(started: Page) -> None:
    answer = started.evaluate("ask({'segments[0].name': 'phones'}, 'en')")
    assert not answer["ok"]
    assert answer["problems"]


def test_a_cancelled_request_gives_way_and_one_whose_worker_is_killed_is_asked_again(
    context: BrowserContext, host: Host
) -> None:
    page = opened(context, host, answerWithin=8000)
    page.evaluate(f"ask({CHINESE})")
    given_up = page.evaluate(f"(() => {{ const given = ask({CHINESE}); python.cancel(); return given; }})()")
    assert given_up is None
    assert figures(page) == close_to(expected())
    assert heard(page, "state").count("loading") == 2
    page.evaluate(f"void (globalThis.answer = saved({ENGLISH})); killWorker()")
    assert json.loads(page.evaluate("answer"))["portfolio"] == close_to(expected())
    assert heard(page, "state").count("loading") == 3
    assert heard(page, "failed") == []


def test_what_a_new_start_cannot_mend_is_left_to_the_reader(context: BrowserContext, host: Host) -> None:
    page = opened(context, host)
    host.missing["manifest.json"] = 1
    page.evaluate(f"void (globalThis.answer = ask({ENGLISH}))")
    assert "404" in page.evaluate("hear('failed')")
    assert page.evaluate("[python.state, python.cause]") == ["failed", "damaged"]
    context.route("**/pyodide.asm.wasm", lambda route: route.abort("internetdisconnected"))
    page.evaluate("heard.length = 0; python.retry()")
    page.evaluate("hear('failed')")
    assert page.evaluate("python.cause") == "offline"
    assert heard(page, "state") == ["loading", "failed"], "without a connection nothing is tried in vain"
    context.unroute("**/pyodide.asm.wasm")
    page.evaluate("python.retry()")
    assert page.evaluate("answer")["ok"]
    assert figures(page) == close_to(expected())


def test_files_that_break_off_are_fetched_again(
    context: BrowserContext, host: Host, manifest: Manifest
) -> None:
    names = [file.name for file in manifest.files if file.name.endswith((".wasm", ".zip.gz"))]
    assert len(names) == 3
    for name in names:
        host.broken[name] = 1
    # Fetched in advance and once more in vain: then the question that needs it has it fetched.
    host.missing[manifest.later.name] = 2
    page = opened(context, host)
    assert figures(page) == close_to(expected())
    assert [host.requested[name] for name in names] == [2, 2, 2]
    assert host.requested[manifest.later.name] == 3
    assert heard(page, "failed") == []
    assert heard(page, "state").count("loading") == 1


def test_a_missing_file_is_reported_by_name(context: BrowserContext, host: Host, manifest: Manifest) -> None:
    host.missing[manifest.start] = 2
    page = opened(context, host)
    page.evaluate(f"void (globalThis.answer = ask({ENGLISH}))")
    assert manifest.start in page.evaluate("hear('failed')")


def test_a_host_that_does_not_know_webassembly_and_unpacks_gzip_on_the_way_will_do(
    context: BrowserContext, host: Host
) -> None:
    del host.types[".wasm"]
    host.unpacks_gzip = True
    page = opened(context, host)
    assert figures(page) == close_to(expected())


def test_files_that_are_not_what_the_build_made_are_fetched_past_the_cache_once(
    context: BrowserContext, host: Host
) -> None:
    names = ["pyodide.asm.wasm", "pyodide.asm.mjs", "python_stdlib.zip.gz"]
    answered = Counter[str]()

    def answer(route: Route) -> None:
        name = route.request.url.rpartition("/")[2]
        answered[name] += 1
        if answered[name] == 1:
            route.fulfill(body=b"<title>Sign in</title>", status=200)
        else:
            route.continue_()

    for name in names:
        context.route(f"**/{name}", answer)
    page = opened(context, host)
    assert figures(page) == close_to(expected())
    assert heard(page, "state").count("loading") == 1
    assert set(answered) == set(names)


def test_a_file_that_stays_damaged_is_reported_by_name_after_one_start(
    context: BrowserContext, host: Host
) -> None:
    context.route("**/pyodide.asm.wasm", lambda route: route.fulfill(body=b"\0asm cut", status=200))
    page = opened(context, host)
    page.evaluate(f"void (globalThis.answer = ask({ENGLISH}))")
    assert "pyodide.asm.wasm" in page.evaluate("hear('failed')")
    assert page.evaluate("python.cause") == "damaged"
    assert heard(page, "state").count("loading") == 1


def test_the_worker_refuses_a_method_that_its_page_does_not_have(started: Page) -> None:
    for method in ("reminders", "__init__", "of the moon"):
        said = started.evaluate(
            "message => answerTo(message)", {"type": "ask", "id": 99, "method": method, "argument": {}}
        )
        assert {name: said[name] for name in ("type", "id", "why")} == {
            "type": "failed",
            "id": 99,
            "why": "error",
        }
    assert figures(started) == close_to(expected())
