"""Descriptions and leads in English are plain enough for a second language: grade 12 at most, Flesch–Kincaid.

J. P. Kincaid and others, Derivation of New Readability Formulas (1975): 0.39 words a sentence and 11.8
syllables a word, less 15.59. Syllables are counted as groups of vowels, which is near enough for a limit. A
colon or a semicolon ends a thought as a full stop does.
"""

from __future__ import annotations

import re

import pytest

from calculator.build.site.settings import Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.pages import pages_of

HARDEST = 12
PAGES = pages_of(Settings(), "en")
LEAD = re.compile(r"\n\n((?:(?!\n\n).)*)\n\{ \.lead \}", re.DOTALL)
MARKUP = re.compile(r"\{\{.*?\}\}|\[\[[a-z-]+\||\]\]|\]\([^)]*\)|[\[*]")


def grade(text: str) -> float:
    """The school year, in American terms, in which a text can be read."""
    sentences = [part for part in re.split(r"[.!?:;]+(?:\s|$)", text) if part.strip()]
    words = re.findall(r"[A-Za-z][A-Za-z'-]*", text)
    return 0.39 * len(words) / len(sentences) + 11.8 * sum(map(syllables, words)) / len(words) - 15.59


def syllables(word: str) -> int:
    word = word.lower()
    silent_end = word.endswith("e") and not word.endswith("le")
    return max(1, len(re.findall("[aeiouy]+", word[:-1] if silent_end else word)))


def lead(page: Page) -> str:
    found = LEAD.search(page.body)
    return MARKUP.sub("", found[1]) if found else ""


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.address or "home")
def test_a_page_says_what_it_is_about_in_plain_words(page: Page) -> None:
    hard = {text: round(grade(text), 1) for text in (page.about.description, lead(page)) if text}
    assert {text: level for text, level in hard.items() if level > HARDEST} == {}


def test_leads_are_found() -> None:
    assert sum(bool(lead(page)) for page in PAGES) >= len(PAGES) - 2


def test_the_scale() -> None:
    assert grade("The cat sat on the mat.") < 1
    assert (
        grade("Notwithstanding considerable institutional heterogeneity, regulators anticipate convergence.")
        > 20
    )
    assert [syllables(word) for word in ("pay", "later", "table", "settle", "figure")] == [1, 2, 2, 2, 2]
