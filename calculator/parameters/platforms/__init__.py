"""The platforms, one data file each: where a platform is met, and how it is known there.

The file's name is the platform's id; its name for readers is `platform.<id>` among the words of
`platforms.json`. A platform whose order export is known has another file of that name in
`calculator/orders/platforms/`.
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """One platform.

    `place` is where it stands among the others. `buyer` says whether a buyer's form offers it for an order.
    `in_payments` are names by which a line of a payments list tells that it was bought there; of several, the
    first in place counts. `told_in` is the heading of the page about platforms that tells of it.
    """

    id: str
    place: int
    buyer: bool = False
    in_payments: tuple[str, ...] = ()
    told_in: str


@cache
def platforms() -> tuple[Platform, ...]:
    """Return every platform, in their places."""
    found = []
    for path in FOLDER.glob("*.json"):
        entry = json.loads(path.read_text(encoding="utf-8"))
        names = tuple(entry.get("in_payments", ()))
        found.append(Platform(**{"told_in": path.stem, **entry, "id": path.stem, "in_payments": names}))
    return tuple(sorted(found, key=lambda platform: (platform.place, platform.id)))
