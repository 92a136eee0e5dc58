"""The head of a page: what it must say about itself, read strictly.

Every page names whom it is for, when it was reviewed and is to be reviewed again, and the sources it cites.
A page without them does not build.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from calculator.build.site.yaml_text import read_yaml

AUDIENCES = frozenset({"merchant", "buyer", "adviser"})
REQUIRED = frozenset({"title", "description", "audience", "reviewed", "next_review", "sources"})
OPTIONAL = frozenset({"hide", "keywords", "printable", "questions", "search", "steps"})
FENCE = "---\n"


class PageError(Exception):
    """A page that cannot be built; the message names the file and what to mend."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What a page says about itself."""

    title: str
    description: str
    audience: tuple[str, ...]
    reviewed: date
    next_review: date
    sources: tuple[str, ...]
    keywords: tuple[str, ...] = ()
    """Words for which the search is to show this page before any other."""
    printable: bool = False
    """Whether the page is made for paper: each is printed by the tests."""
    questions: bool = False
    """Whether its headings are questions, each with its answer (`finishing/questions_and_steps.py`)."""
    steps: str = ""
    """Id of the heading whose numbered list is what to do, in order."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page as written: its path below `docs/<language>`, the head as text and as data, and the body."""

    path: Path
    head: str
    about: FrontMatter
    body: str

    @property
    def address(self) -> str:
        """The page's address below its language: empty for the home page, else with a slash at its end."""
        path = self.path.as_posix()
        return path.removesuffix("index.md") if path.endswith("index.md") else path.removesuffix(".md") + "/"


def read_page(folder: Path, path: Path) -> Page:
    """Read the page `path` of `folder`, or raise `PageError`."""
    text = (folder / path).read_text(encoding="utf-8")
    name = (folder / path).as_posix()
    if not text.startswith(FENCE) or FENCE not in text[len(FENCE) :]:
        raise PageError(f"{name}: no front matter between two lines of ---")
    head, body = text[len(FENCE) :].split(FENCE, 1)
    try:
        data = read_yaml(head)
    except yaml.YAMLError as error:
        raise PageError(f"{name}: the front matter is not YAML: {error}") from error
    return Page(path=path, head=head, about=_front_matter(name, data), body=body)


def _front_matter(name: str, data: Any) -> FrontMatter:  # noqa: ANN401 (whatever YAML holds)
    if not isinstance(data, dict):
        raise PageError(f"{name}: the front matter is not a mapping")
    if missing := REQUIRED - data.keys():
        raise PageError(f"{name}: the front matter lacks {', '.join(sorted(missing))}")
    if unknown := data.keys() - REQUIRED - OPTIONAL:
        raise PageError(f"{name}: the front matter has unknown entries {', '.join(sorted(unknown))}")
    audience, sources = data["audience"], data["sources"]
    if not isinstance(audience, list) or not audience or not AUDIENCES.issuperset(audience):
        raise PageError(f"{name}: audience must be a list of {', '.join(sorted(AUDIENCES))}")
    if not isinstance(sources, list) or len(set(sources)) != len(sources):
        raise PageError(f"{name}: sources must be a list of different source ids")
    reviewed, next_review = data["reviewed"], data["next_review"]
    if not isinstance(reviewed, date) or not isinstance(next_review, date) or reviewed >= next_review:
        raise PageError(f"{name}: reviewed and next_review must be dates, one after the other")
    return FrontMatter(
        title=str(data["title"]),
        description=str(data["description"]),
        audience=tuple(audience),
        reviewed=reviewed,
        next_review=next_review,
        sources=tuple(sources),
        keywords=_texts(name, "keywords", data),
        printable=_yes(name, "printable", data),
        questions=_yes(name, "questions", data),
        steps=str(data.get("steps", "")),
    )


def _texts(name: str, key: str, data: dict[str, Any]) -> tuple[str, ...]:
    texts = data.get(key, [])
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise PageError(f"{name}: {key} must be a list of words")
    if len(set(texts)) != len(texts):
        raise PageError(f"{name}: {key} has an entry twice")
    return tuple(texts)


def _yes(name: str, key: str, data: dict[str, Any]) -> bool:
    said = data.get(key, False)
    if not isinstance(said, bool):
        raise PageError(f"{name}: {key} must be true or false")
    return said
