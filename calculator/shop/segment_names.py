"""Names of segments: each stands once, and a ring names one that exists."""

import unicodedata
from typing import Any

from calculator.boundary.problems import Problem, printable


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


def name_as_the_segment(
    holder: dict[str, Any], path: str, segments: list[dict[str, Any]], problems: list[Problem]
) -> None:
    """Spell the segment that `holder` (the object at `path`) names as that segment does; a problem if none.

    Nothing is said while the names themselves are in doubt.
    """
    chosen = holder.get("segment")
    if chosen is None or not segments or not all("name" in segment for segment in segments):
        return
    names = {same_name(segment["name"]): segment["name"] for segment in segments}
    holder["segment"] = names.get(same_name(chosen))
    if holder["segment"] is None:
        known = tuple(str(printable(name)) for name in names.values())
        problems.append(Problem("unknown_name", f"{path}.segment", printable(chosen), known))


def name_the_rings_segment(
    rings: dict[str, Any], segments: list[dict[str, Any]], problems: list[Problem]
) -> None:
    """Put the name of the segment that rings buy into `rings`, as that segment spells it.

    Where there are rings and none is named, it is the segment with the highest average order value, the first
    of equals.
    """
    if rings.get("segment") is not None:
        name_as_the_segment(rings, "assumptions.rings", segments, problems)
    elif "segment" in rings and rings.get("per_month") and all("name" in segment for segment in segments):
        dearest = max(segments, key=lambda segment: segment.get("average_order_value", 0.0), default=None)
        rings["segment"] = dearest["name"] if dearest else None
