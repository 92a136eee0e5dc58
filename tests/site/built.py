"""Built pages as tests read them: ids, links, resources and policies, found by a parser."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from calculator.build.site.settings import LANGUAGES
from calculator.build.site.staging.pages import NOT_FOUND

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


@dataclass
class BuiltPage(HTMLParser):
    """One page of the built site."""

    path: Path
    ids: list[str] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    resources: list[str] = field(default_factory=list)
    handlers: list[str] = field(default_factory=list)
    elements: list[tuple[str, dict[str, str | None]]] = field(default_factory=list)
    policies: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.html = self.path.read_text(encoding="utf-8")
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.elements.append((tag, found))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        self.handlers += [name for name in found if name.startswith("on")]
        if tag == "a" and found.get("href"):
            self.links.append(str(found["href"]))
        if tag == "link" and RESOURCE_LINKS.intersection((found.get("rel") or "").split()):
            self.resources.append(str(found["href"]))
        if found.get(RESOURCES.get(tag, "")):
            self.resources.append(str(found[RESOURCES[tag]]))
        if tag == "meta" and found.get("http-equiv") == "Content-Security-Policy":
            self.policies.append(str(found["content"]))


@cache
def built_page(path: Path) -> BuiltPage:
    """The page at a path, read once."""
    return BuiltPage(path)
