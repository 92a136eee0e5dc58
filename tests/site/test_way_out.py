"""The way out of MkDocs: Zensical builds the same pages, with the same headings and words (docs/adr/001).

Both read the staged pages and the same configuration. Compared is what stands in the article of each page,
once the HTML kept aside is put back. Left out are the keywords: Zensical shows them as tags, MkDocs keeps
them for its search.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from xml.etree import ElementTree

import pytest

from calculator.build.site.mkdocs import environment
from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT, Settings
from calculator.build.site.staging.fragments import read_fragments
from tests.html import parsed
from tests.site.built import built_page, slugs

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass(frozen=True)
class Article:
    """The words of an article, and its headings with their ids; without scripts and the page's tags.

    No blanks stand between the words: the build parts a link's last mark from its words.
    """

    words: str
    headings: list[tuple[str, str]]


def article(html: str) -> Article:
    """The article of a built page."""
    found = next(element for element in parsed(html).elements if element.name == "article")
    headings = [node for node in found.node.iter() if node.tag in HEADINGS]
    return Article(
        words="".join(words_in(found.node)),
        headings=[(node.get("id", ""), " ".join(words_in(node))) for node in headings],
    )


def words_in(node: ElementTree.Element) -> Iterator[str]:
    # A comment's tag is no text.
    if not isinstance(node.tag, str) or node.tag == "script" or "md-tags" in node.get("class", "").split():
        return
    yield from (node.text or "").split()
    for child in node:
        yield from words_in(child)
        yield from (child.tail or "").split()


@pytest.fixture
def by_zensical(site: Path, tmp_path: Path) -> Path:
    """Both languages, built by Zensical from the pages that were staged for MkDocs; gives their folder."""
    assert site.is_dir()
    root = tmp_path / "zensical"
    root.mkdir()
    settings = Settings(root=root, work=root / "build")
    for file in ROOT.glob("mkdocs*.yml"):
        shutil.copy(file, root)
    shutil.copytree(ROOT / "docs" / "overrides", root / "docs" / "overrides")
    shutil.copytree(Settings().staged, settings.staged)
    command = [sys.executable, "-m", "zensical", "build", "--strict", "--config-file"]
    for lang in LANGUAGES:
        done = subprocess.run(
            [*command, f"mkdocs.{lang}.yml"],
            cwd=root,
            env=os.environ | environment(settings, lang, "site"),
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return root / "site"


@pytest.mark.long
def test_zensical_builds_every_page_with_its_headings_and_words(site: Path, by_zensical: Path) -> None:
    for lang in LANGUAGES:
        fragments = read_fragments(Settings().fragments(lang))
        for slug in slugs():
            page = f"{lang}/{slug}index.html"
            theirs = article(fragments.put_back((by_zensical / page).read_text("utf-8")))
            ours = article(built_page(site / page).html)
            assert theirs.headings == ours.headings, page
            assert theirs.words == ours.words, page
            assert len(ours.words) > 200, page
