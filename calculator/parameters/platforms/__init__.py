"""The platforms, one data file each: where a platform is met, how it is known there, and its terms.

The file's name is the platform's id; its name for readers is `platform.<id>` among the words of
`platforms.json`. `fact.py` says how a fact is told, `terms.py` which facts there are, `read_platform.py` what
else a file holds. A platform whose order export is known has another file of that name in
`calculator/orders/platforms/`.
"""

import json
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import get_args

from calculator.parameters.platforms.fact import Fact, Range
from calculator.parameters.platforms.read_platform import (
    CHOICES,
    Kind,
    Platform,
    PlatformError,
    Region,
    read_platform,
)
from calculator.parameters.platforms.terms import Terms

__all__ = [
    "CHOICES",
    "Fact",
    "Kind",
    "Platform",
    "PlatformError",
    "Range",
    "Region",
    "Terms",
    "platform",
    "platforms",
]

FOLDER = Path(__file__).parent
REGIONS = get_args(Region)


@cache
def platforms() -> tuple[Platform, ...]:
    """Return every platform, those at home first, in their places.

    `PlatformError` where a file is wrong, or where two of a region claim one place.
    """
    found = [
        read_platform(path.stem, json.loads(path.read_text(encoding="utf-8")))
        for path in FOLDER.glob("*.json")
    ]
    found.sort(key=lambda one: (REGIONS.index(one.region), one.place, one.id))
    for before, after in pairwise(found):
        if (before.region, before.place) == (after.region, after.place):
            raise PlatformError(
                f"{before.id} and {after.id} both claim place {after.place} of {after.region}"
            )
    return tuple(found)


def platform(identifier: str) -> Platform:
    """Return one platform; KeyError where there is none of that id."""
    for one in platforms():
        if one.id == identifier:
            return one
    raise KeyError(identifier)
