"""Every platform, at home and abroad: what is not known, where to look, and how to switch pay-later off."""

from __future__ import annotations

import re

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT
from calculator.parameters import platforms

PLATFORMS = {*(platform.told_in for platform in platforms()), "own-integration", "abroad"}
SAID = {
    "zh": ("**不知道的", "**去哪里看：**", "**怎么关"),
    "en": ("**Not known", "**Where to look:**", "**Switching it off"),
}
SECTION = re.compile(r"^## [^\n]*\{#([\w-]+)\}\n(.*?)(?=^## |\Z)", re.MULTILINE | re.DOTALL)


@pytest.mark.parametrize("lang", LANGUAGES)
def test_each_platform_says_what_is_unknown_where_to_look_and_how_to_switch_it_off(lang: str) -> None:
    sections = dict(SECTION.findall((ROOT / "docs" / lang / "platforms.md").read_text(encoding="utf-8")))
    assert sections.keys() >= PLATFORMS
    missing = {name: [words for words in SAID[lang] if words not in sections[name]] for name in PLATFORMS}
    assert {name: words for name, words in missing.items() if words} == {}
