"""The schema of a type: what a result is declared to hold becomes what a reader can rely on.

Dataclasses and typed dictionaries become objects that hold just their fields, all of them unless a field is
said not to be required; they stand under `$defs`, described by the first paragraph of their docstrings.
"""

from dataclasses import is_dataclass
from datetime import date
from inspect import getdoc
from types import NoneType, UnionType
from typing import Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints, is_typeddict

Schema = dict[str, Any]
SIMPLE: dict[Any, Schema] = {
    bool: {"type": "boolean"},
    int: {"type": "integer"},
    float: {"type": "number"},
    str: {"type": "string"},
    NoneType: {"type": "null"},
    date: {"type": "string", "format": "date"},
    Any: {},
}


def schema_of(hint: Any, definitions: dict[str, Schema]) -> Schema:  # noqa: ANN401 - any type
    """The schema of a type as JSON writes its values; objects in it are added to `definitions` by name.

    Raises TypeError for a type that no result holds.
    """
    if hint in SIMPLE:
        return dict(SIMPLE[hint])
    if is_dataclass(hint) or is_typeddict(hint):
        return _object(hint, definitions)
    origin, arguments = get_origin(hint), get_args(hint)
    if origin is Literal:
        return {"enum": list(arguments)}
    within = [schema_of(one, definitions) for one in arguments if one is not ...]
    if origin in (Union, UnionType):
        return {"anyOf": within}
    if origin is dict:
        return {"type": "object", "additionalProperties": within[1]}
    if origin is list or (origin is tuple and arguments[1:] == (...,)):
        return {"type": "array", "items": within[0]}
    raise TypeError(f"no schema for {hint}")


def _object(kind: type, definitions: dict[str, Schema]) -> Schema:
    if kind.__name__ not in definitions:
        definitions[kind.__name__] = {}
        definitions[kind.__name__] = described(kind, definitions)
    return {"$ref": f"#/$defs/{kind.__name__}"}


def described(kind: type, definitions: dict[str, Schema]) -> Schema:
    """The schema of a dataclass or typed dictionary itself."""
    hints = get_type_hints(kind, include_extras=True)
    optional = {name for name, hint in hints.items() if get_origin(hint) is NotRequired}
    bare = {name: get_args(hint)[0] if name in optional else hint for name, hint in hints.items()}
    return {
        "description": " ".join((getdoc(kind) or "").partition("\n\n")[0].split()),
        "type": "object",
        "properties": {name: schema_of(hint, definitions) for name, hint in bare.items()},
        "required": [name for name in hints if name not in optional],
        "additionalProperties": False,
    }
