"""The order numbers of a file: which position has one, and which one has a position.

A dictionary of a million texts takes some 90 MB in the browser; this takes some 35. The texts lie in blocks,
one text for 64 numbers; the positions in a hash table with open addressing and linear probing (Knuth, The Art
of Computer Programming, vol. 3, section 6.4), at most half full. Equal fingerprints are told apart by
the text itself.
"""

import re
from array import array
from collections.abc import Container, Iterator, Sequence
from itertools import chain
from typing import overload

from calculator.orders.rows.fingerprints import BITS, Fingerprints
from calculator.tables.file_size_limits import LONGEST_ORDER_ID

NOT_THERE = -1
SIMPLE = re.compile(r"[0-9A-Za-z#_-]*").fullmatch
FEWEST_SIMPLE = 6
"""Characters from which a number of simple signs is none that a spreadsheet program has rounded (2E17)."""
BLOCK = 64
BETWEEN = "\0"
"""Stands between the numbers of a block; a number that contains it is kept by itself."""
FIRST_SLOTS = 1 << 12
DROPPED = BITS - 30
"""Bits of a number's fingerprint that are not kept: with 30, Python computes fastest."""


def all_simple(order_ids: Sequence[str]) -> bool:
    """Whether every order number is so plain that none needs a closer look."""
    lengths = set(map(len, order_ids)) or {FEWEST_SIMPLE}
    common = min(lengths) >= FEWEST_SIMPLE and max(lengths) <= LONGEST_ORDER_ID
    return common and SIMPLE("".join(order_ids)) is not None


class OrderNumbers(Sequence[str]):
    """Order numbers by position, in the order in which they were added."""

    __slots__ = ("_blocks", "_fingerprints", "_found", "_newest", "_odd", "_slots")

    def __init__(self) -> None:
        self._blocks: list[str] = []
        self._newest: list[str] = []
        """The numbers that do not fill a block yet."""
        self._odd: dict[int, str] = {}
        self._fingerprints = Fingerprints()
        self._found = array("i")
        """The fingerprint of each number."""
        self._slots = array("i", [NOT_THERE]) * FIRST_SLOTS

    def position(self, number: str) -> int:
        """Return the position of an order number, NOT_THERE where it was not added."""
        return self.positions([number], not_adding={0})[0]

    def positions(self, numbers: Sequence[str], not_adding: Container[int] = ()) -> list[int]:
        """Return the position of each number; one that is not there is given the next.

        At the places in `not_adding` it is not, and its position is NOT_THERE.
        """
        self._make_room(len(numbers))
        found, slots, newest = self._found, self._slots, self._newest
        last = len(slots) - 1
        positions = []
        fingerprints = self._fingerprints.of(numbers)
        for place, (number, fingerprint) in enumerate(zip(numbers, fingerprints, strict=True)):
            wanted = fingerprint >> DROPPED
            slot = wanted & last
            while (position := slots[slot]) >= 0:
                if found[position] == wanted and self[position] == number:
                    break
                slot = slot + 1 & last
            else:
                if place not in not_adding:
                    slots[slot] = position = len(found)
                    found.append(wanted)
                    newest.append(number)
            positions.append(position)
        self._fill_blocks()
        return positions

    def _make_room(self, more: int) -> None:
        """Widen the table until it is at most half full with `more` further numbers."""
        size = len(self._slots)
        while 2 * (len(self._found) + more) > size:
            size *= 2
        if size == len(self._slots):
            return
        self._slots = slots = array("i", [NOT_THERE]) * size
        last = size - 1
        for position, fingerprint in enumerate(self._found):
            slot = fingerprint & last
            while slots[slot] >= 0:
                slot = slot + 1 & last
            slots[slot] = position

    def _fill_blocks(self) -> None:
        newest = self._newest
        while len(newest) >= BLOCK:
            text = BETWEEN.join(newest[:BLOCK])
            if text.count(BETWEEN) >= BLOCK:
                for place, number in enumerate(newest[:BLOCK]):
                    if BETWEEN in number:
                        self._odd[len(self._blocks) * BLOCK + place] = number
                        newest[place] = ""
                text = BETWEEN.join(newest[:BLOCK])
            self._blocks.append(text)
            del newest[:BLOCK]

    def settle(self) -> None:
        """Give up the table: from here on numbers are only read, by position."""
        self._slots = array("i", [NOT_THERE])
        self._found = array("i")

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
        if block >= len(self._blocks):
            return self._newest[position % len(self) - len(self._blocks) * BLOCK]
        return self._blocks[block].split(BETWEEN)[place] or self._odd.get(position % len(self), "")

    def __iter__(self) -> Iterator[str]:
        position = 0
        for numbers in chain((block.split(BETWEEN) for block in self._blocks), (self._newest,)):
            for number in numbers:
                yield number or self._odd.get(position, "")
                position += 1
