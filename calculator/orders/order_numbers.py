"""The order numbers of a file: which position has one, and which one has a position.

A dictionary of a million texts takes some 90 MB in the browser; this takes some 35. The texts lie in blocks,
one text for 64 numbers; the positions in a hash table with open addressing and linear probing (Knuth, The Art
of Computer Programming, vol. 3, section 6.4), at most half full. Equal hashes are settled by the text itself.
"""

from array import array
from collections.abc import Iterator, Sequence
from itertools import chain
from typing import overload

NOT_THERE = -1
BLOCK = 64
BETWEEN = "\0"
"""Stands between the numbers of a block; a number that contains it is kept by itself."""
FIRST_SLOTS = 1 << 12


class OrderNumbers(Sequence[str]):
    """Order numbers by position, in the order in which they were added."""

    __slots__ = ("_blocks", "_hashes", "_newest", "_odd", "_slots")

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._newest: list[str] = []
        """The numbers that do not fill a block yet."""
        self._odd: dict[int, str] = {}
        self._hashes = array("i")
        self._slots = array("i", [NOT_THERE]) * FIRST_SLOTS

    def position(self, number: str) -> int:
        """Return the position of an order number, NOT_THERE where it was not added."""
        hashes, slots = self._hashes, self._slots
        wanted = hash(number) & 0x7FFFFFFF
        last = len(slots) - 1
        slot = wanted & last
        while (position := slots[slot]) >= 0:
            if hashes[position] == wanted and self[position] == number:
                return position
            slot = slot + 1 & last
        return NOT_THERE

    def add(self, number: str) -> None:
        """Give a number that is not there the next position."""
        position = len(self._hashes)
        if BETWEEN in number:
            self._odd[position] = number
            self._newest.append("")
        else:
            self._newest.append(number)
        if len(self._newest) == BLOCK:
            self._blocks.append(BETWEEN.join(self._newest))
            self._newest.clear()
        self._hashes.append(hash(number) & 0x7FFFFFFF)
        if 2 * len(self._hashes) > len(self._slots):
            self._slots = array("i", [NOT_THERE]) * (2 * len(self._slots))
            for earlier in range(position):
                self._place(earlier)
        self._place(position)

    def _place(self, position: int) -> None:
        slots = self._slots
        last = len(slots) - 1
        slot = self._hashes[position] & last
        while slots[slot] >= 0:
            slot = slot + 1 & last
        slots[slot] = position

    def settle(self) -> None:
        """Give up the table: from here on numbers are only read, by position."""
        self._slots = array("i", [NOT_THERE])
        self._hashes = array("i")

    def __len__(self) -> int:
        return len(self._blocks) * BLOCK + len(self._newest)

    @overload
    def __getitem__(self, position: int) -> str: ...
    @overload
    def __getitem__(self, position: slice) -> list[str]: ...
    def __getitem__(self, position: int | slice) -> str | list[str]:
        """Return the number at a position, or those of a slice."""
        if isinstance(position, slice):
            return [self[place] for place in range(*position.indices(len(self)))]
        if not -len(self) <= position < len(self):
            raise IndexError(position)
        block, place = divmod(position % len(self), BLOCK)
        numbers = self._newest if block == len(self._blocks) else self._blocks[block].split(BETWEEN)
        return numbers[place] or self._odd.get(position % len(self), "")

    def __iter__(self) -> Iterator[str]:
        position = 0
        for numbers in chain((block.split(BETWEEN) for block in self._blocks), (self._newest,)):
            for number in numbers:
                yield number or self._odd.get(position, "")
                position += 1
