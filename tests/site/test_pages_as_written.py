"""Pages come in pairs, say what they must about themselves, and cite sources that exist."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT
from calculator.build.site.staging.front_matter import Page, PageError, read_page
from calculator.parameters import sources

DOCS = ROOT / "docs"
HEADING = re.compile(r"^(#{1,6}) .*?(?:\{ *#([\w-]+)[^}]*\})?$", re.MULTILINE)
FACTS = (
    "title: T\ndescription: D\naudience: [buyer]\n"
    "reviewed: 2026-11-22\nnext_review: 2027-05-22\nsources: []\n"
)


def pages_in(lang: str) -> dict[str, Page]:
    folder = DOCS / lang
    paths = [path.relative_to(folder) for path in folder.rglob("*.md")]
    return {path.as_posix(): read_page(folder, path) for path in paths}


ZH, EN = (pages_in(lang) for lang in LANGUAGES)


def test_every_page_has_its_twin_in_the_other_language() -> None:
    assert ZH.keys() == EN.keys()


def test_there_are_pages() -> None:
    expected = {
        "index.md",
        "how-it-works.md",
        "calculator/index.md",
        "method.md",
        "parameters.md",
        "privacy.md",
        *(
            "two-models.md",
            "compared.md",
            "platforms.md",
            "cash-out/index.md",
            "would-you-know.md",
            "case.md",
        ),
        *(
            "merchants/index.md",
            "buyers/index.md",
            "law/index.md",
            "law/home.md",
            "law/abroad.md",
            "claims.md",
        ),
        *("glossary.md", "for-teachers-and-press.md", "sources.md", "how-we-check.md", "about.md"),
        *("accessibility.md", "changes.md", "letters.md", "calculator/orders.md", "calculator/buyer.md"),
    }
    assert expected <= ZH.keys()


def test_twins_have_the_same_headings_with_the_same_ids() -> None:
    for path, page in ZH.items():
        assert HEADING.findall(page.body) == HEADING.findall(EN[path].body), path


def test_twins_show_the_same_figures_diagrams_and_sources() -> None:
    for path, page in ZH.items():
        ours, theirs = (sorted(re.findall(r"\{\{.*?\}\}", body)) for body in (page.body, EN[path].body))
        assert ours == theirs, path


@pytest.mark.parametrize("pages", [ZH, EN], ids=LANGUAGES)
def test_every_heading_has_an_explicit_id(pages: dict[str, Page]) -> None:
    without = [
        (path, match[0]) for path in pages for match in HEADING.finditer(pages[path].body) if not match[2]
    ]
    assert without == []


def test_twins_say_the_same_about_themselves() -> None:
    for path in ZH:
        ours, theirs = ZH[path].about, EN[path].about
        assert (ours.audience, ours.reviewed, ours.next_review, ours.sources) == (
            theirs.audience,
            theirs.reviewed,
            theirs.next_review,
            theirs.sources,
        ), path


def test_every_source_of_a_page_is_known() -> None:
    for path, page in ZH.items():
        assert set(page.about.sources) <= sources().keys(), path


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("# T\n", "no front matter"),
        ("---\ntitle: T\n# T\n", "no front matter"),
        ('---\ntitle: "T\n---\n# T\n', "not YAML"),
        ("---\n- a\n---\n# T\n", "not a mapping"),
        ("---\n" + FACTS.replace("reviewed: 2026-11-22\n", "", 1) + "---\n# T\n", "lacks reviewed"),
        ("---\n" + FACTS + "colour: red\n---\n# T\n", "unknown entries colour"),
        ("---\n" + FACTS.replace("[buyer]", "[everyone]") + "---\n# T\n", "audience"),
        ("---\n" + FACTS.replace("[buyer]", "[]") + "---\n# T\n", "audience"),
        ("---\n" + FACTS.replace("sources: []", "sources: [a, a]") + "---\n# T\n", "sources"),
        ("---\n" + FACTS.replace("2027-05-22", "2026-05-22") + "---\n# T\n", "one after the other"),
        ("---\n" + FACTS + "keywords: [12315]\n---\n# T\n", "keywords must be a list of words"),
        ("---\n" + FACTS + "printable: soon\n---\n# T\n", "printable must be true or false"),
        ("---\n" + FACTS + "keywords: [a, a]\n---\n# T\n", "keywords has an entry twice"),
        ("---\n" + FACTS.replace("2027-05-22", "soon") + "---\n# T\n", "must be dates"),
    ],
)
def test_a_page_that_keeps_silent_about_itself_does_not_build(tmp_path: Path, text: str, fault: str) -> None:
    (tmp_path / "page.md").write_text(text, encoding="utf-8")
    with pytest.raises(PageError, match=fault):
        read_page(tmp_path, Path("page.md"))
