"""What has changed: the data, the page, and a feed that a reader's program understands."""

from __future__ import annotations

import xml.etree.ElementTree as ElementTree
from pathlib import Path

import pytest

from calculator.build.site.made_pages.changes import Change, changes, feed, read_changes
from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT, Settings
from tests.site.built import built_page
from tests.site.test_typography import AMERICAN, FAULTS

ATOM = "{http://www.w3.org/2005/Atom}"
PUBLISHED = Settings(site_url="https://example.org/pay/")
ENTRY = "{id: %s, date: %s, kind: %s, pages: [], title_zh: 题, title_en: T, zh: 文。, en: Text.}"


@pytest.mark.parametrize(
    ("entries", "fault"),
    [
        ([("a", "2026-11-22", "news")], "kind must be one of changed, corrected, new"),
        ([("a", "2026-11-22", "new"), ("a", "2026-11-21", "new")], "one id twice"),
        ([("a", "2026-11-21", "new"), ("b", "2026-11-22", "new")], "the newest comes first"),
    ],
)
def test_wrong_entries_are_refused(tmp_path: Path, entries: list[tuple[str, str, str]], fault: str) -> None:
    file = tmp_path / "changes.yml"
    file.write_text("".join(f"- {ENTRY % entry}\n" for entry in entries), encoding="utf-8")
    with pytest.raises(ValueError, match=fault):
        read_changes(file)


@pytest.mark.parametrize("change", changes(), ids=lambda change: change.id)
def test_a_change_is_told_in_both_languages_about_pages_that_exist(change: Change) -> None:
    for lang in LANGUAGES:
        assert [path for path in change.pages if not (ROOT / "docs" / lang / path).is_file()] == []
    for text in (change.titles["zh"], change.says["zh"]):
        assert [name for name, fault in FAULTS.items() if fault.search(text)] == []
    assert not AMERICAN.search(change.says["en"])


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_tells_every_change_and_offers_no_feed_that_is_not_there(site: Path, lang: str) -> None:
    page = built_page(site / lang / "changes" / "index.html")
    assert [name for name in page.ids if name in {change.id for change in changes()}] == [
        change.id for change in changes()
    ]
    assert [link for link in page.links if "changes.xml" in link] == []
    assert not list(site.rglob("changes.xml"))


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_feed_is_valid_atom(lang: str) -> None:
    root = ElementTree.fromstring(feed(lang, PUBLISHED))
    assert root.tag == f"{ATOM}feed"
    for needed in ("id", "title", "updated", f"author/{ATOM}name"):
        assert root.findtext(f"{ATOM}{needed}"), needed
    entries = root.findall(f"{ATOM}entry")
    assert [entry.findtext(f"{ATOM}title") for entry in entries] == [
        change.titles[lang] for change in changes()
    ]
    ids = [entry.findtext(f"{ATOM}id") or "" for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(name.startswith(f"https://example.org/pay/{lang}/changes/#") for name in ids)
    assert root.findtext(f"{ATOM}updated") == f"{changes()[0].on.isoformat()}T00:00:00Z"
