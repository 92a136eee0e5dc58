"""Written HTML, read back as a browser would: elements in order, with what they hold."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser

from calculator.page.html.markup import VOID


@dataclass(slots=True)
class Element:
    """An element, its attributes, and all text within it."""

    name: str
    attributes: dict[str, str | None]
    text: str = ""
    ancestors: list[Element] = field(default_factory=list)

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute) or ""


class _Reader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Element] = []
        self.open: list[Element] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        names = [name for name, _ in attrs]
        assert len(set(names)) == len(names), f"<{tag}> gives an attribute twice: {names}"
        element = Element(tag, dict(attrs), ancestors=list(self.open))
        self.found.append(element)
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> closes nothing"
        assert self.open[-1].name == tag, f"</{tag}> closes <{self.open[-1].name}>"
        self.open.pop()

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def elements_of(html: str) -> list[Element]:
    """All elements in order; fails where one is closed in the wrong place or not at all."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    assert not reader.open, f"left open: {[element.name for element in reader.open]}"
    return reader.found


def with_attribute(html: str, attribute: str) -> list[Element]:
    return [element for element in elements_of(html) if attribute in element.attributes]


def by_id(html: str) -> dict[str, Element]:
    """Elements by id; fails where an id stands twice."""
    found: dict[str, Element] = {}
    for element in with_attribute(html, "id"):
        assert element.get("id") not in found, f"id {element.get('id')!r} stands twice"
        found[element.get("id")] = element
    return found
