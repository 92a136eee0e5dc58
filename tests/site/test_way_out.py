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
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

import pytest

from calculator.build.site.mkdocs import environment
from calculator.build.site.settings import LANGUAGES, ROOT, Settings
from calculator.build.site.staging.fragments import read_fragments
from calculator.page.html.markup import VOID
from tests.site.built import slugs

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")


@dataclass
class Article(HTMLParser):
    """The words of an article, and its headings with their ids; without scripts and the page's tags."""

    words: list[str] = field(default_factory=list)
    headings: list[tuple[str, str]] = field(default_factory=list)
    _open: list[tuple[str, bool]] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in VOID:
            return
        about = dict(attrs)
        aside = tag == "script" or "md-tags" in (about.get("class") or "").split()
        self._open.append((tag, aside))
        if tag in HEADINGS:
            self.headings.append((about.get("id") or "", ""))

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop()[0] != tag:
            pass

    def handle_data(self, data: str) -> None:
        if any(aside for _, aside in self._open):
            return
        self.words += data.split()
        if any(tag in HEADINGS for tag, _ in self._open):
            name, text = self.headings.pop()
            self.headings.append((name, " ".join([*text.split(), *data.split()])))


def article(html: str) -> Article:
    """The article of a built page."""
    found = Article()
    found.feed(html[html.index("<article") : html.rindex("</article>")])
    found.close()
    return found


@pytest.fixture(scope="module")
def by_zensical(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Both languages, built by Zensical from the pages that were staged for MkDocs; gives their folder."""
    assert site.is_dir()
    root = tmp_path_factory.mktemp("zensical")
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


@pytest.mark.parametrize("lang", LANGUAGES)
def test_zensical_builds_every_page_with_its_headings_and_words(
    site: Path, by_zensical: Path, lang: str
) -> None:
    fragments = read_fragments(Settings().fragments(lang))
    for slug in slugs():
        theirs = article(fragments.put_back((by_zensical / lang / slug / "index.html").read_text("utf-8")))
        ours = article((site / lang / slug / "index.html").read_text("utf-8"))
        assert theirs.headings == ours.headings, slug
        assert theirs.words == ours.words, slug
        assert len(ours.words) > 50, slug
