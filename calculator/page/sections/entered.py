"""What was entered, for whoever reads the results on paper: the form is not printed.

Only what differs from the defaults is listed; the reference of parameters has the rest.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from calculator import words
from calculator.page.control import shown
from calculator.page.figure import Figures
from calculator.page.markup import Html, element, join, sentence
from calculator.page.sections.reproduce import essential
from calculator.page.sections.section import fold, paragraph
from calculator.parameters.fields import field_at

Value = str | float | bool | None


def entered(figures: Figures) -> Html:
    """The inputs that differ from the defaults, the shop's own first, then segment by segment."""
    lang, inputs = figures.lang, essential(figures.result["inputs"])
    segments = inputs.pop("segments")
    of_shop = _listed(lang, scalars(inputs))
    of_segments = (
        join([element("h4", None, segment.pop("name")), _listed(lang, scalars(segment, "segments[0]."))])
        for segment in segments
    )
    return fold(
        "entered",
        sentence(lang, "entered.title"),
        paragraph(sentence(lang, "entered.lead")),
        of_shop,
        *of_segments,
    )


def scalars(document: object, path: str = "") -> Iterator[tuple[str, Value]]:
    """Every single value of a document with its path."""
    if isinstance(document, Mapping):
        for name, part in document.items():
            yield from scalars(part, f"{path}{name}.")
    elif isinstance(document, list | tuple):
        for position, part in enumerate(document):
            yield from scalars(part, f"{path.rstrip('.')}[{position}].")
    elif document is None or isinstance(document, str | float | int):
        yield path.rstrip("."), document


def _listed(lang: str, values: Iterator[tuple[str, Value]]) -> Html:
    pairs = [
        element(
            "div",
            None,
            element("dt", None, words.say(lang, f"field.{field.key}.label")),
            element("dd", None, shown(lang, field, value)),
        )
        for path, value in values
        if (field := field_at(path))
    ]
    return element("dl", {"class": "entered"}, join(pairs)) if pairs else Html()
