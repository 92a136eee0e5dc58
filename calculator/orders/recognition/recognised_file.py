"""How a file was understood before its rows are: what a reader sees of it, and can say otherwise."""

from collections.abc import Sequence
from dataclasses import dataclass

from calculator.boundary.problems import InvalidInput, Problem
from calculator.orders.recognition.header import Recognition
from calculator.orders.rows.rejected_rows import Rejected


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """The recognition of a file and its first rows below the header."""

    recognition: Recognition
    encoding: str
    separator: str
    """Empty for a workbook."""
    header_row: int
    first_rows: tuple[tuple[str, ...], ...]
    shape: str = ""
    """The same for files with the same names of columns; empty where nothing was taken for a header."""


class UnusableFile(InvalidInput):
    """A file that was opened but holds no order that can be used, as it was understood.

    `look` tells how that was, `rejected` which rows were read, if any: a reader may say otherwise.
    """

    def __init__(self, problems: Sequence[Problem], look: Look, rejected: Rejected | None = None) -> None:
        super().__init__(list(problems))
        self.look = look
        self.rejected = rejected
