"""Every letter and the list of evidence, opened by a library for Word documents that others wrote."""

from __future__ import annotations

import io

import docx
import pytest
from docx.table import Table as WordTable

from calculator.answers import order_file
from calculator.orders.evidence.printable_document import Document, Table
from calculator.words import LANGUAGES
from tests.orders.test_evidence import FILE

A4_MM = (210, 297)


def documents(language: str) -> tuple[Document, ...]:
    return order_file.letters(
        order_file.chosen(FILE, ["A1", "A2", "A3"]), {"shop": "小店 & Söhne <1>"}, language
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_word_processors_library_opens_every_letter_and_finds_all_of_it(language: str) -> None:
    for document in documents(language):
        opened = docx.Document(io.BytesIO(order_file.as_docx(document)))
        found = [
            tuple(tuple(cell.text for cell in row.cells) for row in part.rows)
            if isinstance(part, WordTable)
            else part.text
            for part in opened.iter_inner_content()
        ]
        for block in document.blocks:
            if isinstance(block, Table):
                assert (block.header, *block.rows) in found, document.name
            else:
                assert any(isinstance(part, str) and part.endswith(block.text) for part in found), block.text
        assert len(opened.tables) == sum(isinstance(block, Table) for block in document.blocks)


@pytest.mark.parametrize("language", LANGUAGES)
def test_headings_have_the_styles_of_headings_and_the_paper_is_a4(language: str) -> None:
    for document in documents(language):
        opened = docx.Document(io.BytesIO(order_file.as_docx(document)))
        styles = [part.style.name for part in opened.paragraphs if part.style is not None and part.text]
        assert styles[0] == "Title", document.name
        headings = [
            block for block in document.blocks if not isinstance(block, Table) and block.kind == "heading"
        ]
        assert styles.count("Heading 1") == len(headings)
        (section,) = opened.sections
        assert section.page_width is not None
        assert section.page_height is not None
        assert (round(section.page_width.mm), round(section.page_height.mm)) == A4_MM
