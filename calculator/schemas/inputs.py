"""Schemas of what the commands take: of a document from its declaration, of an order file its options.

A text may hold blanks that do not count, so its length is told by a pattern: characters, and runs of blanks
between them as one each.
"""

from typing import Any

from calculator.boundary.declared_values import SCHEMA
from calculator.orders.payments import READINGS
from calculator.orders.platforms import platforms as order_files
from calculator.orders.recognition.columns import FIELDS, NEEDED
from calculator.orders.screening.changed_thresholds import threshold_names
from calculator.orders.screening.thresholds import WITHOUT_EFFECT
from calculator.parameters import Field, Part, declaration_of, order_file_fields
from calculator.tables.encoding import CODECS
from calculator.tables.records import NAMED_SEPARATORS
from calculator.words import LANGUAGES, say

LANGUAGE = "en"
Schema = dict[str, Any]

DATE = r"^\s*[0-9]{4}-[0-9]{2}-[0-9]{2}\s*$"
NOT_BLANK = r"\S"
WORDS = r"^\s*(?:\S|\s+(?=\S)){{{least},{most}}}\s*$"
WHOLE = frozenset(("whole", "position"))


def input_schema(command: str, *, complete: bool = False) -> Schema:
    """The schema of a document that a command takes; a complete one, as results repeat it, lacks nothing."""
    whole = _object(declaration_of(command), complete=complete)
    whole["properties"] = {"schema": {"const": SCHEMA}, **whole["properties"]}
    if complete:
        whole["required"] = ["schema", *whole["required"]]
    return whole


def options_schema(command: str) -> Schema:
    """The schema of what can be said of an order file besides the file itself, by the command line's names.

    The file is a table, CSV or XLSX; `row` under `$defs` is a row of one with plain column names.
    """
    share = next(field for field in order_file_fields() if field.name == "pay_later_share")
    options = {
        "platform": {"enum": list(order_files())},
        "encoding": {"enum": list(CODECS)},
        "separator": {"enum": [*NAMED_SEPARATORS, *NAMED_SEPARATORS.values()]},
        "map": {
            "description": "The file's name of a column, or nothing where it has none, by what it holds.",
            "type": "object",
            "propertyNames": {"enum": list(FIELDS)},
            "additionalProperties": {"type": "string"},
        },
        "pay_later_share": _field(share),
        "payments": {"enum": list(READINGS)},
        "lang": {"enum": list(LANGUAGES)},
        "today": {"type": "string", "format": "date"},
        "currency": {"type": "string", "pattern": "^[A-Z]{3}$"},
    }
    if command == "mix":
        options["beside"] = {
            "description": "The file of another month: what became of the orders open in the earlier one.",
            "type": "string",
        }
    if command == "screen":
        options["threshold"] = {
            "description": "Other thresholds, by name; some of earlier versions have no effect any more.",
            "type": "object",
            "propertyNames": {"enum": [*threshold_names(), *WITHOUT_EFFECT]},
        }
    columns = {name: {"type": ["string", "number"]} for name in FIELDS}
    return {
        "type": "object",
        "properties": options,
        "additionalProperties": False,
        "$defs": {"row": {"type": "object", "properties": columns, "required": list(NEEDED)}},
    }


def _object(part: Part, *, complete: bool) -> Schema:
    properties = {field.name: _field(field) for field in part.fields}
    for within in part.parts:
        inner = _object(within, complete=complete)
        if within.rows:
            bounds = {"minItems": within.rows.least, "maxItems": within.rows.most}
            properties[within.name] = {"type": "array", "items": inner, **bounds}
        else:
            properties[within.name] = inner
    required = [field.name for field in part.fields if field.required]
    required += [within.name for within in part.parts if within.rows and within.rows.least]
    described: Schema = {"type": "object", "properties": properties, "additionalProperties": False}
    if complete or required:
        described["required"] = list(properties) if complete else required
    return described


def _field(field: Field) -> Schema:
    words = f"field.{field.key}"
    described: Schema = {
        "title": say(LANGUAGE, f"{words}.label"),
        "description": say(LANGUAGE, f"{words}.help"),
        **_values(field),
    }
    if field.nullable:
        described["type"] = [described["type"], "null"]
        if "enum" in described:
            described["enum"] = [*described["enum"], None]
    if not field.required:
        described["default"] = field.default
    facts = [f"unit: {field.unit}", f"basis: {', '.join((field.basis, *field.sources))}"]
    return described | {"$comment": "; ".join(facts)}


def _values(field: Field) -> Schema:
    if field.is_number:
        kind = "integer" if field.kind in WHOLE else "number"
        return {"type": kind, "minimum": field.minimum, "maximum": field.maximum}
    if field.kind == "boolean":
        return {"type": "boolean"}
    if field.kind == "choice":
        return {"type": "string", "enum": list(field.choices)}
    if field.kind == "currency":
        return {"type": "string", "pattern": "^[A-Z]{3}$"}
    if field.kind == "date":
        return {"type": "string", "format": "date"} if field.command == "estimate" else _day()
    return {"type": "string", "pattern": _text(field)}


def _day() -> Schema:
    return {"type": "string", "pattern": DATE}


def _text(field: Field) -> str:
    """The pattern of a text: what may be left out may be blank in a plan, which says the same."""
    if field.maximum is None:
        return NOT_BLANK
    blank_will_do = field.nullable and field.command == "commitments"
    return WORDS.format(least=0 if blank_will_do else 1, most=int(field.maximum))
