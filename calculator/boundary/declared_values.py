"""Parsed JSON against the declaration of its fields: objects, lists and the version of the format.

Defaults come from the declaration and fill only what is absent. What is present is taken as it stands or
reported, never replaced.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from calculator.boundary.document import Repeated
from calculator.boundary.field_value import Value, check, missing
from calculator.boundary.problems import DOCUMENT, InvalidInput, Problem, printable
from calculator.parameters import Field, fields_of

SCHEMA = 1

T = TypeVar("T")
Values = dict[str, Any]
Check = Callable[[Field, str, object], Value | Problem]


def read_whole(document: object, read: Callable[[Values, list[Problem]], T | None]) -> T:
    """Return what `read` makes of a parsed document.

    `read` adds every problem that it finds to the list it is given and returns None where there is one.
    Raises InvalidInput with all of them.
    """
    if not isinstance(document, dict):
        raise InvalidInput([not_a("object", DOCUMENT, document)])
    problems: list[Problem] = []
    _check_schema(document.get("schema", SCHEMA), problems)
    whole = read(document, problems)
    if whole is None:
        raise InvalidInput(problems)
    return whole


def _check_schema(value: object, problems: list[Problem]) -> None:
    """Report a version that is not ours."""
    if isinstance(value, Repeated):
        problems.append(Problem("duplicate_field", "schema"))
    elif isinstance(value, bool) or value != SCHEMA:
        problems.append(Problem("unknown_schema", "schema", printable(value), (SCHEMA, SCHEMA)))


def values_of(
    scope: str,
    entry: object,
    prefix: str,
    nested: tuple[str, ...],
    problems: list[Problem],
    *,
    check_value: Check = check,
) -> Values:
    """Return the declared fields of one object by name, with defaults where they are absent."""
    if not isinstance(entry, dict):
        problems.append(not_a("object", prefix.removesuffix(".") or DOCUMENT, entry))
        return {}
    declared = fields_of(scope)
    values: Values = {}
    for name, field in declared.items():
        path = prefix + name
        if name not in entry and not field.required:
            values[name] = field.default
            continue
        checked = check_value(field, path, entry[name]) if name in entry else missing(field, path)
        if isinstance(checked, Problem):
            problems.append(checked)
        else:
            values[name] = checked
    problems.extend(
        Problem("unknown_field", f"{prefix}{printable(name)}", printable(name))
        for name in entry
        if name not in declared and name not in nested
    )
    return values


def list_of(path: str, entry: object, most: int, problems: list[Problem]) -> list[object]:
    """Return the items to read; of a list that is too long, the first ones, so that they are checked too."""
    if not isinstance(entry, list | tuple):
        problems.append(not_a("list", path, entry))
        return []
    if len(entry) > most:
        problems.append(Problem("too_large", path, len(entry), (0, most), "list"))
    return list(entry[:most])


def not_a(wanted: str, path: str, entry: object) -> Problem:
    """Return the problem of a value that is not the object or the list that is wanted."""
    if isinstance(entry, Repeated):
        return Problem("duplicate_field", path)
    return Problem("wrong_type", path, printable(entry), reason=wanted)
