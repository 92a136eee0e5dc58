"""Descriptions and leads in English are plain enough for a second language: grade 12 at most, Flesch–Kincaid.

J. P. Kincaid and others, Derivation of New Readability Formulas (1975): 0.39 words a sentence and 11.8
syllables a word, less 15.59. Syllables are counted by syllapy, from its dictionary and else by its rules. A
colon or a semicolon ends a thought as a full stop does. (Libraries that compute the grade itself fetch a
dictionary from the network at the first run, or take a colon for a comma.)
"""

from __future__ import annotations

import re

import syllapy  # type: ignore[import-untyped]

from calculator.build.site.staging.front_matter import Page
from tests.site.built import written_pages

HARDEST = 12
PAGES = written_pages("en")
LEAD = re.compile(r"\n\n((?:(?!\n\n).)*)\n\{ \.lead \}", re.DOTALL)
MARKUP = re.compile(r"\{\{.*?\}\}|\[\[[a-z-]+\||\]\]|\]\([^)]*\)|[\[*]")


def grade(text: str) -> float:
    """The school year, in American terms, in which a text can be read."""
    sentences = [part for part in re.split(r"[.!?:;]+(?:\s|$)", text) if part.strip()]
    words = re.findall(r"[A-Za-z][A-Za-z'-]*", text)
    syllables: int = sum(map(syllapy.count, words))
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


def lead(page: Page) -> str:
    found = LEAD.search(page.body)
    return MARKUP.sub("", found[1]) if found else ""


def test_a_page_says_what_it_is_about_in_plain_words() -> None:
    texts = [text for page in PAGES for text in (page.about.description, lead(page)) if text]
    assert {text: round(grade(text), 1) for text in texts if grade(text) > HARDEST} == {}


def test_leads_are_found() -> None:
    assert sum(bool(lead(page)) for page in PAGES) >= len(PAGES) - 2


def test_the_scale() -> None:
    assert grade("The cat sat on the mat.") < 1
    assert (
        grade("Notwithstanding considerable institutional heterogeneity, regulators anticipate convergence.")
        > 20
    )
    assert [syllapy.count(word) for word in ("pay", "later", "table", "settle", "figure")] == [1, 2, 2, 2, 2]
