"""What a page asks: an argument, a file where one belongs to it, and whom to tell how far the answer is."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from calculator.boundary.document import MOST_BYTES
from calculator.boundary.problems import DOCUMENT, InvalidInput, Problem
from calculator.words import LANGUAGES

Tell = Callable[[str, int], None]
"""Told the step (`read`, `compute`, `write`) and, while reading, the bytes read so far."""


class OpenFile(Protocol):
    """What a file must offer: `read(size)` that returns bytes, empty at the end."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""


class Piece(Protocol):
    """Bytes of the browser."""

    def to_bytes(self) -> bytes:
        """Return a copy as Python has it."""


class PageFile:
    """`read(size)` over a function of the page that gives the next bytes, so that memory stays small."""

    __slots__ = ("_next", "size")

    def __init__(self, next_piece: Callable[[int], Piece], size: int = 0) -> None:
        self._next = next_piece
        self.size = size
        """Of the whole file in bytes, 0 where that is not known."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        return self._next(size).to_bytes()


def tell_nobody(step: str, loaded: int) -> None:
    """Nobody wants to know."""
    del step, loaded


@dataclass(frozen=True, slots=True)
class Question:
    """One question of a page; `argument` is what `messages.js` declares for its method."""

    argument: Mapping[str, Any]
    file: OpenFile | None = None
    tell: Tell = tell_nobody

    @property
    def language(self) -> str:
        """The language asked for; Chinese where it is none of ours."""
        language = self.argument.get("language")
        return language if language in LANGUAGES else LANGUAGES[0]

    @property
    def fields(self) -> dict[str, str]:
        """What was typed, by path; InvalidInput where it is more than a document may hold."""
        fields: dict[str, str] = self.argument["fields"]
        if sum(len(text) for text in fields.values() if isinstance(text, str)) > MOST_BYTES:
            raise InvalidInput([Problem("too_large", DOCUMENT, limits=(0, MOST_BYTES), reason="bytes")])
        return fields

    @property
    def opened(self) -> OpenFile:
        """The file that belongs to the question; ValueError where there is none."""
        if self.file is None:
            raise ValueError("asked without a file")
        return self.file
