"""A file of the page as Python reads it: piece by piece, so that memory does not grow with the file."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol


class Piece(Protocol):
    """Bytes of the browser."""

    def to_bytes(self) -> bytes:
        """Return a copy as Python has it."""


class PageFile:
    """`read(size)` over a function of the page that gives the next bytes, and none at the end."""

    __slots__ = ("_next",)

    def __init__(self, next_piece: Callable[[int], Piece]) -> None:
        self._next = next_piece

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""
        return self._next(size).to_bytes()
