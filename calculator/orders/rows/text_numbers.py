"""Texts as small numbers: names that are shown again, and identities that are only compared.

A buyer, a phone or an address is never kept: only its fingerprint, with a secret drawn anew for each file, so
that equal ones can be linked and none can be read back. Numbers are given in the order of the file, so the
secret changes no result.
"""

from array import array
from collections.abc import Sequence

from calculator.orders.columns import Lengthened, in_memory
from calculator.orders.rows.hash_slots import NO_SLOTS, with_room
from calculator.tables.cells.text import one_line
from calculator.tables.file_size_limits import LONGEST_NAME

NONE = -1
UNNAMED_USES = 3
"""Uses without a name that may be one person's: a normal buyer may order twice."""
MOST_REMEMBERED = 65_536
"""Cells whose cleaned name is remembered."""


class Names:
    """Product and category names, each with a number from 0."""

    __slots__ = ("_cells", "_numbers")

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._cells: dict[str, int] = {}

    def numbers(self, cells: Sequence[str]) -> list[int]:
        """Return the number of the name in each cell, NONE where there is none."""
        known = self._cells
        try:
            return [known[cell] for cell in cells]
        except KeyError:  # a name that comes for the first time
            return [self._number(cell) for cell in cells]

    def _number(self, cell: str) -> int:
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


class Places:
    """Phones and addresses, each with a number from 0 and, once a second person uses it, the text to show."""

    __slots__ = ("_count", "_fingerprints", "_first_users", "_lengthened", "_slots", "masked")

    def __init__(self, lengthened: Lengthened = in_memory) -> None:
        self._lengthened = lengthened
        self._count = 0
        self._fingerprints = array("q")
        """That of each place, by its number; both columns are longer than there are places."""
        self._slots = NO_SLOTS
        self._first_users = array("q")
        self.masked: dict[int, str] = {}
        """What may be shown of those that different persons use: nothing else is ever shown."""

    def numbers(self, texts: Sequence[str], fingerprints: Sequence[int], users: Sequence[int]) -> list[int]:
        """Return the number of each text, NONE of an empty one; `users` are those who use them."""
        self._make_room(len(texts))
        places, first_users, slots = self._fingerprints, self._first_users, self._slots
        last = len(slots) - 1
        following = self._count
        found = []
        for text, fingerprint, user in zip(texts, fingerprints, users, strict=True):
            if not text:
                found.append(NONE)
                continue
            slot = fingerprint & last
            while (known := slots[slot]) >= 0 and places[known] != fingerprint:
                slot = slot + 1 & last
            if known < 0:
                slots[slot] = known = following
                places[known] = fingerprint
                first_users[known] = user or -1
                following += 1
            elif first_users[known] != user and known not in self.masked:
                if user or not -UNNAMED_USES < first_users[known] < 0:
                    self.masked[known] = mask(text)
                else:
                    first_users[known] -= 1
            found.append(known)
        self._count = following
        return found

    def _make_room(self, more: int) -> None:
        self._slots = with_room(self._slots, self._fingerprints, self._count, more, self._lengthened)
        if len(self._fingerprints) < self._count + more:
            room = len(self._slots) // 2
            self._fingerprints = self._lengthened(self._fingerprints, "q", room)
            self._first_users = self._lengthened(self._first_users, "q", room)

    def settle(self) -> None:
        """Forget what only further rows would need."""
        self._slots = NO_SLOTS
        self._fingerprints, self._first_users = array("q"), array("q")


def mask(text: str) -> str:
    """Return what may be shown of a phone number, a name or an address."""
    if text.isascii() and (text.isdecimal() or sum(map(str.isdecimal, text)) >= 7) and len(text) >= 7:
        return f"{text[:3]}****{text[-4:]}" if len(text) >= 11 else f"{text[:2]}****{text[-2:]}"
    return text[: min(3, len(text) // 3 + 1)] + "***"
