"""Built pages as tests read them: ids, links, resources and policies, found by a parser."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from calculator.build.site.paths_and_addresses import LANGUAGES, Settings
from calculator.build.site.staging.front_matter import Page
from calculator.build.site.staging.pages import NOT_FOUND, pages_of
from tests.html import Element, Parsed, parsed

DOCS = Path(__file__).parents[2] / "docs"


def slugs() -> list[str]:
    """The address of every page below its language, as the files in `docs/` say; the same in each."""
    paths = {
        path.relative_to(DOCS / lang)
        for lang in LANGUAGES
        for path in (DOCS / lang).rglob("*.md")
        if path.relative_to(DOCS / lang) != NOT_FOUND
    }
    folders = (path.parent if path.name == "index.md" else path.with_suffix("") for path in paths)
    return sorted(f"{folder.as_posix()}/" if folder.parts else "" for folder in folders)


@cache
def written_pages(lang: str) -> list[Page]:
    """Every page of a language as it is written, read once."""
    return pages_of(Settings(), lang)


RESOURCES = {
    "script": "src",
    "img": "src",
    "iframe": "src",
    "source": "src",
    "video": "src",
    "audio": "src",
    "embed": "src",
    "object": "data",
    "use": "href",
    "image": "href",
}
RESOURCE_LINKS = frozenset(
    {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "modulepreload", "manifest"}
)


@dataclass(frozen=True)
class BuiltPage:
    """One page of the built site."""

    path: Path
    html: str

    @cached_property
    def _parsed(self) -> Parsed:
        return parsed(self.html)

    @property
    def faults(self) -> list[tuple[Any, ...]]:
        """Where it breaks the standard."""
        return self._parsed.faults

    @property
    def all_elements(self) -> list[Element]:
        """Every element, valid or not."""
        return self._parsed.elements

    @cached_property
    def elements(self) -> list[tuple[str, dict[str, str]]]:
        """Name and attributes of every element."""
        return [(element.name, element.attributes) for element in self.all_elements]

    @cached_property
    def ids(self) -> list[str]:
        return [attributes["id"] for _, attributes in self.elements if attributes.get("id")]

    @cached_property
    def links(self) -> list[str]:
        return [
            attributes["href"] for tag, attributes in self.elements if tag == "a" and "href" in attributes
        ]

    @cached_property
    def resources(self) -> list[str]:
        """Addresses of what a browser fetches without being asked by the reader."""
        found = []
        for tag, attributes in self.elements:
            if tag == "link" and RESOURCE_LINKS.intersection(attributes.get("rel", "").split()):
                found.append(attributes["href"])
            if attributes.get(RESOURCES.get(tag, "")):
                found.append(attributes[RESOURCES[tag]])
        return found

    @cached_property
    def handlers(self) -> list[str]:
        """Attributes that hold a script."""
        return [name for _, attributes in self.elements for name in attributes if name.startswith("on")]

    @cached_property
    def policies(self) -> list[str]:
        return [
            attributes["content"]
            for tag, attributes in self.elements
            if tag == "meta" and attributes.get("http-equiv") == "Content-Security-Policy"
        ]

    def inside(self, name: str) -> list[Element]:
        """The elements inside the first element of a name."""
        outer = next(element for element in self.all_elements if element.name == name)
        within = {id(node) for node in outer.node.iter() if node is not outer.node}
        return [element for element in self.all_elements if id(element.node) in within]


@cache
def built_page(path: Path) -> BuiltPage:
    """The page at a path, read once."""
    return BuiltPage(path, path.read_text(encoding="utf-8"))
