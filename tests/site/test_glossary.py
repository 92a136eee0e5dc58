"""The glossary, its page, and terms marked in the text."""

from __future__ import annotations

from pathlib import Path

import pytest

from calculator.build.site.made_pages.glossary import Term, read_groups, terms
from calculator.build.site.paths_and_addresses import LANGUAGES
from calculator.build.site.staging.front_matter import Page, PageError, read_page
from calculator.build.site.staging.marked_terms import MARK, marked_terms, meanings, with_links
from calculator.parameters import sources
from tests.site.built import built_page, written_pages
from tests.site.test_typography import AMERICAN, FAULTS

FACTS = (
    "title: T\ndescription: D\naudience: [buyer]\n"
    "reviewed: 2026-11-22\nnext_review: 2027-05-22\nsources: []\n"
)


def page_of(folder: Path, body: str) -> Page:
    (folder / "page.md").write_text(f"---\n{FACTS}---\n{body}", encoding="utf-8")
    return read_page(folder, Path("page.md"))


@pytest.mark.parametrize("term", terms().values(), ids=lambda term: term.id)
def test_a_term_is_whole_in_both_languages(term: Term) -> None:
    assert set(term.sources) <= sources().keys()
    for lang in LANGUAGES:
        assert term.words[lang].strip()
        assert term.means[lang].endswith("。" if lang == "zh" else ".")
    for text in (term.words["zh"], term.means["zh"]):
        assert [name for name, fault in FAULTS.items() if fault.search(text)] == []
    assert not AMERICAN.search(term.means["en"])


def test_no_word_means_two_things() -> None:
    for lang in LANGUAGES:
        words = [term.words[lang].lower() for term in terms().values()]
        assert sorted(set(words)) == sorted(words)


def test_a_term_explained_twice_is_an_error(tmp_path: Path) -> None:
    entry = "{id: a, zh: 甲, en: a, means_zh: 甲。, means_en: A., sources: [], more: index.md}"
    file = tmp_path / "glossary.yml"
    file.write_text(f"groups: [{{id: g, zh: 组, en: G, terms: [{entry}, {entry}]}}]", encoding="utf-8")
    with pytest.raises(ValueError, match=r"glossary\.yml explains twice: a"):
        read_groups(file)


def test_a_mark_becomes_a_link_to_the_glossary() -> None:
    assert (
        with_links("en", "a [[ring|gang]] or [[ring]]", "../../")
        == 'a <a class="term" href="../../glossary/#term-ring" data-term="ring">gang</a>'
        ' or <a class="term" href="../../glossary/#term-ring" data-term="ring">fraud ring</a>'
    )


@pytest.mark.parametrize(
    ("body", "fault"),
    [
        ("[[no-such|x]]", r"not in docs/glossary\.yml: no-such"),
        ("[[ring]] [[ring|r]]", "more than once: ring"),
    ],
)
def test_a_wrong_mark_stops_the_build(tmp_path: Path, body: str, fault: str) -> None:
    with pytest.raises(PageError, match=fault):
        marked_terms(page_of(tmp_path, body))


def test_a_page_carries_the_meanings_of_its_terms_and_no_others(tmp_path: Path) -> None:
    shown = meanings("zh", page_of(tmp_path, "[[ring|团伙]]"), "../")
    assert shown.count("<dialog") == 1
    assert 'id="meaning-ring"' in shown
    assert terms()["ring"].means["zh"] in shown
    assert '<span lang="en-GB">fraud ring</span>' in shown
    assert meanings("zh", page_of(tmp_path, "none"), "../") == ""


def test_twins_explain_the_same_terms_in_the_same_places() -> None:
    zh, en = ({page.path: page for page in written_pages(lang)} for lang in LANGUAGES)
    assert {path: sorted(marked_terms(page)) for path, page in zh.items()} == {
        path: sorted(marked_terms(page)) for path, page in en.items()
    }
    assert sum(bool(MARK.search(page.body)) for page in zh.values()) >= 12


@pytest.mark.parametrize("lang", LANGUAGES)
def test_the_page_explains_every_term_once(site: Path, lang: str) -> None:
    page = built_page(site / lang / "glossary" / "index.html")
    assert [name for name in page.ids if name.startswith("term-")] == [f"term-{name}" for name in terms()]


def test_every_term_says_where_to_read_on(site: Path) -> None:
    for term in terms().values():
        address, _, section = term.more_address.partition("#")
        page = built_page(site / "zh" / address / "index.html")
        assert not section or section in page.ids, term.id
