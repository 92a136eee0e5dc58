"""Loss rates of a provision matrix: what reached a bucket is lost if it rolls on through all that follow."""

from collections.abc import Sequence
from itertools import accumulate
from operator import mul


def loss_rates(rolls: Sequence[float]) -> list[float]:
    """The products of the roll rates from each bucket on."""
    return list(accumulate(reversed(rolls), mul))[::-1]
