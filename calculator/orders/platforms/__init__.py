"""The platforms whose exports are known, one data file each: adding a platform is adding a file.

A file names the columns (`columns`: our field to the names seen, the preferred one first), those that tell
the platform (`signature`, of which `certain_with` make it certain), whether an amount belongs to the whole
order or to the row (`amount_of`), and whether the order number begins with the day (`day_in_order_id`). Names
are compared without units, width, case and spaces; where a file has none of a platform's own names for a
field, those of `generic.json` are tried. `statuses.json` holds the words of order states, for all; words that
mean something on one platform only stand in its file (`statuses`).
"""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

FOLDER = Path(__file__).parent
GENERIC = "generic"
STATUSES = "statuses.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Platform:
    """How the exports of one platform look."""

    id: str
    read_on: str
    """The day on which the column names were last compared with real exports, `2026-11-22`."""
    signature: tuple[str, ...]
    certain_with: int
    amount_of: Literal["order", "row"]
    day_in_order_id: Literal["yymmdd"] | None
    columns: dict[str, tuple[str, ...]]
    statuses: tuple["StatusWords", ...] = ()
    """Words of order states that hold on this platform only."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatusWords:
    """Texts by which a status column tells a state of the order.

    `unless` are texts that tell the contrary.
    """

    state: str
    column: str
    texts: tuple[str, ...]
    unless: tuple[str, ...]


@cache
def platforms() -> dict[str, Platform]:
    """Return every platform by its id; `generic` comes last."""
    found = [_platform(json.loads(path.read_text(encoding="utf-8"))) for path in sorted(_files())]
    found.sort(key=lambda platform: platform.id == GENERIC)
    return {platform.id: platform for platform in found}


def _files() -> list[Path]:
    return [path for path in FOLDER.glob("*.json") if path.name != STATUSES]


def _platform(entry: dict[str, Any]) -> Platform:
    columns = {field: tuple(names) for field, names in entry["columns"].items()}
    statuses = _status_words(entry.get("statuses", []))
    signature = tuple(entry["signature"])
    return Platform(**{**entry, "signature": signature, "columns": columns, "statuses": statuses})


@cache
def status_words() -> tuple[StatusWords, ...]:
    """Return the words of order states, in the order in which they are tried."""
    return _status_words(json.loads((FOLDER / STATUSES).read_text(encoding="utf-8")))


def _status_words(entries: list[dict[str, Any]]) -> tuple[StatusWords, ...]:
    return tuple(
        StatusWords(
            state=entry["state"], column=entry["in"], texts=tuple(entry["texts"]), unless=tuple(entry["not"])
        )
        for entry in entries
    )
