"""Evidence and letters: which orders, what only the sender knows, and the documents drafted from both."""

from __future__ import annotations

from collections.abc import Sequence

from calculator.orders.evidence.case import Chosen
from calculator.orders.evidence.letter import settled
from calculator.orders.evidence.particulars import PARTICULARS
from calculator.orders.evidence.printable_document import Document
from calculator.page.html.markup import Html, element, join, sentence
from calculator.page.order_file.document_html import as_html
from calculator.page.order_file.form_boxes import Texts, button, line, lines
from calculator.page.order_file.sections.part import fold, part
from calculator.page.order_file.sections.recognised import cut

ORDERS = "evidence.orders"
MOST_PICKED = 500
"""What one list of evidence takes."""
SHOWN = 20
"""Order numbers named in a note."""
MOST_BUYERS = 100
"""Buyers whose own letters are shown."""


def evidence_section(lang: str, texts: Texts) -> Html:
    """The form: order numbers, particulars of the sender, and the button that drafts."""
    boxes = [line(lang, f"evidence.{name}", texts, words=True) for name in PARTICULARS]
    return part(
        lang,
        "evidence",
        element("p", None, sentence(lang, "file.evidence.lead")),
        element(
            "div",
            {"data-needs-script": True},
            lines(lang, ORDERS, texts, sentence(lang, "file.evidence.orders_help", buyers=str(MOST_BUYERS))),
            fold(
                "particulars",
                sentence(lang, "file.evidence.particulars"),
                element("div", {"class": "fields"}, *boxes),
            ),
            element("p", None, button(lang, "write")),
        ),
        folded=True,
    )


def documents(lang: str, drafted: Sequence[Document], chosen: Chosen) -> Html:
    """The documents, each behind a fold with the ways to take it away."""
    settled_ones = [case for case in chosen.cases if settled(case)]
    named = {
        "not_found": chosen.not_found,
        "paid": [case.order_id for case in settled_ones if case.paid],
        "given_back": [case.order_id for case in settled_ones if not case.paid],
    }
    notes = [
        sentence(lang, f"file.evidence.{why}", orders=_listed(order_ids))
        for why, order_ids in named.items()
        if order_ids
    ]
    shown = [document for document in drafted if _buyer_of(document) <= MOST_BUYERS]
    if len(drafted) > len(shown):
        notes.append(sentence(lang, "file.evidence.more", count=str(MOST_BUYERS)))
    return join(
        [
            *(element("p", {"class": "notice-box"}, note) for note in notes),
            *(_document(lang, document) for document in shown),
        ]
    )


def _listed(order_ids: Sequence[str]) -> str:
    return ", ".join(cut(order_id) for order_id in order_ids[:SHOWN]) + ("…" if order_ids[SHOWN:] else "")


def _buyer_of(document: Document) -> int:
    """Return which buyer a letter is to, counted from 1; 0 where there is only one, or it is to no buyer."""
    number = document.name.rpartition("-")[2]
    return int(number) if number.isdecimal() else 0


def _document(lang: str, document: Document) -> Html:
    return fold(
        f"document-{document.name}",
        document.title,
        element(
            "p",
            {"class": "results__actions"},
            button(lang, "docx", document.name, f"{document.name}-"),
            " ",
            button(lang, "print_one", document.name, f"{document.name}-"),
        ),
        as_html(document),
    )


def pick(lang: str, order_ids: Sequence[str], place: str) -> Html:
    """A button that puts orders on the list."""
    return element(
        "button",
        {
            "type": "button",
            "id": f"file-pick-{place}",
            "data-action": "pick",
            "data-orders": "\n".join(order_ids[:MOST_PICKED]),
        },
        sentence(lang, "file.action.pick"),
    )
