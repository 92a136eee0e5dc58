"""The headers for hosts: right for each file of the site, and the same under nginx and Caddy."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calculator.build.site.finishing.header_rules import (
    ANYWHERE,
    IN_SCRIPTS,
    KEPT,
    NOT_FRAMED,
    POLICY,
    headers_for,
)

ROOT = Path(__file__).parents[2]
LONGEST_LINE = 2000
MOST_RULES = 100
"""What Cloudflare Pages reads of the file."""
HASHED = re.compile(r"assets/[a-z]+-[0-9a-f]{12}/")


def test_each_file_gets_what_it_needs(site: Path) -> None:
    rules = (site / "_headers").read_text(encoding="utf-8")
    for file in site.rglob("*"):
        if not file.is_file():
            continue
        path = file.relative_to(site).as_posix().removesuffix("index.html")
        headers = list(headers_for(rules, f"/{path}"))
        policies = "; ".join(value for name, value in headers if name == POLICY)
        assert "connect-src 'self'" in policies
        if file.suffix in (".js", ".mjs"):
            assert "script-src 'self' 'wasm-unsafe-eval'" in policies, path
        if file.suffix == ".html":
            # A page's own policy knows its scripts; one of a host would have to change with every release.
            assert "default-src" not in policies, path
            assert "script-src" not in policies, path
            assert ("frame-ancestors 'none'" in policies) == ("/embed/" not in path), path
        assert (("Cache-Control", KEPT["Cache-Control"]) in headers) == bool(HASHED.match(path)), path


def test_the_rules_are_within_what_hosts_read(site: Path) -> None:
    lines = (site / "_headers").read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) <= LONGEST_LINE
    assert sum(line.startswith("/") for line in lines) <= MOST_RULES


@pytest.mark.parametrize("name", ["nginx.conf", "Caddyfile"])
def test_a_server_of_one_s_own_sends_the_same(name: str) -> None:
    text = (ROOT / "deploy" / name).read_text(encoding="utf-8")
    for headers in (ANYWHERE, IN_SCRIPTS, NOT_FRAMED, KEPT):
        for header, value in headers.items():
            assert header in text
            assert f'"{value}"' in text
