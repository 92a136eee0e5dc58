"""Where fingerprints are found: a hash table with open addressing and linear probing.

(Knuth, The Art of Computer Programming, vol. 3, section 6.4.) A slot holds the position of a fingerprint in
an array, `NOT_THERE` where there is none; the first slot looked at is that of its lowest bits. A dictionary
takes three to five times the memory. The loop over the slots is written where it is used: a call for each row
would cost more than the loop.
"""

from array import array
from collections.abc import Sequence
from itertools import islice

from calculator.orders.columns import Lengthened

NOT_THERE = -1
"""What stands for the position of something that was not added."""
FIRST_SLOTS = 1 << 12
NO_SLOTS = array("i", [NOT_THERE])
ALL_EMPTY = array("i", [NOT_THERE]) * FIRST_SLOTS


def with_room(
    slots: "array[int]", fingerprints: Sequence[int], used: int, more: int, lengthened: Lengthened
) -> "array[int]":
    """Return slots at most half full with `more` further fingerprints: the same ones, or more of them.

    So many of the `fingerprints` are `used`.
    """
    size = max(FIRST_SLOTS, len(slots))
    while 2 * (used + more) > size:
        size *= 2
    if size == len(slots):
        return slots
    wider = lengthened(NO_SLOTS, "i", size)
    for begin in range(0, size, FIRST_SLOTS):
        wider[begin : begin + FIRST_SLOTS] = ALL_EMPTY
    last = size - 1
    for position, fingerprint in enumerate(islice(fingerprints, used)):
        slot = fingerprint & last
        while wider[slot] >= 0:
            slot = slot + 1 & last
        wider[slot] = position
    return wider
