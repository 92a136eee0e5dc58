"""Parsed JSON against the declaration of its fields: objects, lists and the version of the format.

Defaults come from the declaration and fill only what is absent. What is present is taken as it stands or
reported, never replaced.
"""

from collections.abc import Callable
from typing import Any, TypeVar

from calculator.boundary.document import Repeated
from calculator.boundary.field_value import Value, check, missing
from calculator.boundary.problems import DOCUMENT, InvalidInput, Problem, printable
from calculator.parameters import Field, Part, fields_of

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
    part: Part, entry: object, path: str, problems: list[Problem], *, check_value: Check = check
) -> Values:
    """Return the declared fields of one object by name, with defaults where they are absent.

    `part` is its declaration, `path` where it stands in the document. What it may hold besides its fields is
    left for others to read.
    """
    prefix = f"{path}." if path else ""
    if not isinstance(entry, dict):
        problems.append(not_a("object", path or DOCUMENT, entry))
        return {}
    declared = fields_of(part.scope)
    values: Values = {}
    for name, field in declared.items():
        at = prefix + name
        if name not in entry and not field.required:
            values[name] = field.default
            continue
        checked = check_value(field, at, entry[name]) if name in entry else missing(field, at)
        if isinstance(checked, Problem):
            problems.append(checked)
        else:
            values[name] = checked
    held = {within.name for within in part.parts} | (set() if path else {"schema"})
    problems.extend(
        Problem("unknown_field", f"{prefix}{printable(name)}", printable(name))
        for name in entry
        if name not in declared and name not in held
    )
    return values


def rows_of(
    part: Part, document: Values, problems: list[Problem], *, check_value: Check = check
) -> list[Values]:
    """Return the rows of one of the document's lists; of too many only the first, which are checked."""
    name, declared = part.name, part.rows
    if declared is None:
        raise TypeError(f"{name} is no list")
    entry = document.get(name, [])
    if declared.least and entry == []:
        problems.append(Problem("empty_mix", name, limits=(declared.least, declared.most)))
    elif not isinstance(entry, list | tuple):
        problems.append(not_a("list", name, entry))
        return []
    elif len(entry) > declared.most:
        problems.append(Problem("too_large", name, len(entry), (0, declared.most), "list"))
    return [
        values_of(part, row, f"{name}[{place}]", problems, check_value=check_value)
        for place, row in enumerate(entry[: declared.most])
    ]


def not_a(wanted: str, path: str, entry: object) -> Problem:
    """Return the problem of a value that is not the object or the list that is wanted."""
    if isinstance(entry, Repeated):
        return Problem("duplicate_field", path)
    return Problem("wrong_type", path, printable(entry), reason=wanted)
