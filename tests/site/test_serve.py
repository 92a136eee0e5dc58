"""The local server: right types, nothing stale, the nearest page for what is missing."""

from __future__ import annotations

from collections.abc import Iterator
from http.client import HTTPConnection, HTTPResponse
from pathlib import Path

import pytest

from calculator.build.serve import SiteServer, main, make_server, make_server_on_next_free_port
from tests.browser.serving import running


@pytest.fixture
def server(tmp_path: Path) -> Iterator[SiteServer]:
    files = {
        "index.html": "root",
        "404.html": "none at all",
        "zh/404.html": "没有",
        "assets/runtime-1/a.wasm": "",
        "assets/runtime-1/a.mjs": "",
        "assets/runtime-1/a.js": "",
        "_headers": "/*\n  X-Everywhere: yes\n  Policy: one\n/zh/*\n  Policy: two\n/zh/\n  Policy: three\n",
    }
    for name, text in files.items():
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, encoding="utf-8")
    server = make_server(tmp_path, port=0)
    with running(server):
        yield server


def get(server: SiteServer, path: str, method: str = "GET") -> tuple[HTTPResponse, str]:
    connection = HTTPConnection("127.0.0.1", server.server_address[1], timeout=30)
    connection.request(method, path)
    response = connection.getresponse()
    body = response.read().decode()
    connection.close()
    return response, body


@pytest.mark.parametrize(
    ("name", "type_"),
    [("a.wasm", "application/wasm"), ("a.mjs", "text/javascript"), ("a.js", "text/javascript")],
)
def test_types_that_browsers_insist_on(server: SiteServer, name: str, type_: str) -> None:
    response, _ = get(server, f"/assets/runtime-1/{name}")
    assert response.status == 200
    assert (response.headers["Content-Type"] or "").startswith(type_)
    assert "immutable" in (response.headers["Cache-Control"] or "")


def test_pages_are_asked_for_again(server: SiteServer) -> None:
    response, body = get(server, "/")
    assert body == "root"
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "expected"),
    [
        ("/zh/nothing/here/", "没有"),
        ("/nothing", "none at all"),
        ("/fr/", "none at all"),
        ("/../../etc/passwd", "none at all"),
    ],
)
def test_the_nearest_page_for_what_is_missing(server: SiteServer, path: str, expected: str) -> None:
    response, body = get(server, path)
    assert (response.status, body) == (404, expected)


@pytest.mark.parametrize("path", ["/assets/runtime-1/none.js", "/assets/runtime-2/a.js", "/assets/none-1/"])
def test_what_is_missing_is_asked_for_again(server: SiteServer, path: str) -> None:
    response, _ = get(server, path)
    assert response.status == 404
    assert response.headers["Cache-Control"] == "no-cache"


@pytest.mark.parametrize(
    ("path", "policies"), [("/?q=1", ["one"]), ("/zh/a", ["one", "two"]), ("/zh/", ["one", "two", "three"])]
)
def test_headers_are_those_of_every_rule_that_fits(
    server: SiteServer, path: str, policies: list[str]
) -> None:
    response, _ = get(server, path)
    assert response.headers["X-Everywhere"] == "yes"
    assert response.headers.get_all("Policy") == policies


def test_head_has_no_body(server: SiteServer) -> None:
    response, body = get(server, "/nothing", "HEAD")
    assert (response.status, body) == (404, "")


def test_a_port_in_use_is_passed_over(server: SiteServer, tmp_path: Path) -> None:
    taken = server.server_address[1]
    with make_server_on_next_free_port(tmp_path, first=taken) as other:
        assert other.server_address[1] > taken


def test_a_site_that_is_not_built_is_said_so(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(tmp_path)]) == 1
    assert "make site" in capsys.readouterr().err
