"""Texts as small numbers: names that are shown again, and identities that are only compared.

A buyer, a phone or an address is never kept: only 8 bytes of a keyed hash, with a key drawn anew for each
file, so that equal ones can be linked and none can be read back. Numbers are given in the order of the file,
so the key changes no result.
"""

from hashlib import blake2b
from os import urandom

from calculator.orders.cells.text import one_line
from calculator.orders.limits import LONGEST_NAME

NONE = -1
MOST_REMEMBERED = 65_536
"""Cells whose cleaned name is remembered."""


class Names:
    """Product and category names, each with a number from 0."""

    __slots__ = ("_cells", "_numbers")

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._cells: dict[str, int] = {}

    def number(self, cell: str) -> int:
        """Return the number of the name in a cell, NONE where there is none."""
        known = self._cells.get(cell)
        if known is None:
            name = one_line(cell, LONGEST_NAME)
            known = self._numbers.setdefault(name, len(self._numbers)) if name else NONE
            if len(cell) <= LONGEST_NAME and len(self._cells) < MOST_REMEMBERED:
                self._cells[cell] = known
        return known

    def texts(self) -> list[str]:
        """Return the texts by their numbers."""
        return list(self._numbers)

    def __len__(self) -> int:
        return len(self._numbers)


class Identities:
    """Persons and places, each with a number from 0 and, once it is seen again, the masked text to show."""

    __slots__ = ("_key", "_numbers", "masked")

    def __init__(self) -> None:
        self._key = urandom(16)
        self._numbers: dict[bytes, int] = {}
        self.masked: dict[int, str] = {}
        """What may be shown of those that occur more than once."""

    def number(self, text: str) -> int:
        """Return the number of `text`."""
        digest = blake2b(text.encode("utf-8", "surrogatepass"), digest_size=8, key=self._key).digest()
        numbers = self._numbers
        known = numbers.get(digest)
        if known is None:
            known = numbers[digest] = len(numbers)
        elif known not in self.masked:
            self.masked[known] = mask(text)
        return known

    def __len__(self) -> int:
        return len(self._numbers)


def mask(text: str) -> str:
    """Return what may be shown of a phone number, a name or an address."""
    if text.isascii() and sum(character.isdigit() for character in text) >= 7:
        return f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else f"{text[:2]}****{text[-2:]}"
    return text[: min(3, len(text) // 3 + 1)] + "***"
