"""What text whose numbers can be changed costs a reader who changes none: a few kilobytes, and no Python."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

from calculator.build.site.made_pages.living_text import SCRIPT
from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT
from calculator.page.living.recalculate import NAMES
from tests.site.built import built_page

MOST_BYTES = 3_000
"""Of a page's additions, compressed."""
ADDED = re.compile(
    r'<div class="living".*?</div>|<div class="living-guess".*?</div>| data-kind="\w+"', re.DOTALL
)
NUMBER = re.compile(r'<span class="changeable"[^>]*>')


def packed(text: str) -> int:
    return len(gzip.compress(text.encode(), 9))


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_that_is_not_touched_carries_little_for_this(site: Path, lang: str, name: str) -> None:
    page = built_page(site / lang / name.replace("_", "-") / "index.html")
    assert [resource for resource in page.resources if resource.endswith(SCRIPT)]
    (script,) = (site / "assets").glob(f"page-*/{SCRIPT}")
    style = (ROOT / "docs" / "assets" / "styles" / "living.css").read_text(encoding="utf-8")
    plain = NUMBER.sub("<span>", ADDED.sub("", page.html))
    assert plain != page.html
    added = packed(page.html) - packed(plain)
    assert added + packed(script.read_text(encoding="utf-8")) + packed(style) < MOST_BYTES
    assert [resource for resource in page.resources if "living_answers" in resource] == []
