"""The shape that the parts of the results share: a heading, figures with a label and a note, prose."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from calculator.page.html.markup import Attributes, Html, element, join, sentence, text


def section(
    lang: str, name: str, *content: str, heading: Html | None = None, further: bool = False, kind: str = ""
) -> Html:
    """A part of the results under its heading; its id is `results-NAME`.

    What goes further than the main figures stands behind a fold, open here; on a small screen the page's
    script closes it.
    """
    title = element("h3", {"id": f"results-{name}-title"}, heading or sentence(lang, f"results.{name}.title"))
    parts: tuple[str, ...] = (title, *content)
    if further:
        marks: Attributes = {"id": f"results-{name}-part", "data-part": True, "open": True}
        parts = (element("details", marks, element("summary", None, title), *content),)
    attributes = {
        "class": f"results__part {kind}".strip(),
        "id": f"results-{name}",
        "aria-labelledby": f"results-{name}-title",
    }
    return element("section", attributes, *parts)


def paragraph(content: str, kind: str | None = None) -> Html:
    """A paragraph of prose."""
    return element("p", {"class": kind}, content)


def sentences(lang: str, said: Iterable[str]) -> Html:
    """Sentences one after the other; Chinese puts no blank between them."""
    return join(said, "" if lang == "zh" else " ")


def key_figure(label: Html, shown: Html, note: Html | None = None, kind: str = "") -> Html:
    """One large figure: what it is, its amount, and what to know about it."""
    return element(
        "div",
        {"class": f"key-figure {kind}".strip()},
        element("dt", None, label),
        element("dd", {"class": "key-figure__value"}, shown),
        *([element("dd", {"class": "key-figure__note"}, note)] if note else []),
    )


def key_figures(*figures: Html) -> Html:
    """A few large figures side by side."""
    return element("dl", {"class": "key-figures"}, *figures)


def fold(name: str, summary: Html, *content: str) -> Html:
    """Content behind a fold that stays as the reader left it when the results change."""
    return element("details", {"id": f"results-{name}-fold"}, element("summary", None, summary), *content)


def listed(lang: str, names: Sequence[str]) -> Html:
    """Names in a row, as a sentence takes them."""
    row = text(names[0])
    for name in names[1:]:
        row = sentence(lang, "results.list_pair", first=row, second=name)
    return row


def items(contents: list[Html], kind: str | None = None) -> Html:
    """A list with bullets."""
    return element("ul", {"class": kind}, join(element("li", None, content) for content in contents))
