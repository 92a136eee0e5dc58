"""English as the dictionary has it, or as `allowed_words.txt` does: names, terms, and British spellings.

The dictionary (pyspellchecker's, which is made from American texts too) knows few British forms, so the list
holds them; what the list holds in British spelling may not stand in American spelling anywhere.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from spellchecker import SpellChecker

from calculator.build.site.made_pages.glossary import terms
from calculator.build.site.paths_and_addresses import ROOT
from tests.site.test_typography import ENGLISH, by_name, prose

ALLOWED = Path(__file__).parent / "allowed_words.txt"
WORDS = [
    *sorted((ROOT / "calculator" / "words" / "en").glob("*.json")),
    *sorted((ROOT / "calculator" / "build" / "site" / "words").glob("en*.json")),
]
NOT_PROSE = re.compile(r"\{\{.*?\}\}|\{[^{}]*\}|\S+\.(?:com|cn|json|md|py|xml)\b|\S+[_\[\]]\S+|&\w+;")
WORD = re.compile(r"[A-Za-z][A-Za-z'’]*[A-Za-z]")
SHORTEST = 3
AMERICAN_FORMS = (
    (r"our", "or"),
    (r"is(e[sd]?|ing|ation|er)$", r"iz\1"),
    (r"tre(s?)$", r"ter\1"),
    (r"ence$", "ense"),
)


@cache
def allowed() -> frozenset[str]:
    """Words in small letters that the dictionary need not know."""
    return frozenset(ALLOWED.read_text(encoding="utf-8").lower().split())


@cache
def dictionary() -> SpellChecker:
    return SpellChecker()


def words_of(line: str) -> set[str]:
    """The words of a line, without the 's of a possessive and without abbreviations in capitals."""
    found = {word.replace("’", "'") for word in WORD.findall(NOT_PROSE.sub(" ", line))}
    bare = {re.sub(r"'s?$", "", word) for word in found}
    return {word for word in bare if len(word) >= SHORTEST and not word.isupper()}


def misspelt(line: str) -> set[str]:
    return {word for word in words_of(line) if word.lower() not in allowed() and word not in dictionary()}


def test_english_is_spelt_well() -> None:
    for path in (*ENGLISH, *WORDS):
        assert {word for line in prose(path) for word in misspelt(line)} == set(), by_name(path)


def test_the_glossary_is_spelt_well() -> None:
    for term in terms().values():
        assert misspelt(f"{term.words['en']} {term.means['en']}") == set(), term.id


def american_twins() -> set[str]:
    twins = {re.sub(british, american, word) for word in allowed() for british, american in AMERICAN_FORMS}
    return twins - allowed()


def test_what_is_british_on_one_page_is_not_american_on_another() -> None:
    twins = american_twins()
    for path in (*ENGLISH, *WORDS):
        words = {word for line in prose(path) for word in words_of(line)}
        assert {word for word in words if word.lower() in twins} == set(), by_name(path)


def test_the_check_finds_what_it_is_for() -> None:
    assert misspelt("The merchnat's 'money' recieved, in RMB, at pay.weixin.com") == {"merchnat", "recieved"}
    assert {"color", "authorization", "center", "offense"} <= american_twins()


def test_the_list_is_in_order_and_needed() -> None:
    listed = ALLOWED.read_text(encoding="utf-8").split()
    assert listed == sorted(set(listed), key=str.lower)
    assert [word for word in listed if word in dictionary()] == []
