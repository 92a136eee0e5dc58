"""What to have in hand for an order: the items of the list, and what of each the file tells already."""

import json
from functools import cache
from pathlib import Path

from calculator.orders.evidence.case import Case

PLACE = ("province", "city", "district", "address")


@cache
def items() -> dict[str, tuple[str, ...]]:
    """Return the facts of a file that belong to each item, by item, in the order of the list."""
    entries = json.loads(Path(__file__).with_name("items.json").read_text(encoding="utf-8"))
    return {entry["item"]: tuple(entry["facts"]) for entry in entries}


def facts_of(case: Case, item: str) -> dict[str, str | float]:
    """Return what the file tells about an item of an order, by fact; empty where it tells nothing."""
    told: dict[str, str | float | None] = {
        **case.texts,
        "order_id": case.order_id,
        "day": case.day,
        "amount": case.amount,
        "refunded": case.refunded or None,
        "open_amount": case.open_amount if case.paid is not None else None,
        "shipped_day": case.shipped_day,
        "received_day": case.received_day,
        "receiver_address": "".join(case.texts.get(field, "") for field in PLACE) or None,
    }
    return {fact: value for fact in items()[item] if (value := told.get(fact)) is not None}
