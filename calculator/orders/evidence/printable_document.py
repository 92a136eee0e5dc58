"""A document to print or to store, as blocks: what it says, not how it looks."""

from dataclasses import dataclass
from typing import Literal

Kind = Literal["title", "heading", "paragraph", "numbered", "bullet", "tick", "note"]


@dataclass(frozen=True, slots=True)
class Text:
    """A block of one text; `note` is advice to the sender and no part of a letter."""

    kind: Kind
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """A table with its header."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Text | Table


@dataclass(frozen=True, slots=True)
class Document:
    """A document; `name` tells it from the others of its kind and names its file."""

    name: str
    title: str
    language: str
    blocks: tuple[Block, ...]
