"""The amounts of many orders, each different one once: prices repeat, and orders are more than prices."""

from bisect import bisect_left
from collections import Counter
from collections.abc import Callable, Iterable
from itertools import accumulate, chain, repeat
from math import fsum


class Amounts:
    """Amounts in major units, in rising order, with how many orders have each."""

    __slots__ = ("_orders_below", "counts", "different")

    def __init__(self, amounts: Iterable[float]) -> None:
        self.counts = Counter(amounts)
        self.different = sorted(self.counts)
        self._orders_below = [0, *accumulate(map(self.counts.__getitem__, self.different))]

    def __len__(self) -> int:
        """How many orders there are."""
        return self._orders_below[-1]

    def below(self, limit: float, scale: Callable[[float], float] | None = None) -> int:
        """Return how many orders are below a limit, on a rising `scale` where one is given."""
        return self._orders_below[bisect_left(self.different, limit, key=scale)]


def sum_of(counts: Counter[float], value_of: Callable[[float], float] | None = None) -> float:
    """Return the sum over orders of their amounts, or of a value of each: exact, as if added one by one."""
    values = map(value_of, counts) if value_of else counts
    return fsum(chain.from_iterable(map(repeat, values, counts.values())))
