"""Names of segments: each stands once, and the rings name one that exists."""

import unicodedata
from typing import Any

from calculator.problems import Problem, printable

RINGS_SEGMENT = "assumptions.rings.segment"


def same_name(name: str) -> str:
    """Return `name` in the form in which two names count as one: full-width and half-width letters alike."""
    return unicodedata.normalize("NFKC", name).strip()


def name_each_once(segments: list[dict[str, Any]], problems: list[Problem]) -> None:
    """Add a problem for every segment whose name an earlier one has."""
    seen: set[str] = set()
    for index, segment in enumerate(segments):
        if "name" not in segment:
            continue
        name = same_name(segment["name"])
        if name in seen:
            problems.append(Problem("duplicate_name", f"segments[{index}].name", printable(segment["name"])))
        seen.add(name)


def name_the_rings_segment(
    rings: dict[str, Any], segments: list[dict[str, Any]], problems: list[Problem]
) -> None:
    """Put the name of the segment that rings buy into `rings`, as that segment spells it.

    Where there are rings and none is named, it is the segment with the highest average order value, the first
    of equals. Nothing is said while the names themselves are in doubt.
    """
    if "segment" not in rings or not segments or not all("name" in segment for segment in segments):
        return
    chosen = rings["segment"]
    if chosen is not None:
        names = {same_name(segment["name"]): segment["name"] for segment in segments}
        rings["segment"] = names.get(same_name(chosen))
        if rings["segment"] is None:
            known = tuple(str(printable(name)) for name in names.values())
            problems.append(Problem("unknown_name", RINGS_SEGMENT, printable(chosen), known))
    elif rings.get("per_month"):
        dearest = max(segments, key=lambda segment: segment.get("average_order_value", 0.0))
        rings["segment"] = dearest["name"]
