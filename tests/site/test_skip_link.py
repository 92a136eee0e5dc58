"""The link past the menus leads to the title of every page, tools included."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calculator.build.site.finishing.skip_link import with_skip_link
from calculator.build.site.settings import LANGUAGES
from tests.site.built import built_page, slugs

PLACE = '<div data-md-component="skip"></div>'


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_leads_to_the_title_on_every_page(site: Path, lang: str) -> None:
    for slug in slugs():
        html = built_page(site / lang / slug / "index.html").html
        link = re.findall(r'<a href="#([^"]+)" class="md-skip">[^<]+</a>', html)
        assert link == re.findall(r'<h1 id="([^"]+)"', html), slug


def test_what_the_theme_wrote_there_is_replaced() -> None:
    theirs = '<div data-md-component="skip">\n<a href="#far" class="md-skip">x</a></div><h1 id="near">'
    html = with_skip_link("en", theirs)
    assert 'href="#near"' in html
    assert "#far" not in html


@pytest.mark.parametrize("html", [PLACE, '<h1 id="a">'])
def test_a_page_without_place_or_title_is_refused(html: str) -> None:
    with pytest.raises(ValueError):
        with_skip_link("en", html)
