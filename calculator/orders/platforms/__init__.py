"""The platforms whose exports are known, one data file each: adding a platform is adding a file.

A file names the columns (`columns`: our field to the names seen, the preferred one first), those that tell
the platform (`signature`, of which `certain_with` make it certain), whether an amount belongs to the whole
order or to the row (`amount_of`), and whether the order number begins with the day (`day_in_order_id`). Names
are compared without units, width, case and spaces. `statuses.json` holds the words of order states, for all.
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
    return Platform(**{**entry, "signature": tuple(entry["signature"]), "columns": columns})


@cache
def status_words() -> tuple[StatusWords, ...]:
    """Return the words of order states, in the order in which they are tried."""
    return tuple(
        StatusWords(
            state=entry["state"], column=entry["in"], texts=tuple(entry["texts"]), unless=tuple(entry["not"])
        )
        for entry in json.loads((FOLDER / STATUSES).read_text(encoding="utf-8"))
    )
