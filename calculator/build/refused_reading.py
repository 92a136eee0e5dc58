"""A process that cannot read what it is not to depend on.

What a part of a build is kept by is a fingerprint of its inputs. A file that is no input, and read all the
same, would leave the part as it was when that file changes: here it cannot be opened.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable
from pathlib import Path

READING = frozenset({"open", "os.listdir", "os.scandir"})


class RefusedReadError(RuntimeError):
    """A part of the build reads what it is said not to depend on; the message names the file."""


def refuse_reading(paths: Iterable[Path], but: Iterable[Path] = ()) -> None:
    """Have this process raise RefusedReadError, from now on, where it opens one of `paths` or what is in it.

    What is or lies in one of `but` may be read all the same. There is no way back.
    """
    refused, allowed = _within(paths), _within(but)

    def look(event: str, arguments: tuple[object, ...]) -> None:
        if event in READING and isinstance(arguments[0], str | bytes | os.PathLike):
            path = _whole(os.fsdecode(arguments[0]))
            if path.startswith(refused) and not path.startswith(allowed):
                raise RefusedReadError(f"read by a part of the build that is kept without it: {path[:-1]}")

    sys.addaudithook(look)


def _within(paths: Iterable[Path]) -> tuple[str, ...]:
    return tuple(map(_whole, paths))


def _whole(path: str | Path) -> str:
    # `resolve` would ask the disk for links each time that a file is opened.
    return os.path.abspath(path) + os.sep  # noqa: PTH100
