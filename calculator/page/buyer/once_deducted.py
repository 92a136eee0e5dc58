"""What stands in a form once a deduction that it holds has been taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

Orders = Sequence[Mapping[str, Any]] | Mapping[int, Mapping[str, Any]]


def once_deducted(orders: Orders, taken: Iterable[tuple[int, int]]) -> dict[str, str]:
    """Return texts by path for an input's orders, given by their positions.

    Each of `taken` is the position of an order (from 0) and the number of its instalment (from 1): of several
    instalments the last one taken counts.
    """
    texts: dict[str, str] = {}
    for position, number in sorted(taken):
        path = f"orders[{position}]"
        if number < int(orders[position]["instalments"]):
            texts[f"{path}.instalments_paid"] = str(number)
        else:
            texts.pop(f"{path}.instalments_paid", None)
            texts[f"{path}.status"] = "paid"
    return texts


def places(movements: Iterable[Mapping[str, Any]], positions: Iterable[int]) -> list[tuple[int, int]]:
    """Return position and instalment of each deduction among movements of a result."""
    deducted = (entry for entry in movements if entry["kind"] == "deduction")
    return [
        (position, int(entry.get("instalment", 1)))
        for entry, position in zip(deducted, positions, strict=True)
    ]


def place_text(place: tuple[int, int]) -> str:
    """A place as a box of the page holds it: `2`, `2.3` for a later instalment than the first."""
    position, number = place
    return str(position) if number == 1 else f"{position}.{number}"


def place_in(text: str) -> tuple[int, int]:
    """The place that such a text says; ValueError where it says none."""
    position, _, number = text.partition(".")
    return int(position), int(number or 1)
