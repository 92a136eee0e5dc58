"""Evidence and letters: which orders, what only the sender knows, and the documents drafted from both."""

from __future__ import annotations

from collections.abc import Sequence

from calculator.orders.evidence.as_html import as_html
from calculator.orders.evidence.document import Document
from calculator.orders.evidence.particulars import PARTICULARS
from calculator.page.markup import Html, element, join, sentence
from calculator.page.orders.boxes import Texts, button, line, lines
from calculator.page.orders.sections.part import fold, part
from calculator.page.orders.sections.recognised import cut

ORDERS = "evidence.orders"
MOST_PICKED = 500
"""What one list of evidence takes."""
SHOWN = 20
"""Documents shown: one reminder for each buyer can be many."""


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
            lines(lang, ORDERS, texts, sentence(lang, "file.evidence.orders_help")),
            fold(
                "particulars",
                sentence(lang, "file.evidence.particulars"),
                element("div", {"class": "fields"}, *boxes),
            ),
            element("p", None, button(lang, "write")),
        ),
    )


def documents(lang: str, drafted: Sequence[Document], not_found: Sequence[str]) -> Html:
    """The documents, each behind a fold with the ways to take it away."""
    missing = ", ".join(cut(order_id) for order_id in not_found[:SHOWN])
    notes = [sentence(lang, "file.evidence.not_found", orders=missing)] if missing else []
    if len(drafted) > SHOWN:
        notes.append(sentence(lang, "file.evidence.more", count=str(SHOWN), all=str(len(drafted))))
    return join(
        [
            *(element("p", {"class": "notice-box"}, note) for note in notes),
            *(_document(lang, document) for document in drafted[:SHOWN]),
        ]
    )


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
