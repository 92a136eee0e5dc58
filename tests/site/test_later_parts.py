"""What a calculator's first HTML does without comes back whole from its file."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calculator.build.site.finishing.later_parts import BETWEEN, PLACE, taken_apart, with_address
from calculator.build.site.paths_and_addresses import LANGUAGES
from calculator.page.html.markup import element, later
from tests.site.built import built_page

LATER_FIELD = "segments[0].goods_cost_share"


def test_each_part_has_its_place_in_order() -> None:
    html = element(
        "div", None, "before", later(element("p", None, "first")), later(element("p", None, "second"))
    )
    page, parts = taken_apart(html)
    assert page == f"<div>before{PLACE}{PLACE}</div>"
    assert parts.split(BETWEEN) == ["<p>first</p>", "<p>second</p>"]
    assert taken_apart("<p>whole</p>") == ("<p>whole</p>", "")


def test_the_page_says_where_its_parts_are() -> None:
    page = with_address("<head></head><div data-calculator-root>", "../parts.txt")
    assert page == (
        '<head><link rel="preload" href="../parts.txt" as="fetch" crossorigin></head>'
        '<div data-later-parts="../parts.txt" data-calculator-root>'
    )


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_form_behind_its_fold_comes_later_and_is_whole(site: Path, lang: str) -> None:
    path = site / lang / "calculator" / "index.html"
    shipped = path.read_text(encoding="utf-8")
    (address,) = set(re.findall(r'data-later-parts="([^"]+)"', shipped))
    assert len((path.parent / address).read_text(encoding="utf-8").split(BETWEEN)) == shipped.count(PLACE)
    assert f'name="{LATER_FIELD}"' not in shipped
    named = [attributes.get("name") for _, attributes in built_page(path).elements]
    assert named.count(LATER_FIELD) == 1
