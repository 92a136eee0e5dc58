"""The built pages as a strict parser and a screen reader find them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
import tinyhtml5  # type: ignore[import-untyped]

from calculator.build.site.settings import LANGUAGES, Settings
from calculator.build.site.staging.pages import pages_of
from tests.site.built import built_page, slugs

NAMED_BY = ("aria-labelledby", "aria-describedby", "aria-controls")
ARTICLE = re.compile(r"<article.*</article>", re.DOTALL)
DRAWING = re.compile(r"<svg\b[^>]*>")
HEADING = re.compile(r"<h([1-6])\b")
LISTS = frozenset({"sources/", "changes/", "glossary/"})
"""Pages that link to all others; a page that only these lead to is not part of anything."""


def test_every_page_is_valid_html(pages: list[Path]) -> None:
    faults = {}
    for path in pages:
        parser = tinyhtml5.parser.HTMLParser()
        parser.parse(built_page(path).html)
        if parser.errors:
            faults[str(path)] = [(place, code) for place, code, *_ in parser.errors]
    assert faults == {}


def test_what_names_or_describes_an_element_is_there(pages: list[Path]) -> None:
    missing = []
    for path in pages:
        page = built_page(path)
        for tag, attributes in page.elements:
            wanted = [name for key in NAMED_BY for name in (attributes.get(key) or "").split()]
            wanted += [str(attributes["for"])] if tag == "label" and attributes.get("for") else []
            missing += [f"{path}: {name}" for name in wanted if name not in page.ids]
    assert missing == []


def test_every_picture_has_an_alternative(pages: list[Path]) -> None:
    without = [
        f"{path}: {attributes.get('src')}"
        for path in pages
        for tag, attributes in built_page(path).elements
        if tag == "img" and "alt" not in attributes
    ]
    assert without == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_drawing_in_a_text_has_a_name_or_is_hidden(site: Path, lang: str) -> None:
    bare = []
    for slug in slugs():
        article = ARTICLE.search(built_page(site / lang / slug / "index.html").html)
        assert article
        for drawing in DRAWING.findall(article[0]):
            named = 'role="img"' in drawing and re.search(r"aria-label(ledby)?=", drawing)
            if not named and 'aria-hidden="true"' not in drawing:
                bare.append(f"{slug}: {drawing}")
    assert bare == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_heading_skips_a_level(site: Path, lang: str) -> None:
    skipped = {}
    for slug in slugs():
        article = ARTICLE.search(built_page(site / lang / slug / "index.html").html)
        assert article
        levels = [int(level) for level in HEADING.findall(article[0])]
        if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            skipped[slug] = levels
    assert skipped == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_is_an_orphan(site: Path, lang: str) -> None:
    """Every page is in the menu, and linked from the text of another."""
    home = built_page(site / lang / "index.html")
    in_menu = {
        (home.path.parent / link.partition("#")[0]).resolve() for link in home.links if ":" not in link
    }
    in_texts = set()
    for slug in set(slugs()) - LISTS:
        folder = (site / lang / slug).resolve()
        article = ARTICLE.search(built_page(folder / "index.html").html)
        assert article
        links = re.findall(r'href="([^":#]+)', article[0])
        in_texts |= {target for link in links if (target := (folder / link).resolve()) != folder}
    places = {page.address: (site / lang / page.address).resolve() for page in pages_of(Settings(), lang)}
    assert [address for address, place in places.items() if place not in in_menu] == []
    # The switch and the name of the site lead home from every page.
    assert [address for address, place in places.items() if address and place not in in_texts] == []
