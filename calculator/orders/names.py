"""Texts as small numbers: names that are shown again, and identities that are only compared.

A buyer, a phone or an address is never kept: only hashes (SipHash, Python's own) of a key and the text, with
keys drawn anew for each file, so that equal ones can be linked and none can be read back. Numbers are given
in the order of the file, so the keys change no result.
"""

from array import array
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


class Hash:
    """A hash of texts with keys of its own: 63 bits, never 0."""

    __slots__ = ("_keys",)

    def __init__(self) -> None:
        self._keys = urandom(16).hex(), urandom(16).hex()

    def of(self, text: str) -> int:
        """Return the hash of `text`."""
        one, other = self._keys
        # twice, because in the browser a hash has 32 bits only: too few to tell a million people apart
        return (hash(one + text) & 0xFFFFFFFF) << 31 | (hash(other + text) & 0x7FFFFFFF) or 1


class Places:
    """Phones and addresses, each with a number from 0 and, once a second person uses it, the text to show."""

    __slots__ = ("_first_users", "_hash", "_numbers", "masked")

    def __init__(self) -> None:
        self._hash = Hash()
        self._numbers: dict[int, int] = {}
        self._first_users = array("q")
        self.masked: dict[int, str] = {}
        """What may be shown of those that different persons use: nothing else is ever shown."""

    def number(self, text: str, user: int) -> int:
        """Return the number of `text`, which the person with the hash `user` uses."""
        known = self._numbers.setdefault(self._hash.of(text), len(self._first_users))
        if known == len(self._first_users):
            self._first_users.append(user)
        elif self._first_users[known] != user and known not in self.masked:
            self.masked[known] = mask(text)
        return known

    def settle(self) -> None:
        """Forget what only further rows would need."""
        self._numbers.clear()
        self._first_users = array("q")


def mask(text: str) -> str:
    """Return what may be shown of a phone number, a name or an address."""
    if text.isascii() and (text.isdecimal() or sum(map(str.isdecimal, text)) >= 7) and len(text) >= 7:
        return f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else f"{text[:2]}****{text[-2:]}"
    return text[: min(3, len(text) // 3 + 1)] + "***"
