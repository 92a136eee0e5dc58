"""JSON Schemas (2020-12) of what the commands take and answer, made from the declarations and the types.

What a schema refuses is refused by the calculator too; the calculator refuses more: what only several values
together tell (a segment that a ring names and no segment has, counts that do not fit one another). No page
loads this package; the command line prints the schemas and the site publishes them.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from calculator.schemas.inputs import input_schema, options_schema
from calculator.schemas.results import (
    commitments_result,
    estimate_result,
    mix_result,
    screen_result,
)
from calculator.version import __version__

DIALECT = "https://json-schema.org/draft/2020-12/schema"

SCHEMAS: dict[str, Callable[[], dict[str, Any]]] = {
    "estimate": partial(input_schema, "estimate"),
    "estimate-result": estimate_result,
    "mix": partial(options_schema, "mix"),
    "mix-result": mix_result,
    "screen": partial(options_schema, "screen"),
    "screen-result": screen_result,
    "commitments": partial(input_schema, "commitments"),
    "commitments-result": commitments_result,
}
"""What each command takes, under its name, and what it answers."""


def schema(name: str) -> dict[str, Any]:
    """Return one of the schemas by its name; KeyError where there is none of it."""
    return {"$schema": DIALECT, "title": name, "$comment": f"calculator {__version__}", **SCHEMAS[name]()}
