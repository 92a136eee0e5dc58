"""Groups of linked orders: whatever shares an order is one group (union-find)."""

from collections.abc import Iterable


class Linked:
    """Numbers joined into groups."""

    def __init__(self) -> None:
        self._parent: dict[int, int] = {}

    def find(self, number: int) -> int:
        """Return the number that stands for the group."""
        parent = self._parent
        parent.setdefault(number, number)
        while parent[number] != number:
            parent[number] = parent[parent[number]]
            number = parent[number]
        return number

    def join(self, numbers: Iterable[int]) -> None:
        """Put all numbers into one group, with the groups they are in."""
        first: int | None = None
        for number in numbers:
            if first is None:
                first = self.find(number)
            else:
                self._parent[self.find(number)] = first

    def groups(self) -> list[list[int]]:
        """Return the groups, each in rising order, the one with the smallest number first."""
        found: dict[int, list[int]] = {}
        for number in sorted(self._parent):
            found.setdefault(self.find(number), []).append(number)
        return list(found.values())
