"""The shape that the sections share: a heading, and rows that become cards where the screen is narrow."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calculator.page.form.fold import fields_fold
from calculator.page.html.markup import Attributes, Html, element, join, sentence


def part(lang: str, name: str, *content: str, folded: bool = False, opened: bool = False) -> Html:
    """A section under its heading; its id is `file-NAME`.

    What is folded stands behind its heading, in sight at first where it is `opened`.
    """
    title = element("h3", {"id": f"file-{name}-title"}, sentence(lang, f"file.{name}.title"))
    if folded:
        marks: Attributes = {"id": f"file-{name}-part", "data-part": True, "open": opened}
        content = (element("details", marks, element("summary", None, title), *content),)
        title = Html()
    attributes = {"class": "results__part", "id": f"file-{name}", "aria-labelledby": f"file-{name}-title"}
    return element("section", attributes, title, *content)


def fold(name: str, summary: str, *content: str) -> Html:
    """Content behind a fold that stays as the reader left it."""
    return fields_fold(summary, *content, name=f"file-{name}-fold")


def rows(caption: Html, heads: Sequence[Html], body: Iterable[Sequence[str]]) -> Html:
    """A table whose rows turn into cards; the first cell of a row names it."""
    first, *others = heads
    head = (element("th", {"scope": "col", "role": "columnheader"}, words) for words in (first, *others))
    return element(
        "table",
        {"class": "segment-table", "role": "table"},
        element("caption", None, caption),
        element("thead", {"role": "rowgroup"}, element("tr", {"role": "row"}, *head)),
        element("tbody", {"role": "rowgroup"}, join(_row(name, others, cells) for name, *cells in body)),
    )


def _row(name: str, heads: Sequence[Html], cells: Sequence[str]) -> Html:
    written = (
        element(
            "td",
            {"role": "cell"},
            element("span", {"class": "segment-table__label", "aria-hidden": "true"}, words),
            element("span", {"class": "segment-table__value"}, cell),
        )
        for words, cell in zip(heads, cells, strict=True)
    )
    return element(
        "tr", {"role": "row"}, element("th", {"scope": "row", "role": "rowheader"}, name), *written
    )
