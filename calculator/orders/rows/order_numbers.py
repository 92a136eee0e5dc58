"""The order numbers of a file: which position has one, and which one has a position.

A dictionary of a million texts takes some 90 MB in the browser; this takes 15 to 21. The texts lie in blocks
of 256 numbers, compressed; their positions are found by `hash_slots`. Equal fingerprints are told apart by
the text itself.
"""

import re
from array import array
from collections.abc import Container, Iterator, Sequence
from itertools import chain
from typing import overload
from zlib import compress, decompress

from calculator.orders.columns import Lengthened, in_memory
from calculator.orders.rows.fingerprints import BITS, Fingerprints
from calculator.orders.rows.hash_slots import NO_SLOTS, NOT_THERE, with_room
from calculator.tables.file_size_limits import LONGEST_ORDER_ID

SIMPLE = re.compile(r"[0-9A-Za-z#_-]*").fullmatch
FEWEST_SIMPLE = 6
"""Characters from which a number of simple signs is none that a spreadsheet program has rounded (2E17)."""
BLOCK = 256
FASTEST = 1
"""Level of compression: it leaves a tenth to two fifths of the numbers' bytes."""
BETWEEN = "\0"
"""Stands between the numbers of a block; a number that contains it is kept by itself."""
DROPPED = BITS - 30
"""Bits of a number's fingerprint that are not kept: with 30, Python computes fastest."""


def all_simple(order_ids: Sequence[str]) -> bool:
    """Whether every order number is so plain that none needs a closer look."""
    lengths = set(map(len, order_ids)) or {FEWEST_SIMPLE}
    common = min(lengths) >= FEWEST_SIMPLE and max(lengths) <= LONGEST_ORDER_ID
    return common and SIMPLE("".join(order_ids)) is not None


class OrderNumbers(Sequence[str]):
    """Order numbers by position, in the order in which they were added."""

    __slots__ = ("_blocks", "_fingerprints", "_found", "_lengthened", "_newest", "_odd", "_opened", "_slots")

    def __init__(self, lengthened: Lengthened = in_memory) -> None:
        self._lengthened = lengthened
        self._blocks: list[bytes] = []
        self._newest: list[str] = []
        """The numbers that do not fill a block yet."""
        self._opened: tuple[int, list[str]] = NOT_THERE, []
        """The block asked for last and its numbers: the rows of an order stand together."""
        self._odd: dict[int, str] = {}
        self._fingerprints = Fingerprints()
        self._found = array("i")
        """The fingerprint of each number; it is longer than there are numbers."""
        self._slots = NO_SLOTS

    def position(self, number: str) -> int:
        """Return the position of an order number, NOT_THERE where it was not added."""
        return self.positions([number], not_adding={0})[0]

    def make_room(self, more: int) -> None:
        """Widen the table at once for so many further numbers: else it is filled anew at each doubling."""
        count = len(self)
        self._slots = with_room(self._slots, self._found, count, more, self._lengthened)
        if len(self._found) < count + more:
            self._found = self._lengthened(self._found, "i", len(self._slots) // 2)

    def positions(self, numbers: Sequence[str], not_adding: Container[int] = ()) -> list[int]:
        """Return the position of each number; one that is not there is given the next.

        At the places in `not_adding` it is not, and its position is NOT_THERE.
        """
        self.make_room(len(numbers))
        found, slots, newest = self._found, self._slots, self._newest
        last = len(slots) - 1
        following = len(self)
        positions = []
        for place, fingerprint in enumerate(self._fingerprints.of(numbers)):
            wanted = fingerprint >> DROPPED
            slot = wanted & last
            while (position := slots[slot]) >= 0:
                if found[position] == wanted and self[position] == numbers[place]:
                    break
                slot = slot + 1 & last
            else:
                if place not in not_adding:
                    slots[slot] = position = following
                    found[following] = wanted
                    following += 1
                    newest.append(numbers[place])
            positions.append(position)
        self._fill_blocks()
        return positions

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
            self._blocks.append(compress(text.encode("utf-8", "surrogatepass"), FASTEST))
            del newest[:BLOCK]

    def settle(self) -> None:
        """Give up the table: from here on numbers are only read, by position."""
        self._slots = NO_SLOTS
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
        if self._opened[0] != block:
            self._opened = block, self._numbers_of(block)
        return self._opened[1][place] or self._odd.get(position % len(self), "")

    def _numbers_of(self, block: int) -> list[str]:
        return decompress(self._blocks[block]).decode("utf-8", "surrogatepass").split(BETWEEN)

    def __iter__(self) -> Iterator[str]:
        position = 0
        for numbers in chain(map(self._numbers_of, range(len(self._blocks))), (self._newest,)):
            for number in numbers:
                yield number or self._odd.get(position, "")
                position += 1
