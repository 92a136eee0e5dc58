"""The figures of a result by their path; of a long series its length, sum and largest value.

`segments[0].net_benefit` is the path of a figure, `segments[].net_benefit` the name of all its like: what a
changelog speaks of.
"""

import re
from collections.abc import Iterator
from math import fsum
from typing import Any

LONG = 20
NOT_FIGURES = ("schema", "calculator_version", "inputs", "notices", "audit")
INDEX = re.compile(r"\[\d+\]")


def figures_of(result: dict[str, Any]) -> dict[str, float]:
    """Every number of a result of `calculator.api.estimate`, but for the inputs and the errors of the run."""
    return {
        path: number
        for name, part in result.items()
        if name not in NOT_FIGURES
        for path, number in _numbers(name, part)
    }


def name_of(path: str) -> str:
    """What figures of the same kind share: the path without positions and levels."""
    return re.sub(r"\.0\.\d+$", "", INDEX.sub("[]", path))


def _numbers(path: str, value: Any) -> Iterator[tuple[str, float]]:
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _numbers(f"{path}.{name}", part)
    elif isinstance(value, list):
        if len(value) > LONG and all(isinstance(part, int | float) for part in value):
            yield from ((f"{path}.length", len(value)), (f"{path}.sum", fsum(value)))
            yield f"{path}.largest", max(value)
        else:
            for place, part in enumerate(value):
                yield from _numbers(f"{path}[{place}]", part)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield path, value
