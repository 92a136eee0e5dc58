"""The one look of the tables of what was checked: caption, heads, rows that begin with what they are of."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calculator.page.html.markup import Html, element


def check_table(caption: str, heads: Iterable[str], rows: Iterable[Sequence[str]]) -> Html:
    """A table of rows of cells, the first of each its head."""
    head = (element("th", {"scope": "col"}, words) for words in heads)
    body = (
        element(
            "tr", None, element("th", {"scope": "row"}, first), *(element("td", None, one) for one in rest)
        )
        for first, *rest in rows
    )
    return element(
        "table",
        {"class": "check-table"},
        element("caption", None, caption),
        element("thead", None, element("tr", None, *head)),
        element("tbody", None, *body),
    )
