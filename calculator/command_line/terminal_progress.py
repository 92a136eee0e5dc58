"""How far a long file is, on a terminal; elsewhere nothing is written."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import BinaryIO, TextIO

from calculator.tables.file_in_pieces import Progress, size_of
from calculator.tables.file_size_limits import MIB
from calculator.words import say

LEAST_BYTES = 16 * MIB
"""A smaller file is read before its progress could be."""


@contextmanager
def shown_progress(file: BinaryIO, terminal: TextIO, language: str) -> Iterator[Progress | None]:
    """Give what is told of the bytes read, and take the line back at the end; None where nobody looks."""
    if not terminal.isatty():
        yield None
        return
    size = size_of(file)
    line = ""

    def progress(read: int) -> None:
        nonlocal line
        done, kind = (100 * read // size, "percent") if size else (read // MIB, "megabytes")
        text = say(language, f"command.read_{kind}", done=done)
        if text != line and read >= LEAST_BYTES:
            line = text
            terminal.write(f"\r{line}")
            terminal.flush()

    try:
        yield progress
    finally:
        if line:
            terminal.write("\r\033[K")  # back to the beginning, and clear to the end of the line
            terminal.flush()
