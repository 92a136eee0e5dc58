"""A letter is copied by one press, as it stands on the page."""

from __future__ import annotations

import re

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES, ROOT
from calculator.build.site.staging.stage_pages import CITED
from calculator.orders.evidence.letter import letters_known

LETTER = re.compile(r'<div class="letter"([^>]*)>\n\n((?:>.*\n)+)\n</div>')
WORDS = ("data-copy", "data-copied", "data-selected")


def letters(lang: str) -> dict[str, list[tuple[str, str]]]:
    folder = ROOT / "docs" / lang
    found = {
        path.relative_to(folder).as_posix(): LETTER.findall(path.read_text(encoding="utf-8"))
        for path in folder.rglob("*.md")
    }
    return {page: of_page for page, of_page in found.items() if of_page}


def test_both_languages_have_the_same_letters() -> None:
    chinese, english = (letters(lang) for lang in LANGUAGES)
    counted = [{page: len(of_page) for page, of_page in found.items()} for found in (chinese, english)]
    assert counted[0] == counted[1]
    assert counted[0]["letters.md"] >= 10


@pytest.mark.parametrize("lang", LANGUAGES)
def test_every_letter_has_the_words_of_its_button(lang: str) -> None:
    folder = ROOT / "docs" / lang
    for page, of_page in letters(lang).items():
        marked = (folder / page).read_text(encoding="utf-8").count('class="letter"')
        assert marked == len(of_page), page
        assert all(f'{word}="' in attributes for attributes, _ in of_page for word in WORDS), page


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_letter_threatens(lang: str) -> None:
    """What a merchant must not say in a reminder: the credit record, arrest, employer, family."""
    forbidden = {"zh": "上征信|坐牢|拘留|单位|家人|曝光", "en": "credit record|prison|arrest|employer|family"}
    for attributes, text in letters(lang)["letters.md"][1:4]:
        assert not re.search(forbidden[lang], text), attributes


@pytest.mark.parametrize("lang", LANGUAGES)
def test_no_letter_has_a_list(lang: str) -> None:
    """The numbers of a list are not part of what is copied."""
    for page, of_page in letters(lang).items():
        for _, text in of_page:
            assert not re.search(r"^> (\d+\.|[-*]) ", text, re.MULTILINE), page


@pytest.mark.parametrize("lang", LANGUAGES)
@pytest.mark.parametrize("section", ["platform", "first-reminder", "reminder", "report", "claim"])
def test_a_letter_to_copy_rests_on_the_laws_of_the_letters_from_a_file(lang: str, section: str) -> None:
    page = (ROOT / "docs" / lang / "letters.md").read_text(encoding="utf-8")
    _, _, below = page.partition(f"{{#{section}}}")
    cited = {name for group in CITED.findall(below.partition("\n## ")[0]) for name in group.split()}
    assert cited
    assert cited <= {source for letter in letters_known() for _, source in letter.laws}
