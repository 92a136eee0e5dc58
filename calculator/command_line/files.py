"""The file that a command reads, or standard input; what cannot be read is a problem and no traceback."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from calculator.boundary.problems import DOCUMENT, InvalidInput, Problem

STANDARD_INPUT = "-"


@contextmanager
def opened(name: str, standard_input: BinaryIO) -> Iterator[BinaryIO]:
    """Give the bytes of a file, or of standard input for `-`.

    Raises InvalidInput `unreadable_file` where the file cannot be opened, and where reading it fails later.
    """
    try:
        if name == STANDARD_INPUT:
            yield standard_input
            return
        if "\0" in name:
            raise _unreadable("other", "\\0")
        if Path(name).exists() and not (Path(name).is_file() or Path(name).is_dir()):
            raise _unreadable("device")  # a pipe would be waited for, a device never ends
        with Path(name).open("rb") as file:
            yield file
    except FileNotFoundError:
        raise _unreadable("not_found") from None
    except IsADirectoryError:
        raise _unreadable("folder") from None
    except PermissionError:
        # Windows says so of a folder too
        raise _unreadable("folder" if Path(name).is_dir() else "not_allowed") from None
    except OSError as error:
        raise _unreadable("other", error.strerror or type(error).__name__) from None


def _unreadable(reason: str, detail: str | None = None) -> InvalidInput:
    return InvalidInput([Problem("unreadable_file", DOCUMENT, detail, reason=reason)])
