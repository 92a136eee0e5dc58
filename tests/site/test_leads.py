"""The first paragraph of a page answers: a sentence of its own, short, before any table, list or note."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from calculator.build.site.paths_and_addresses import LANGUAGES
from tests.html import Element
from tests.site.built import built_page, written_pages

LONGEST = {"zh": 100, "en": 60}
"""Characters of a first sentence in Chinese, words in English."""
ENDS = re.compile(r"(?<=[。！？])|(?<=[.!?])\s")
NOT_ANSWERS = ("table", "ul", "ol", "dl", "details", "blockquote")


def first_paragraph(article: list[Element]) -> tuple[Element, list[Element]]:
    """The first paragraph with words in it, and what stands before it; the lines about the page left out."""
    before: list[Element] = []
    for element in article:
        if "aside" in (element.name, *(outer.name for outer in element.ancestors)):
            continue
        if element.name == "p" and element.text.strip():
            return element, before
        before.append(element)
    raise AssertionError("no paragraph")


def length(sentence: str, lang: str) -> int:
    return len(re.sub(r"\s", "", sentence)) if lang == "zh" else len(sentence.split())


@pytest.mark.parametrize("lang", LANGUAGES)
def test_a_page_begins_with_a_short_sentence_of_its_own(site: Path, lang: str) -> None:
    for page in written_pages(lang):
        article = built_page(site / lang / page.address / "index.html").inside("article")
        paragraph, before = first_paragraph(article)
        assert [e.name for e in before if e.name in NOT_ANSWERS or "admonition" in e.get("class")] == [], page
        links = [e for e in article if e.name == "a" and paragraph in e.ancestors]
        linked = sum(len(link.text) for link in links if not link.get("href").startswith("#source-"))
        text = " ".join(re.sub(r"\[\d+\]", "", paragraph.text).split())
        sentence = ENDS.split(text)[0]
        assert sentence.endswith(("。", "！", "？", ".", "!", "?")), sentence
        assert 0 < length(sentence, lang) <= LONGEST[lang], sentence
        assert linked < len(text) / 2, f"links are no answer: {text}"
