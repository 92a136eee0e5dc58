"""Texts as numbers that can be compared and not be read back.

A text is taken as one long number, and only the remainder of a secret multiple by a secret prime is kept
(J. L. Carter, M. N. Wegman, Universal classes of hash functions, Journal of Computer and System Sciences 18,
1979; R. M. Karp, M. O. Rabin, Efficient randomized pattern-matching algorithms, IBM Journal of Research and
Development 31, 1987). For two different texts the chance that their remainders are equal is at most about the
bits of the text by 2^62: with a million texts of 50 letters, one in ten thousand that any two of them meet.

Python's own hash cannot do that: in the browser it has 32 bits and is FNV, with which numbers in a row meet
so often that tables grow slow and different people become one.
"""

from collections.abc import Sequence
from itertools import count
from os import urandom

BITS = 62
"""Of a fingerprint: what fits into a signed word of 64 bits."""


class Fingerprints:
    """Fingerprints with a secret of their own: from 1 to 2^62."""

    __slots__ = ("_factor", "_prime")

    def __init__(self) -> None:
        # Fermat's test: the few numbers that pass and are no primes serve as well
        self._prime = next(number for number in count(_drawn() | 1, 2) if pow(2, number - 1, number) == 1)
        self._factor = _drawn()

    def of(self, texts: Sequence[str]) -> list[int]:
        """Return the fingerprint of each text."""
        factor, prime = self._factor, self._prime
        # a sign stands before each text: numbers do not tell how many zeros they begin with
        together = ("\1" + "\n\1".join(texts)).encode("utf-8", "surrogatepass").split(b"\n")
        if len(together) != len(texts):  # a text of several lines, or none at all
            together = [b"\1" + text.encode("utf-8", "surrogatepass") for text in texts]
        return [number * factor % prime or 1 for number in map(int.from_bytes, together)]


def _drawn() -> int:
    """Return a number of `BITS` bits, drawn at random."""
    return int.from_bytes(urandom(8)) >> (64 - BITS) | 1 << (BITS - 1)
