"""A document as HTML: one `<article>`, every text escaped, ready to stand in a page and to be printed."""

from itertools import groupby

from calculator.orders.evidence.printable_document import Block, Document, Table, Text
from calculator.page.html.markup import Html, element

LISTS = {"numbered": "ol", "bullet": "ul", "tick": "ul"}
LEVELS = {"title": "h2", "heading": "h3", "paragraph": "p"}


def as_html(document: Document) -> Html:
    """Return the article; its parts carry the kinds of the blocks as classes."""
    parts: list[Html] = []
    for kind, blocks in groupby(document.blocks, key=_kind):
        if kind in LISTS or kind == "note":
            parts.append(_together(kind, [block.text for block in blocks if isinstance(block, Text)]))
        else:
            parts += [_alone(block) for block in blocks]
    return element(
        "article", {"class": "letter", "data-letter": document.name, "lang": document.language}, *parts
    )


def _kind(block: Block) -> str:
    return block.kind if isinstance(block, Text) else "table"


def _alone(block: Block) -> Html:
    return _table(block) if isinstance(block, Table) else element(LEVELS[block.kind], None, block.text)


def _together(kind: str, texts: list[str]) -> Html:
    if kind == "note":
        return element("aside", {"class": "letter__note"}, *(element("p", None, text) for text in texts))
    entries = [element("li", None, *_ticked(kind), text) for text in texts]
    return element(LISTS[kind], {"class": f"letter__{kind}"}, *entries)


def _ticked(kind: str) -> list[Html]:
    return [element("span", {"class": "letter__box", "aria-hidden": "true"}, "☐ ")] if kind == "tick" else []


def _table(table: Table) -> Html:
    header = element("tr", None, *(element("th", {"scope": "col"}, cell) for cell in table.header))
    rows = [element("tr", None, *(element("td", None, cell) for cell in row)) for row in table.rows]
    return element("table", None, element("thead", None, header), element("tbody", None, *rows))
