"""Columns of numbers, a number for each order, and how they are made longer."""

from array import array
from collections.abc import Callable
from typing import Any

Lengthened = Callable[["array[Any]", str, int], "array[Any]"]
"""Makes of a column one of a type with room for so many numbers, which begins like it; zeros follow."""


def in_memory(column: "array[Any]", typecode: str, room: int) -> "array[Any]":
    """Return a longer array."""
    longer = array(typecode, [0]) * room
    longer[: len(column)] = column
    return longer
