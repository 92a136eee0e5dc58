"""What a page loads by itself stays within its budget."""

from __future__ import annotations

import gzip
from pathlib import Path
from posixpath import normpath
from urllib.parse import urlsplit

from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.budgets import CALCULATOR_HTML_BYTES, CALCULATOR_PAGE_BYTES, TEXT_PAGE_BYTES
from tests.site.built import BuiltPage, slugs

SEARCH = "assets/javascripts/workers/search.*.min.js"
"""Loaded by the theme's script; the index waits until the search is opened."""


def weight(path: Path) -> int:
    """The bytes of a file under gzip, of one that is packed already as it is."""
    content = path.read_bytes()
    return min(len(content), len(gzip.compress(content, 9)))


def test_no_page_weighs_more_than_its_budget(site: Path) -> None:
    heavy: list[tuple[str, str, int]] = []
    known: dict[str, int] = {}
    for lang in LANGUAGES:
        (search,) = (site / lang).glob(SEARCH)
        for slug in slugs():
            path = site / lang / slug / "index.html"
            addresses = BuiltPage(path, path.read_text(encoding="utf-8")).resources
            files = {normpath(path.parent / urlsplit(one).path) for one in addresses if "://" not in one}
            for file in {*files, str(search)}:
                known[file] = known.get(file) or weight(Path(file))
            bytes_ = weight(path) + sum(known[file] for file in {*files, str(search)})
            budget = CALCULATOR_PAGE_BYTES if slug.startswith("calculator/") else TEXT_PAGE_BYTES
            if bytes_ > budget:
                heavy.append((lang, slug, bytes_))
    assert not heavy


def test_the_html_of_a_calculator_stays_within_its_budget(site: Path) -> None:
    pages = [path for lang in LANGUAGES for path in (site / lang / "calculator").rglob("index.html")]
    assert pages
    weights = {path.relative_to(site).as_posix(): weight(path) for path in pages}
    assert {name: bytes_ for name, bytes_ in weights.items() if bytes_ > CALCULATOR_HTML_BYTES} == {}
