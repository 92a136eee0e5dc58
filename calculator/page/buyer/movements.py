"""What money that moves is called."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from calculator.words import say


def movement_name(lang: str, entry: Mapping[str, Any]) -> str:
    """What came in or went out: as its plan calls it, or else its kind; of several instalments, which."""
    name = str(entry["name"]) or say(lang, f"buyer.kind.{entry['kind']}")
    if "instalment" not in entry:
        return name
    number, of = str(entry["instalment"]), str(entry["instalments"])
    return say(lang, "buyer.instalment", name=name, number=number, of=of)
