"""What cells mean, remembered: an export has many rows and few different statuses, methods and days."""

from collections.abc import Callable
from typing import TypeVar

K = TypeVar("K")
V = TypeVar("V")
MOST_REMEMBERED = 4096


class Remembered(dict[K, V]):
    """Understands each key once; past `MOST_REMEMBERED` keys the further ones every time."""

    __slots__ = ("_understand",)

    def __init__(self, understand: Callable[[K], V]) -> None:
        super().__init__()
        self._understand = understand

    def __missing__(self, key: K) -> V:
        value = self._understand(key)
        if len(self) < MOST_REMEMBERED:
            self[key] = value
        return value
