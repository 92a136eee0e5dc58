"""The bytes of a file in chunks, with its first ones looked at, its size limited and progress told."""

import os
from collections.abc import Callable, Iterator
from typing import Protocol

from calculator.tables.file_size_limits import CHUNK_BYTES, HEAD_BYTES
from calculator.tables.refusal import refuse

Progress = Callable[[int], None]
"""Told the number of bytes read so far."""


class Readable(Protocol):
    """What a file must offer: `read(size)` that returns bytes, empty at the end."""

    def read(self, size: int, /) -> bytes:
        """Return up to `size` bytes, none at the end."""


def unknown_share() -> float:
    """Return 0: nobody can tell which part of the file has been read."""
    return 0.0


def size_of(file: object) -> int:
    """Return the bytes of a file: as it says itself or the system does, 0 where only its end will tell."""
    try:
        return int(getattr(file, "size", 0)) or os.fstat(file.fileno()).st_size  # type: ignore[attr-defined]
    except (AttributeError, OSError):
        return 0


class Source:
    """A file being read once, from its beginning to its end."""

    def __init__(self, file: Readable, progress: Progress | None = None) -> None:
        self._file = file
        self._progress = progress
        self._size = size_of(file)
        self.read_bytes = 0
        self.head = b"".join(self._pieces(HEAD_BYTES))

    def share_read(self) -> float:
        """Return which part of the file has been read, 0 where its size is not known."""
        return self.read_bytes / self._size if self._size else 0.0

    def _pieces(self, size: int) -> Iterator[bytes]:
        while size > 0 and (piece := self._file.read(size)):
            self.read_bytes += len(piece)
            size -= len(piece)
            yield piece

    def chunks(self, most: int) -> Iterator[bytes]:
        """Yield the file from its beginning.

        Raises InvalidInput `too_large` once more than `most` bytes have come.
        """
        chunk = self.head
        while chunk:
            if self.read_bytes > most:
                raise refuse("too_large", limits=(0, most), reason="bytes")
            if self._progress:
                self._progress(self.read_bytes)
            yield chunk
            chunk = b"".join(self._pieces(CHUNK_BYTES))
