"""The link past the menus leads to the title of every page, tools included (WCAG 2.2, 2.4.1)."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.site.built import built_page, slugs


@pytest.mark.parametrize("lang", LANGUAGES)
def test_it_leads_to_the_title_on_every_page(site: Path, lang: str) -> None:
    for slug in slugs():
        elements = built_page(site / lang / slug / "index.html").all_elements
        links = [element for element in elements if element.get("class") == "md-skip"]
        titles = [f"#{element.get('id')}" for element in elements if element.name == "h1"]
        assert [link.get("href") for link in links] == titles, slug
        assert [link.text.strip() for link in links] == [{"zh": "跳到正文", "en": "Skip to content"}[lang]]
