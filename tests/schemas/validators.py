"""A validator of a published schema, by an independent library."""

import json
from functools import cache

from jsonschema import Draft202012Validator

from calculator.schemas import schema


@cache
def validator(name: str) -> Draft202012Validator:
    """The validator of a schema by its name; dates are checked as dates."""
    return Draft202012Validator(schema(name), format_checker=Draft202012Validator.FORMAT_CHECKER)


def faults(name: str, document: object) -> list[str]:
    """What the schema finds wrong with a document, after its way through JSON text."""
    parsed = json.loads(json.dumps(document))
    return [f"{error.json_path}: {error.message[:200]}" for error in validator(name).iter_errors(parsed)]
