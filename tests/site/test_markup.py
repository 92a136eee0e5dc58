"""The built pages as a strict parser and a screen reader find them."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.site.built import built_page, slugs, written_pages

NAMED_BY = ("aria-labelledby", "aria-describedby", "aria-controls")
NAMES = {"aria-label", "aria-labelledby"}
HEADINGS = {f"h{level}" for level in range(1, 7)}
LISTS = frozenset({"sources/", "changes/", "glossary/"})
"""Pages that link to all others; a page that only these lead to is not part of anything."""


def test_every_page_is_valid_html(pages: list[Path]) -> None:
    faults = {str(path): found for path in pages if (found := built_page(path).faults)}
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
        for drawing in built_page(site / lang / slug / "index.html").inside("article"):
            named = drawing.get("role") == "img" and NAMES.intersection(drawing.attributes)
            if drawing.name == "svg" and not named and drawing.get("aria-hidden") != "true":
                bare.append(f"{slug}: {drawing.attributes}")
    assert bare == []


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_heading_skips_a_level(site: Path, lang: str) -> None:
    skipped = {}
    for slug in slugs():
        article = built_page(site / lang / slug / "index.html").inside("article")
        levels = [int(element.name[1]) for element in article if element.name in HEADINGS]
        assert levels
        if any(after > before + 1 for before, after in zip([0, *levels], levels, strict=False)):
            skipped[slug] = levels
    assert skipped == {}


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_page_is_an_orphan(site: Path, lang: str) -> None:
    """Every page is in the home page's menu or that of one of its doors, and linked from another's text."""

    def in_menus_of(folder: Path) -> set[Path]:
        elements = built_page(folder / "index.html").all_elements
        menus = {id(node) for element in elements if element.name == "nav" for node in element.node.iter()}
        links = [one.get("href") for one in elements if one.name == "a" and id(one.node) in menus]
        return {(folder / link.partition("#")[0]).resolve() for link in links}

    doors = {place for place in in_menus_of(site / lang) if place.is_dir()}
    in_menu = doors.union(*(in_menus_of(door) for door in doors))
    in_texts = set()
    for slug in set(slugs()) - LISTS:
        folder = (site / lang / slug).resolve()
        addresses = [element.get("href") for element in built_page(folder / "index.html").inside("article")]
        links = [address.partition("#")[0] for address in addresses if ":" not in address]
        in_texts |= {target for link in links if (target := (folder / link).resolve()) != folder}
    places = {page.address: (site / lang / page.address).resolve() for page in written_pages(lang)}
    assert [address for address, place in places.items() if place not in in_menu] == []
    # The switch and the name of the site lead home from every page.
    assert [address for address, place in places.items() if address and place not in in_texts] == []
