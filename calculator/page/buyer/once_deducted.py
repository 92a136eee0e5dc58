"""What stands in a form once a deduction that it holds has been taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from calculator.buyer.since_balance import Place

Orders = Sequence[Mapping[str, Any]] | Mapping[int, Mapping[str, Any]]


def once_deducted(orders: Orders, taken: Iterable[Place]) -> dict[str, str]:
    """Return texts by path for an input's orders, given by their positions.

    Instalments of an order are alike, so those taken are counted: one that was left out before them stays
    owed, as the first of those that are left.
    """
    texts: dict[str, str] = {}
    for position, numbers in _by_order(orders, taken).items():
        order, path = orders[position], f"orders[{position}]"
        paid = int(order["instalments_paid"]) + len(numbers)
        if paid < int(order["instalments"]):
            texts[f"{path}.instalments_paid"] = str(paid)
        else:
            texts[f"{path}.status"] = "paid"
    return texts


def with_one_left_out(orders: Orders, taken: Iterable[Place]) -> list[int]:
    """Return the positions of orders of which a later instalment was taken and an earlier one was not."""
    return [
        position
        for position, numbers in _by_order(orders, taken).items()
        if max(numbers, default=0) > int(orders[position]["instalments_paid"]) + len(numbers)
    ]


def _by_order(orders: Orders, taken: Iterable[Place]) -> dict[int, set[int]]:
    """The numbers of the instalments taken, of each order, without those that had been paid before."""
    numbers: dict[int, set[int]] = {}
    for position, number in sorted(taken):
        of_order = numbers.setdefault(position, set())
        if number > int(orders[position]["instalments_paid"]):
            of_order.add(number)
    return numbers


def places(movements: Iterable[Mapping[str, Any]], positions: Iterable[int]) -> list[Place]:
    """Return position and instalment of each deduction among movements of a result."""
    deducted = (entry for entry in movements if entry["kind"] == "deduction")
    return [
        (position, int(entry.get("instalment", 1)))
        for entry, position in zip(deducted, positions, strict=True)
    ]


def place_text(place: Place) -> str:
    """A place as a box of the page holds it: `2`, `2.3` for a later instalment than the first."""
    position, number = place
    return str(position) if number == 1 else f"{position}.{number}"


def place_in(text: str) -> Place:
    """The place that such a text says; ValueError where it says none."""
    position, _, number = text.partition(".")
    return int(position), int(number or 1)
