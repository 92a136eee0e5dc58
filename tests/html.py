"""HTML read back as a browser reads it, by tinyhtml5, the parser of the HTML standard: elements in order."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Any
from xml.etree import ElementTree

import tinyhtml5  # type: ignore[import-untyped]

NAMESPACE = "}"
"""In front of the names of SVG elements and of `xlink:` attributes stands their namespace, in braces."""


@dataclass(frozen=True, slots=True, eq=False)
class Element:
    """An element, its attributes (one that stands alone is an empty text), and where it stands."""

    node: ElementTree.Element
    name: str
    attributes: dict[str, str]
    parent: Element | None

    @property
    def text(self) -> str:
        """All text within it."""
        return "".join(self.node.itertext())

    @property
    def ancestors(self) -> list[Element]:
        """The elements round it, the nearest last."""
        return [*self.parent.ancestors, self.parent] if self.parent else []

    def get(self, attribute: str) -> str:
        return self.attributes.get(attribute, "")


@dataclass(frozen=True, slots=True)
class Parsed:
    """The elements of a page or a piece of one, its texts, and where it breaks the standard."""

    elements: list[Element]
    texts: list[str]
    faults: list[tuple[Any, ...]]


# A test asks several times about one piece, and rarely about an earlier one again.
@lru_cache(maxsize=128)
def parsed(html: str) -> Parsed:
    """A whole page, or a piece of one as it stands in a `<div>`."""
    parser = tinyhtml5.parser.HTMLParser(namespace_html_elements=False)
    is_page = html.lstrip().lower().startswith("<!doctype")
    root = parser.parse(html) if is_page else parser.parse_fragment(html)
    elements = list(_elements(root, None)) if is_page else [e for top in root for e in _elements(top, None)]
    return Parsed(elements, list(root.itertext()), [tuple(fault) for fault in parser.errors])


def elements_of(html: str) -> list[Element]:
    """All elements in order; fails where the standard is broken: an attribute twice, a wrong end, no end."""
    found = parsed(html)
    assert not found.faults, found.faults
    return found.elements


def texts_of(html: str) -> list[str]:
    """Every piece of text, in order."""
    return parsed(html).texts


def with_attribute(html: str, attribute: str) -> list[Element]:
    return [element for element in elements_of(html) if attribute in element.attributes]


def by_id(html: str) -> dict[str, Element]:
    """Elements by id; fails where an id stands twice."""
    found: dict[str, Element] = {}
    for element in with_attribute(html, "id"):
        assert element.get("id") not in found, f"id {element.get('id')!r} stands twice"
        found[element.get("id")] = element
    return found


def _elements(node: ElementTree.Element, parent: Element | None) -> Iterator[Element]:
    # A comment's tag is no text.
    if not isinstance(node.tag, str):
        return
    attributes = {name.rpartition(NAMESPACE)[2]: value for name, value in node.attrib.items()}
    element = Element(node, node.tag.rpartition(NAMESPACE)[2], attributes, parent)
    yield element
    for child in node:
        yield from _elements(child, element)
